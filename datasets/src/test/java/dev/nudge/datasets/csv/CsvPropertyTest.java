package dev.nudge.datasets.csv;

import static dev.nudge.datasets.csv.CsvFile.column;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.spi.ColumnType;
import dev.nudge.spi.InputException;
import dev.nudge.spi.Table;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

class CsvPropertyTest {

    private static Path directory;

    @BeforeContainer
    static void createDirectory() throws IOException {
        directory = Files.createTempDirectory("csv");
    }

    @AfterContainer
    static void deleteDirectory() throws IOException {
        Files.deleteIfExists(directory.resolve("houses.csv"));
        Files.delete(directory);
    }

    /** A number, a word, and a quoted text of any characters that a file may have. */
    record Row(float number, String word, String text) {}

    /** How the table is written. */
    record Style(String separator, char quote, String end, boolean lastEnd, boolean blanks) {}

    @Property(tries = 300)
    void whatIsWrittenIsRead(@ForAll("rows") List<Row> rows, @ForAll("styles") Style style) {
        Table table = new CsvFile(directory, written(rows, style))
                .settings()
                .separator(style.separator())
                .quote(String.valueOf(style.quote()))
                .header(Header.TRUE)
                .decimal(".")
                .types(Map.of("text", ColumnType.CATEGORY, "word", ColumnType.CATEGORY))
                .missing()
                .load();

        assertThat(column(table, "number"))
                .isEqualTo(rows.stream().map(Row::number).toList());
        assertThat(column(table, "word")).isEqualTo(rows.stream().map(Row::word).toList());
        assertThat(column(table, "text")).isEqualTo(rows.stream().map(Row::text).toList());
    }

    @Property(tries = 200)
    void whatIsWrittenInAnyCharsetWithAnyDecimalMarkIsRead(
            @ForAll("plainRows") List<Row> rows, @ForAll("charsets") String charset, @ForAll boolean comma) {
        List<Row> enough = new ArrayList<>(rows);
        enough.add(new Row(-0.25f, "one", "caf\u00e9"));
        StringBuilder text = new StringBuilder("number;word;text\n");
        for (Row row : enough) {
            String number = new BigDecimal(String.valueOf(row.number())).toPlainString();
            text.append(comma ? number.replace('.', ',') : number)
                    .append(';')
                    .append(row.word())
                    .append(';')
                    .append(row.text())
                    .append('\n');
        }
        Table table = new CsvFile(directory, text.toString(), Charset.forName(charset))
                .settings()
                .separator(";")
                .charset(charset)
                .decimal(comma ? "," : ".")
                .types(Map.of("text", ColumnType.CATEGORY, "word", ColumnType.CATEGORY))
                .missing()
                .load();

        assertThat(column(table, "number"))
                .isEqualTo(enough.stream().map(Row::number).toList());
        assertThat(column(table, "text"))
                .isEqualTo(enough.stream().map(Row::text).toList());
    }

    @Provide
    Arbitrary<String> charsets() {
        return Arbitraries.of("UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "ISO-8859-15", "windows-1252", "IBM850");
    }

    @Property(tries = 300)
    void theStyleIsFound(@ForAll("plainRows") List<Row> rows, @ForAll("styles") Style style) {
        List<Row> enough = new ArrayList<>(rows);
        enough.add(new Row(0.5f, "one", "alpha"));
        enough.add(new Row(1.25f, "two", "beta"));
        enough.add(new Row(2.5f, "three", "gamma"));

        Table table = new CsvFile(directory, written(enough, style))
                .settings()
                .types(Map.of("text", ColumnType.CATEGORY, "word", ColumnType.CATEGORY))
                .missing()
                .load();

        assertThat(column(table, "number"))
                .isEqualTo(enough.stream().map(Row::number).toList());
        assertThat(column(table, "text"))
                .isEqualTo(enough.stream().map(Row::text).toList());
    }

    @Property(tries = 1000)
    void anyBytesGiveATableOrAnExplanation(@ForAll byte[] bytes) {
        loadsOrExplains(bytes);
    }

    @Property(tries = 1000)
    void anyTextGivesATableOrAnExplanation(@ForAll("texts") String text) {
        loadsOrExplains(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void loadsOrExplains(byte[] bytes) {
        try {
            assertThat(new CsvFile(directory, bytes).load().rows()).isPositive();
        } catch (InputException e) {
            assertThat(e).hasMessageStartingWith(directory.toString());
        }
    }

    private static String written(List<Row> rows, Style style) {
        String blank = style.blanks() ? " " : "";
        String between = blank + style.separator() + blank;
        String quote = String.valueOf(style.quote());
        List<String> lines = new ArrayList<>();
        lines.add(String.join(between, "number", "word", "text"));
        for (Row row : rows) {
            String text = quote + row.text().replace(quote, quote + quote) + quote;
            lines.add(String.join(between, String.valueOf(row.number()), row.word(), text));
        }
        return String.join(style.end(), lines) + (style.lastEnd() ? style.end() : "");
    }

    @Provide
    Arbitrary<List<Row>> rows() {
        Arbitrary<String> text =
                Arbitraries.strings().withChars("ab \"',;:|\t\n\r#é\u4e2d").ofMaxLength(8);
        return rows(text).list().ofMinSize(1).ofMaxSize(20);
    }

    @Provide
    Arbitrary<List<Row>> plainRows() {
        return rows(Arbitraries.strings().alpha().ofMinLength(3).ofMaxLength(8))
                .list()
                .ofMaxSize(20);
    }

    private static Arbitrary<Row> rows(Arbitrary<String> text) {
        Arbitrary<Float> number = Arbitraries.floats();
        Arbitrary<String> word = Arbitraries.strings().alpha().ofMinLength(3).ofMaxLength(6);
        return Combinators.combine(number, word, text).as(Row::new);
    }

    @Provide
    Arbitrary<Style> styles() {
        return Combinators.combine(
                        Arbitraries.of(",", ";", "\t", "|"),
                        Arbitraries.of('"', '\''),
                        Arbitraries.of("\n", "\r\n", "\r"),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false))
                .as(Style::new);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars("a1.,;:|\t\n\r\"'#-\0 é\uFFFE").ofMaxLength(60);
    }
}
