package dev.nudge.datasets.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.datasets.csv.CellKinds.Kind;
import dev.nudge.datasets.csv.RecordRows.End;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commons CSV says what the rows of a text are: the shorter way must come to the same, or decline. */
class PlainRowsTest {

    private static final Dialect COMMAS = new Dialect(",", '"', '#');

    /** Everything that the meaning of a text depends on. */
    record Case(Dialect dialect, List<Kind> kinds, char decimal, List<String> missing) {

        CellReader cells() {
            return new CellReader(kinds.toArray(Kind[]::new), new NumberText(decimal), new MissingValues(missing));
        }
    }

    @Property(tries = 20_000, edgeCases = EdgeCasesMode.NONE)
    void readsWhatCommonsCsvReads(@ForAll("cases") Case settings, @ForAll("texts") String text) {
        Block plain = block(text);
        if (PlainRows.read(plain, settings.dialect(), settings.cells())) {
            Block records = block(text);
            assertThat(records(settings).read(records)).isEqualTo(End.WHOLE);
            assertThat(rows(plain)).isEqualTo(rows(records));
            // A line end may be missing behind the last line only, below which there is none to count.
            boolean ended = text.isEmpty() || text.endsWith("\n") || text.endsWith("\r");
            assertThat(plain.lines()).isEqualTo(records.lines() + (ended ? 0 : 1));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1,a\n-2.5,b\n",
                "1,a\r\n2,b",
                "1,a\r2,b\r",
                "\n\n1,a\n  \n2,b\n",
                " 1 ,\ta \n",
                "1e-3,a b\nNA,\n,?\n",
                "1,a,\n2,b,\n",
                "0.1234567890123456789,\u00e9\n",
                "1,\"a, 'b' \"\n \"2\",5\"\n\"\",\"\"\n",
                ""
            })
    void readsWhatIsPlain(String text) {
        assertThat(PlainRows.read(block(text), COMMAS, numberAndWord().cells())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1,\"a\" \n",
                "1,\"a\"\"\"\n",
                "1,\"a\n\"\n",
                "1,\"a",
                "\"\"\n",
                "#1,a\n",
                "1\n",
                "1,a,b\n",
                "1,a, \n",
                "x,a\n",
                "1,a\0\n",
                "1e99,a\n",
                "1,a\uFFFE\n"
            })
    void declinesWhatIsNot(String text) {
        assertThat(PlainRows.read(block(text), COMMAS, numberAndWord().cells())).isFalse();
    }

    @Test
    void declinesSeparatorsOfManyCharactersAndThoseThatBelongToNumbers() {
        Case settings = numberAndWord();
        assertThat(PlainRows.read(block("1||a\n"), new Dialect("||", '"', '#'), settings.cells()))
                .isFalse();
        assertThat(PlainRows.read(block("1.a\n"), new Dialect(".", '"', '#'), settings.cells()))
                .isFalse();
    }

    private static Case numberAndWord() {
        return new Case(COMMAS, List.of(Kind.NUMBER, Kind.WORD), '.', MissingValues.USUAL);
    }

    private static RecordRows records(Case settings) {
        CsvErrors errors = new CsvErrors("a.csv", new Csv());
        Heading heading = Heading.none(1, settings.kinds().size(), errors);
        Layout layout = new Layout(settings.dialect(), heading, Set.of());
        return new RecordRows(layout, errors, settings.cells(), 0, 0);
    }

    private static Block block(String text) {
        Block block = new Block();
        text.getChars(0, text.length(), block.withRoom(text.length()), 0);
        block.resize(text.length());
        return block;
    }

    private static List<List<String>> rows(Block block) {
        List<List<String>> rows = new ArrayList<>();
        for (int row = 0; row < block.rows(); row++) {
            List<String> cells = new ArrayList<>();
            for (int column = 0; column < block.columns(); column++) {
                int bits = block.cells()[row * block.columns() + column];
                List<String> words = block.words(column).all();
                cells.add(words.isEmpty() || bits < 0 ? Integer.toHexString(bits) : words.get(bits));
            }
            rows.add(cells);
        }
        return rows;
    }

    @Provide
    Arbitrary<Case> cases() {
        Arbitrary<Dialect> dialects = Combinators.combine(
                        Arbitraries.of(",", ";", "\t", " ", "1", "-", "\uFFFE"),
                        Arbitraries.of('"', '\'', Dialect.NONE, '2', '\uFFFE'),
                        Arbitraries.of('#', Dialect.NONE, '3'))
                .as(Dialect::new);
        return Combinators.combine(
                        dialects,
                        Arbitraries.of(Kind.class).list().ofMinSize(1).ofMaxSize(3),
                        Arbitraries.of('.', ','),
                        Arbitraries.of(MissingValues.USUAL, List.<String>of(), List.of("1", "-2.5", "b"), List.of("")))
                .as(Case::new);
    }

    /** Pieces that are often cells and lines, and sometimes any characters. */
    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> usual = Arbitraries.of(
                ",",
                ";",
                "\t",
                " ",
                "\n",
                "\r\n",
                "\r",
                "1",
                "2",
                "-2.5",
                "3e2",
                "-0",
                "12345678901234567890",
                "NA",
                "b",
                "\"",
                "");
        Arbitrary<String> odd = Arbitraries.of(
                "\"", "'", "#", "\0", "\u2003", "\u00a0", "\uFFFE", "+1", "1,000", ".", "-", "1.", ".5", "\u00e9",
                "\u4e2d");
        return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(12, usual), net.jqwik.api.Tuple.of(1, odd))
                .list()
                .ofMaxSize(20)
                .map(pieces -> String.join("", pieces));
    }
}
