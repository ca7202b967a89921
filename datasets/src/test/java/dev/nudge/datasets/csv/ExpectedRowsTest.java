package dev.nudge.datasets.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.datasets.source.Source;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpectedRowsTest {

    private static final int MANY = 1_000_001;

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({"'', 1000001", "1, 1000002", "12345678, 1000002"})
    void areTheLinesOfALargeFile(String lastLine, int lines) {
        assertThat(expected(("12,34\n".repeat(MANY) + lastLine).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(lines);
    }

    @Test
    void areUnknownForASmallFile() {
        assertThat(expected("12,34\n".getBytes(StandardCharsets.UTF_8))).isZero();
    }

    @Test
    void areUnknownForAZippedFile() throws IOException {
        byte[] noise = new byte[6 << 20];
        new Random(1).nextBytes(noise);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(noise);
        }

        assertThat(expected(bytes.toByteArray())).isZero();
    }

    @Test
    void noThreadIsLeftBehind() {
        byte[] bytes = "12,34\n".repeat(10 * MANY).getBytes(StandardCharsets.UTF_8);
        new ExpectedRows(Source.file(new CsvFile(directory, bytes).path())).close();

        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().equals("csv line counter"));
    }

    private int expected(byte[] bytes) {
        try (ExpectedRows rows = new ExpectedRows(Source.file(new CsvFile(directory, bytes).path()))) {
            return rows.get(60_000);
        }
    }
}
