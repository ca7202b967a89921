package dev.nudge.datasets.csv;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nudge.datasets.source.Source;
import dev.nudge.spi.ColumnType;
import dev.nudge.spi.InputException;
import dev.nudge.spi.InvalidSetting;
import dev.nudge.spi.LoadRequest;
import dev.nudge.spi.Progress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvErrorsTest {

    private static final String NUMBERS = "1,2\n".repeat(9);

    @TempDir
    Path directory;

    private CsvFile file(String text) {
        return new CsvFile(directory, text);
    }

    private void refuses(String text, String message) {
        refuses(file(text)::load, message);
    }

    private void refuses(ThrowingCallable loading, String message) {
        assertThatThrownBy(loading)
                .isInstanceOf(InputException.class)
                .hasMessage(directory.resolve("houses.csv") + message);
    }

    @Test
    void aWordAmongNumbers() {
        refuses(
                "area,price\n" + NUMBERS + "1,abc\n",
                ":11: column 'price': found 'abc' where a number belongs; set types: {price: category} to read the column"
                        + " as text, or missing: ['', NA, 'N/A', NaN, 'null', '?', '-', '\\N', abc] to take it as missing");
    }

    @Test
    void aWordWhereAModelKnowsNumbers() {
        Csv csv = file("a,b c\n1,x\n").settings().csv();
        LoadRequest request = new LoadRequest(Map.of("b c", ColumnType.NUMBER), Progress.NONE);

        refuses(
                () -> csv.load(request),
                ":2: column 'b c': found 'x' where a number belongs (the model was trained on numbers); set missing: ['',"
                        + " NA, 'N/A', NaN, 'null', '?', '-', '\\N', x] to take it as missing");
    }

    @Test
    void anEmptyCellThatDoesNotStandForMissing() {
        refuses(
                file("a,b\n" + NUMBERS + "1,\n").settings().missing("NA")::load,
                ":11: column 'b': found an empty cell where a number belongs; set types: {b: category} to read the column"
                        + " as text, or missing: [NA, ''] to take it as missing");
    }

    @Test
    void linesAreCountedThroughBreaksCommentsAndBlanks() {
        String text = "a,b,c\n# one\n\n" + "1,\"x\ny\",3\r\n".repeat(6) + "\n# two\n1,\"x\n\ny\",\"no\nnumber\"\n";

        refuses(
                text,
                ":20: column 'c': found 'no number' where a number belongs; set types: {c: category} to read the column as"
                        + " text, or missing: ['', NA, 'N/A', NaN, 'null', '?', '-', '\\N', 'no number'] to take it as"
                        + " missing");
    }

    @Test
    void linesAreCountedInFilesOfOldMacs() {
        refuses(
                "a,b\r" + "1,2\r".repeat(9) + "\r1,2,3",
                ":12: has 3 cells, the table has 2 columns; the first one too many is '3'; mend the line, or set separator"
                        + " or quote if it is cut in the wrong places");
    }

    @Test
    void tooFewCells() {
        refuses(
                "a,b,c\n1,2,3\n1,\"2\n3\"\n1,2,3\n",
                ":3: has 2 cells, the table has 3 columns; column 'c' is the first without one; mend the line, or set"
                        + " separator or quote if it is cut in the wrong places");
    }

    @Test
    void aCommentFarDown() {
        refuses(
                "a,b\n" + "1,2\n".repeat(100_000) + "# the end\n",
                ":100002: has 1 cell, the table has 2 columns; column 'b' is the first without one; if it is a comment,"
                        + " set comment: '#'");
    }

    @Test
    void aQuoteThatIsNeverClosed() {
        refuses(
                "a,b\n1,x\n2,\"y\n3,z\n",
                ":3: a quote is opened and never closed; close it, or set quote: none if quotes are ordinary characters"
                        + " here");
    }

    @Test
    void textBehindAQuote() {
        refuses(
                "a,b\n1,x\n2,\"y\"z\n",
                ":3: text follows a closing quote; double the quotes inside the cell, or set quote: none if quotes are"
                        + " ordinary characters here");
    }

    @Test
    void zeroCharacters() {
        refuses(
                "a,b\n1,x\n1,\0\0\n",
                ":3: column 'b': found a NUL character, so this is no text; give a table as text, such as CSV, or"
                        + " set charset if it is text in another encoding, such as UTF-16LE");
    }

    @Test
    void zeroCharactersInAHeader() {
        refuses(
                "a,b\0\n1,x\n",
                ":1: column 'b': found a NUL character, so this is no text; give a table as text, such as CSV, or"
                        + " set charset if it is text in another encoding, such as UTF-16LE");
    }

    @Test
    void numbersBeyondFloats() {
        refuses(
                "a,b\n" + NUMBERS + "1,1e39\n",
                ":11: column 'b': 1e39 is too large for a number of 32 bits; set types: {b: category} to read the column as"
                        + " text");
    }

    @Test
    void anUnclearHeader() {
        refuses(
                "150,4,setosa\n5.1,3.5,0\n4.9,3,0\n",
                ":1: may be a header or a row: '150' is like the cells below it, 'setosa' is not; set header: true or"
                        + " header: false, or skip the line with header: true and names: [...]");
    }

    @Test
    void aFirstLineThatIsNoHeader() {
        refuses(
                "569,30\n1,2,3\n4,5,6\n",
                ":1: has 2 cells, most lines after it 3, so it is neither their header nor a row; remove it, or set header:"
                        + " true and names: [3 names] to read what is below it; if the lines are cut in the wrong places,"
                        + " set separator");
    }

    @Test
    void columnsOfTheSameName() {
        refuses("x,y,x,,\n1,2,3,,\n", ":1: columns 1 and 3 are both named 'x'; name them apart with names: [x, y, x2]");
    }

    @Test
    void theWrongNumberOfNames() {
        refuses(
                file("1,2,3\n4,5,6\n").settings().names("a", "b")::load,
                ": names lists 2 names, the file has 3 columns; name each of them");
    }

    @Test
    void aTypeOfAnUnknownColumn() {
        refuses(
                file("area,b\n1,2\n").settings().types(Map.of("areas", ColumnType.NUMBER))::load,
                ": types names a column 'areas' that is not in the file; did you mean area?");
    }

    @Test
    void aNumberThatMayBeAFractionOrThousands() {
        refuses(
                "a\tb\n1,234\tx\n",
                ":2: '1,234' may be a fraction or a number above a thousand; set decimal: ',' or decimal: '.'");
    }

    @Test
    void filesWithoutRows() {
        refuses("", ": is empty");
        refuses("\uFEFF", ": is empty");
        refuses("\n", ": holds no rows, only blank lines or comments");
        refuses("# nothing\n \n", ": holds no rows, only blank lines or comments");
        refuses("a,b\n", ":1: names the columns, and no rows follow; if this line is a row, set header: false");
        refuses(",,\n,,\n", ": holds only empty cells");
    }

    @Test
    void bytesOfTwoCharsets() {
        byte[] bytes = ("a,b\n1,ä\n" + "1,x\n".repeat(40_000) + "1,?\n").getBytes(StandardCharsets.UTF_8);
        bytes[bytes.length - 2] = (byte) 0xE4;

        assertThatThrownBy(new CsvFile(directory, bytes)::load)
                .isInstanceOf(InputException.class)
                .hasMessageContaining("not valid in the charset")
                .hasMessageContaining("set charset, for instance charset: windows-1252");
    }

    @Test
    void filesThatAreNotThere() {
        file("a\n1\n");

        assertThatThrownBy(() -> Source.file(directory.resolve("house.csv")))
                .hasMessage(directory.resolve("house.csv") + ": there is no such file; did you mean houses.csv?");
        assertThatThrownBy(() -> Source.file(directory)).hasMessage(directory + ": is a directory; name a file in it");
        assertThatThrownBy(() -> new Csv().load(LoadRequest.plain()))
                .hasMessage("dataset csv: file is missing; name the file to read, as in file: houses.csv");
    }

    @Test
    void tablesThatDoNotFitIntoMemory() {
        Csv csv = file("a,b\n" + "1,x\n".repeat(5000)).settings().csv();

        assertThatThrownBy(() -> new CsvReader(csv, Source.file(csv.file()), new Resources(10_000, 1 << 13, 1))
                        .read(LoadRequest.plain()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("does not fit into memory: 2,047 rows of 2 columns are read")
                .hasMessageContaining("raise it with -Xmx, or drop columns");
    }

    @Test
    void settingsThatCannotBe() {
        CsvFile.Settings settings = file("a\n1\n").settings();

        assertThatThrownBy(() -> settings.charset("latin-17"))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("charset must be auto or a charset");
        assertThatThrownBy(() -> settings.decimal("comma")).hasMessageContaining("decimal must be auto, . or ,");
        assertThatThrownBy(() -> settings.quote("''"))
                .hasMessageContaining("quote must be auto, none or one character");
        assertThatThrownBy(() -> settings.separator("")).hasMessageContaining("separator must be auto");
        assertThatThrownBy(() -> settings.separator(";").comment(";"))
                .hasMessageContaining("differ from the separator");
    }
}
