package dev.nudge.datasets.csv;

import static dev.nudge.datasets.csv.CsvFile.column;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nudge.spi.Column;
import dev.nudge.spi.ColumnType;
import dev.nudge.spi.InputException;
import dev.nudge.spi.Table;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class BlocksAheadTest {

    // More than the part of a file that is looked at before a thread is worth it.
    private static final int MANY = 100_000;

    @TempDir
    Path directory;

    @Test
    void rowsOfALargeFileStayInOrder() {
        StringBuilder text = new StringBuilder("a,b\n");
        IntStream.range(0, MANY)
                .forEach(i -> text.append(i).append(",x").append(i % 7).append('\n'));

        assertThat(column(new CsvFile(directory, text.toString()).load(), "a"))
                .isEqualTo(IntStream.range(0, MANY).mapToObj(i -> (float) i).toList());
    }

    @Test
    void aBadCellIsReportedBeforeABadQuoteBehindIt() {
        String text = "a,b\n" + "1,2\n".repeat(MANY) + "1,oh\n" + "1,2\n".repeat(10) + "1,\"x\n";

        assertThatThrownBy(new CsvFile(directory, text)::load)
                .isInstanceOf(InputException.class)
                .hasMessageContaining("houses.csv:" + (MANY + 2) + ": column 'b': found 'oh'");
    }

    @Test
    void aBadQuoteIsReportedFromTheOtherThread() {
        String text = "a,b\n" + "1,2\n".repeat(MANY) + "1,\"x\n";

        assertThatThrownBy(new CsvFile(directory, text)::load)
                .isInstanceOf(InputException.class)
                .hasMessageContaining("houses.csv:" + (MANY + 2) + ": a quote is opened and never closed");
    }

    @Test
    void aRowMayBeLongerThanABlock() {
        String quoted = "x\n".repeat(3 * Blocks.USUAL_SIZE);
        String text = "a,b\n" + "1,2\n".repeat(MANY) + "3,\"" + quoted + "\"\n" + "1,2\n".repeat(MANY) + "1\n";

        assertThatThrownBy(new CsvFile(directory, text).settings().types(Map.of("b", ColumnType.CATEGORY))::load)
                .isInstanceOf(InputException.class)
                .hasMessageContaining("houses.csv:" + (2 * MANY + 6 * Blocks.USUAL_SIZE / 2 + 3) + ": has 1 cell");
    }

    @Test
    void aRowWithoutEndIsReported() {
        String text = "a,b\n" + "1,2\n".repeat(MANY) + "3,\"" + "xxxxxxx\n".repeat(5 << 20);

        assertThatThrownBy(new CsvFile(directory, text)::load)
                .isInstanceOf(InputException.class)
                .hasMessageContaining("houses.csv:" + (MANY + 2) + ": begins a row of more than 32 million characters");
    }

    @Test
    void aLineWithoutEndIsReported() {
        String text = "a,b\n" + "1,2\n".repeat(MANY) + "3,".repeat(20 << 20);

        assertThatThrownBy(new CsvFile(directory, text)::load)
                .isInstanceOf(InputException.class)
                .hasMessageContaining("houses.csv:" + (MANY + 2) + ": begins a row of more than 32 million characters");
    }

    @Test
    void aColumnIsDecidedWhileOthersReadAhead() {
        String text = "a,n,w\n" + "1,,\n".repeat(MANY) + "1,5,x\n" + "1,6,y\n".repeat(MANY) + "1,z,y\n";

        assertThatThrownBy(new CsvFile(directory, text)::load)
                .isInstanceOf(InputException.class)
                .hasMessageContaining("houses.csv:" + (2 * MANY + 3) + ": column 'n': found 'z'");
    }

    @Test
    void aColumnIsDecidedWhileOthersReadAheadThatItIsMissing() {
        String text = "a,w\n" + "1,\n".repeat(MANY) + "1,x\n" + "1,\n".repeat(MANY);

        List<Object> column = column(new CsvFile(directory, text).load(), "w");
        assertThat(column).hasSize(2 * MANY + 1);
        assertThat(column.get(MANY)).isEqualTo("x");
        assertThat(column.stream().filter(Objects::nonNull)).hasSize(1);
    }

    @Test
    void manyColumnsMayBeDecidedLate() {
        int columns = 3000;
        StringBuilder text = new StringBuilder();
        text.append(IntStream.range(0, columns).mapToObj(i -> "c" + i).collect(Collectors.joining(",")))
                .append('\n');
        for (int row = 0; row < columns; row++) {
            text.append(",".repeat(row))
                    .append(row == 0 ? "1" : "w")
                    .append(",".repeat(columns - 1 - row))
                    .append('\n');
        }

        Table table = new CsvFile(directory, text.toString()).load();
        assertThat(column(table, "c0").get(0)).isEqualTo(1f);
        for (int i = 1; i < columns; i++) {
            assertThat(((Column.Categories) table.columns().get(i)).code(i)).isZero();
            assertThat(table.columns().get(i).missing(i - 1)).isTrue();
        }
    }

    @Test
    void bytesThatCannotBeDecodedAreReportedInsideAQuoteToo() {
        String text = "a,b\n1,\u00e4\n" + "1,x\n".repeat(MANY) + "1,\"open\n" + "x\n".repeat(MANY);
        byte[] bytes = (text + "??").getBytes(StandardCharsets.UTF_8);
        bytes[bytes.length - 2] = (byte) 0xE4;

        assertThatThrownBy(new CsvFile(directory, bytes)::load).hasMessageContaining("not valid in the charset");
    }

    @Test
    void noThreadIsLeftBehind() {
        String text = "a,b\n" + "1,2\n".repeat(60_000) + "1\n" + "1,2\n".repeat(MANY);

        assertThatThrownBy(new CsvFile(directory, text)::load).hasMessageContaining("houses.csv:60002: has 1 cell");
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().startsWith("csv "));
    }
}
