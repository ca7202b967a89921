package dev.nudge.datasets.csv;

import static dev.nudge.datasets.csv.CsvFile.column;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nudge.spi.InputException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RowsAheadTest {

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
    void noThreadIsLeftBehind() {
        String text = "a,b\n" + "1,2\n".repeat(60_000) + "1\n" + "1,2\n".repeat(MANY);

        assertThatThrownBy(new CsvFile(directory, text)::load).hasMessageContaining("houses.csv:60002: has 1 cell");
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().equals("csv parser"));
    }
}
