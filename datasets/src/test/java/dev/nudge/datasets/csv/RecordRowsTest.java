package dev.nudge.datasets.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.datasets.csv.CellKinds.Kind;
import dev.nudge.datasets.csv.RecordRows.End;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordRowsTest {

    private static final CsvErrors ERRORS = new CsvErrors("a.csv", new Csv());

    private final Layout layout = new Layout(new Dialect(",", '"', '#'), Heading.none(1, 3, ERRORS), Set.of());
    private final CellReader unknown = new CellReader(
            new Kind[] {Kind.NUMBER, Kind.UNKNOWN, Kind.UNKNOWN},
            new NumberText('.'),
            new MissingValues(MissingValues.USUAL));

    /** Whatever follows, which is refused, if need be, when it is read with the columns decided. */
    @ParameterizedTest
    @ValueSource(strings = {"", "1\n", "x,,\n", "1,,\"open\n", "1,,\"a\"b\n"})
    void firstValuesInOneBlockAreFoundAtOnce(String rest) {
        RecordRows rows = rows(unknown);

        assertThat(rows.read(block("1,,NA\n1,2,\n1,x,007\n" + rest))).isEqualTo(End.UNDECIDED);
        assertThat(rows.decided().isUndecided(1)).isFalse();
        assertThat(rows.decided().holdsWords(1)).isFalse();
        assertThat(rows.decided().isUndecided(2)).isFalse();
        assertThat(rows.decided().holdsWords(2)).isTrue();
    }

    @Test
    void aBlockWithoutThemIsWhole() {
        Block block = block("1,,NA\n1,,\n");

        assertThat(rows(unknown).read(block)).isEqualTo(End.WHOLE);
        assertThat(block.rows()).isEqualTo(2);
    }

    private RecordRows rows(CellReader cells) {
        return new RecordRows(layout, ERRORS, cells, 0, 0);
    }

    private static Block block(String text) {
        Block block = new Block();
        text.getChars(0, text.length(), block.withRoom(text.length()), 0);
        block.resize(text.length());
        return block;
    }
}
