package dev.nudge.datasets.csv;

import static dev.nudge.datasets.csv.CsvFile.column;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.datasets.source.Source;
import dev.nudge.spi.InputException;
import dev.nudge.spi.LoadRequest;
import dev.nudge.spi.Table;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** However a text is cut into blocks, and whoever reads them: the same table, or the same message. */
class CsvBlocksTest {

    private static final int WHOLE = 1 << 20;
    private static final long MEMORY = 1 << 26;

    private static Path directory;

    @BeforeContainer
    static void createDirectory() throws IOException {
        directory = Files.createTempDirectory("blocks");
    }

    @AfterContainer
    static void deleteDirectory() throws IOException {
        Files.deleteIfExists(directory.resolve("houses.csv"));
        Files.delete(directory);
    }

    @Property(tries = 3000, edgeCases = EdgeCasesMode.NONE)
    void blocksDoNotShow(
            @ForAll("tables") String text,
            @ForAll @IntRange(min = 1, max = 40) int block,
            @ForAll @IntRange(min = 1, max = 3) int threads) {
        Csv csv = new CsvFile(directory, text).settings().csv();

        assertThat(read(csv, block, threads)).isEqualTo(read(csv, WHOLE, 1));
    }

    @Property(tries = 200)
    void bytesOfACharacterStayTogether(
            @ForAll @IntRange(min = 0, max = 40) int before, @ForAll @IntRange(min = 0, max = 40) int between) {
        String first = "x".repeat(8170 + before) + "\u00e9";
        String second = "\u4e2d".repeat(between) + "\ud83d\ude00".repeat(3000) + "z";
        String text = "a,b\n1," + first + "\n2," + second + "\n3,y\n";
        Csv csv = new CsvFile(directory, text.getBytes(StandardCharsets.UTF_8))
                .settings()
                .csv();

        assertThat(read(csv, 100, 2)).isEqualTo(List.of("a", "b", List.of(1f, 2f, 3f), List.of(first, second, "y")));
    }

    /** The names and columns of a table, or what is wrong with it. */
    private static List<Object> read(Csv csv, int block, int threads) {
        List<Object> found = new ArrayList<>();
        try {
            Resources resources = new Resources(MEMORY, block, threads);
            Table table = new CsvReader(csv, Source.file(csv.file()), resources).read(LoadRequest.plain());
            found.addAll(table.names());
            table.names().forEach(name -> found.add(column(table, name)));
        } catch (InputException e) {
            found.add(e.getMessage());
        }
        return found;
    }

    /** Mostly tables of a number, a word, and something that is often missing; now and then a broken one. */
    @Provide
    Arbitrary<String> tables() {
        Arbitrary<String> number = Arbitraries.frequencyOf(
                Tuple.of(60, Arbitraries.floats().map(String::valueOf)),
                Tuple.of(20, Arbitraries.integers().between(-99, 99).map(String::valueOf)),
                Tuple.of(4, Arbitraries.of("NA", "\"7\"", "1e5", " 8 ")),
                Tuple.of(1, Arbitraries.of("oh", "1e99", "\0", "")));
        Arbitrary<String> word = Arbitraries.frequencyOf(
                Tuple.of(20, Arbitraries.of("red", "green", "blue", "caf\u00e9", "?")),
                Tuple.of(4, Arbitraries.of("\"a\nb\"", "\"a,\r\nb\"", "\"say \"\"x\"\"\"", "5\"", "\u4e2d")),
                Tuple.of(1, Arbitraries.of("\"open", "\"a\"b", "x,y")));
        Arbitrary<String> late = Arbitraries.frequencyOf(
                Tuple.of(30, Arbitraries.just("")), Tuple.of(1, Arbitraries.of("3", "007", "late", "\"q\"")));
        Arbitrary<String> row = Arbitraries.frequencyOf(
                Tuple.of(20, Combinators.combine(number, word, late).as((a, b, c) -> a + "," + b + "," + c)),
                Tuple.of(1, Arbitraries.of("", "  ", "# comment", "#1,a,b", ",,", "1,a")));
        Arbitrary<String> end = Arbitraries.frequencyOf(
                Tuple.of(9, Arbitraries.just("\n")), Tuple.of(1, Arbitraries.of("\r\n", "\r", "\n\n")));
        Arbitrary<String> rows = Combinators.combine(row, end)
                .as((text, lineEnd) -> text + lineEnd)
                .list()
                .ofMaxSize(25)
                .map(lines -> String.join("", lines));
        return Combinators.combine(Arbitraries.of("a,b,c\n", "# first\na,b,c\r\n", "\"a\",b,c\n", ""), rows)
                .as((header, text) -> header + text);
    }
}
