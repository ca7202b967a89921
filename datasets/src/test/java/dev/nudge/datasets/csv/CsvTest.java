package dev.nudge.datasets.csv;

import static dev.nudge.datasets.csv.CsvFile.column;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.spi.ColumnType;
import dev.nudge.spi.LoadRequest;
import dev.nudge.spi.Progress;
import dev.nudge.spi.Table;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

    @TempDir
    Path directory;

    private CsvFile file(String text) {
        return new CsvFile(directory, text);
    }

    @Test
    void readsNumbersAndCategories() {
        Table table = file("area,kind\n2104,flat\n1600.5,house\n-3e2,flat\n").load();

        assertThat(table.names()).containsExactly("area", "kind");
        assertThat(column(table, "area")).containsExactly(2104f, 1600.5f, -300f);
        assertThat(column(table, "kind")).containsExactly("flat", "house", "flat");
        assertThat(table.usualTarget()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|", ":", " , ", "; "})
    void findsTheSeparator(String separator) {
        Table table = file("a,b,c\n1,2,x\n3,4,y\n".replace(",", separator)).load();

        assertThat(column(table, "b")).containsExactly(2f, 4f);
        assertThat(column(table, "c")).containsExactly("x", "y");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tab", "\t", "\\t"})
    void takesTheTabByNameAndByCharacter(String tab) {
        Table table =
                file("a\tb\n1,5\t2\n").settings().separator(tab).decimal(",").load();

        assertThat(column(table, "a")).containsExactly(1.5f);
    }

    @Test
    void doesNotTakeTheColonsOfTimesForSeparators() {
        Table table = file("time,x\n12:30:10,1\n13:45:00,2\n").load();

        assertThat(column(table, "time")).containsExactly("12:30:10", "13:45:00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void readsEveryLineEnd(String end) {
        Table table = file("a,b\n1,x\n2,y".replace("\n", end)).load();

        assertThat(column(table, "a")).containsExactly(1f, 2f);
        assertThat(column(table, "b")).containsExactly("x", "y");
    }

    @Test
    void readsQuotedSeparatorsQuotesAndLineBreaks() {
        Table table = file("a,b\n1,\"x, \"\"y\"\"\nz\"\n2, \"w\" \n").load();

        assertThat(column(table, "b")).containsExactly("x, \"y\"\nz", "w");
    }

    @Test
    void findsSingleQuotes() {
        Table table = file("a,b\n1,'x, y'\n2,'z'\n").load();

        assertThat(column(table, "b")).containsExactly("x, y", "z");
    }

    @Test
    void takesQuotesAsCharactersIfToldSo() {
        Table table = file("a,b\n1,\"x\n2,y\n").settings().quote("none").load();

        assertThat(column(table, "b")).containsExactly("\"x", "y");
    }

    @Test
    void readsDecimalCommas() {
        Table table = file("a;b\n1,5;1.234,25\n2,25;17,0\n").load();

        assertThat(column(table, "a")).containsExactly(1.5f, 2.25f);
        assertThat(column(table, "b")).containsExactly(1234.25f, 17f);
    }

    @Test
    void readsDecimalCommasWithoutAHeader() {
        Table table = file("5,1;3,5;setosa\n4,9;3,0;setosa\n").load();

        assertThat(column(table, "column1")).containsExactly(5.1f, 4.9f);
    }

    @Test
    void readsThousands() {
        Table table =
                file("a,b\nx,\"43,774.58\"\ny,\" 27,275.25 \"\nz,\"1,234\"\n").load();

        assertThat(column(table, "b")).containsExactly(43774.58f, 27275.25f, 1234f);
    }

    @Test
    void takesLoneGroupsForDecimalsBetweenSemicolonsAndForThousandsBetweenCommas() {
        assertThat(column(file("a;b\n1,234;x\n").load(), "a")).containsExactly(1.234f);
        assertThat(column(file("a,b\n\"1,234\",x\n").load(), "a")).containsExactly(1234f);
    }

    @Test
    void readsUtf8WithAByteOrderMark() {
        assertThat(column(file("\uFEFFgröße,b\n1,ä\n").load(), "größe")).containsExactly(1f);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
    void readsUtf16WithAndWithoutAByteOrderMark(String charset) {
        String text = "grade,name\n1,äöü\n2,zoë\n";
        for (String mark : new String[] {"", "\uFEFF"}) {
            Table table = new CsvFile(directory, mark + text, Charset.forName(charset)).load();
            assertThat(column(table, "grade")).containsExactly(1f, 2f);
            assertThat(column(table, "name")).containsExactly("äöü", "zoë");
        }
    }

    @Test
    void readsOldWindowsFiles() {
        Table table = new CsvFile(directory, "größe;klasse\n1,5;süß €\n", Charset.forName("windows-1252")).load();

        assertThat(column(table, "größe")).containsExactly(1.5f);
        assertThat(column(table, "klasse")).containsExactly("süß €");
    }

    @Test
    void decidesOnTheCharsetHoweverLateItShows() {
        String text = "a,b\n" + "1,plain\n".repeat(100_000) + "2,süß\n";
        for (Charset charset : new Charset[] {StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1}) {
            assertThat(column(new CsvFile(directory, text, charset).load(), "b"))
                    .endsWith("plain", "süß");
        }
    }

    @Test
    void takesTheCharsetGiven() {
        Charset charset = Charset.forName("ISO-8859-15");
        Table table = new CsvFile(directory, "a,b\n1,€\n", charset)
                .settings()
                .charset("ISO-8859-15")
                .load();

        assertThat(column(table, "b")).containsExactly("€");
    }

    @Test
    void unzips() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write("a,b\n1,x\n".getBytes(StandardCharsets.UTF_8));
        }

        assertThat(column(new CsvFile(directory, bytes.toByteArray()).load(), "a"))
                .containsExactly(1f);
    }

    @Test
    void skipsBlankLinesAndComments() {
        Table table =
                file("# first, of all\n\n  \na,b\n1,x\n# between\n\n2,y\n\n").load();

        assertThat(column(table, "a")).containsExactly(1f, 2f);
    }

    @Test
    void keepsRowsThatBeginWithAHash() {
        Table table = file("tag,n\n#one,1\ntwo,2\n#three,3\n").load();

        assertThat(column(table, "tag")).containsExactly("#one", "two", "#three");
    }

    @Test
    void takesAnotherCommentCharacter() {
        Table table =
                file("% ARFF, so to say\na,b\n1,x\n").settings().comment("%").load();

        assertThat(table.rows()).isEqualTo(1);
    }

    @Test
    void knowsTheUsualWordsForMissing() {
        Table table = file("a,b\n1,x\n,\nNA,n/a\nnan,NULL\n?,-\n\\N,y\n2,z\n").load();

        assertThat(column(table, "a")).containsExactly(1f, null, null, null, null, null, 2f);
        assertThat(column(table, "b")).containsExactly("x", null, null, null, null, "y", "z");
    }

    @Test
    void takesOtherWordsForMissing() {
        Table table = file("a,b\n1,NA\n-999,x\nnone,y\n")
                .settings()
                .missing("-999", "None")
                .load();

        assertThat(column(table, "a")).containsExactly(1f, null, null);
        assertThat(column(table, "b")).containsExactly("NA", "x", "y");
    }

    @Test
    void takesNumbersWithLeadingZerosForNames() {
        Table table = file("zip,x\n08123,0\n10115,0.5\n").load();

        assertThat(column(table, "zip")).containsExactly("08123", "10115");
        assertThat(column(table, "x")).containsExactly(0f, 0.5f);
    }

    @Test
    void takesTypesFromTheSettingsAndBeforeThemFromTheModel() {
        CsvFile file = file("a,b\n1,2\n3,4\n");
        Csv csv = file.settings()
                .types(Map.of("a", ColumnType.CATEGORY, "b", ColumnType.CATEGORY))
                .csv();

        Table table = csv.load(new LoadRequest(Map.of("b", ColumnType.NUMBER), Progress.NONE));

        assertThat(column(table, "a")).containsExactly("1", "3");
        assertThat(column(table, "b")).containsExactly(2f, 4f);
    }

    @Test
    void decidesOnAColumnAtItsFirstValue() {
        String late = "a,n,m\n" + "1,,\n".repeat(2000) + "1,x,2\n1,y,3\n";
        Table table = file(late).load();

        assertThat(column(table, "n")).startsWith((Object) null).endsWith("x", "y");
        assertThat(column(table, "m")).endsWith(2f, 3f);
    }

    @Test
    void seesThatThereIsNoHeader() {
        Table table = file("1,a\n2,b\n").load();

        assertThat(table.names()).containsExactly("column1", "column2");
        assertThat(table.rows()).isEqualTo(2);
    }

    @Test
    void seesFromRepeatedWordsThatThereIsNoHeader() {
        assertThat(file("yes,red\nno,blue\nyes,green\n").load().rows()).isEqualTo(3);
    }

    @Test
    void takesNamesForAFileWithoutHeader() {
        Table table = file("39, State-gov, 77516, <=50K\n50, ?, 83311, >50K\n\n")
                .settings()
                .names("age", "work", "weight", "income")
                .load();

        assertThat(column(table, "age")).containsExactly(39f, 50f);
        assertThat(column(table, "work")).containsExactly("State-gov", null);
        assertThat(column(table, "income")).containsExactly("<=50K", ">50K");
    }

    @Test
    void takesNamesInPlaceOfAHeader() {
        Table table = file("a,b\n1,x\n").settings().names("area", "kind").load();

        assertThat(table.names()).containsExactly("area", "kind");
        assertThat(table.rows()).isEqualTo(1);
    }

    @Test
    void skipsAFirstLineOfAnyKindUnderGivenNames() {
        Table table = file("2,3,good,bad\n1,2,0\n3,4,1\n")
                .settings()
                .header(Header.TRUE)
                .names("a", "b", "class")
                .load();

        assertThat(column(table, "class")).containsExactly(0f, 1f);
    }

    @Test
    void readsAHeaderThatIsQuotedAsAWhole() {
        Table table = file("\"a;\"\"b c\"\"\"\r\n1,5;2\r\n2,5;3\r\n").load();

        assertThat(table.names()).containsExactly("a", "b c");
    }

    @Test
    void dropsSeparatorsAtTheEndOfLines() {
        assertThat(file("a\tb\t\n1\tx\t\n2\ty\t\n").load().names()).containsExactly("a", "b");
        assertThat(file("a,b\n1,x,\n2,y,\n").load().names()).containsExactly("a", "b");
        assertThat(file("a,b,,\n1,x\n2,y\n").load().names()).containsExactly("a", "b");
        assertThat(file("1,x,\n2,y,\n").load().names()).containsExactly("column1", "column2");
    }

    @Test
    void namesColumnsThatHaveValuesButNoName() {
        Table table = file(",a\n0,5\n1,6\n").load();

        assertThat(table.names()).containsExactly("column1", "a");
    }

    @Test
    void readsASingleColumn() {
        assertThat(column(file("y\n1\n2\n").load(), "y")).containsExactly(1f, 2f);
    }

    @Test
    void keepsAColumnInWhichAllIsMissing() {
        assertThat(column(file("a,b\n1,\n2,\n").load(), "b")).containsExactly(null, null);
    }
}
