package dev.nudge.datasets.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nudge.spi.InputException;
import dev.nudge.spi.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceTest {

    @TempDir
    Path directory;

    @Test
    void tellsHowFarALargeFileIsRead() throws IOException {
        List<Long> done = new ArrayList<>();
        Path file = Files.write(directory.resolve("large.csv"), new byte[10 << 20]);

        readAll(file, (what, bytes, total) -> {
            assertThat(what).isEqualTo("reading large.csv");
            assertThat(total).isEqualTo(10 << 20);
            done.add(bytes);
        });

        assertThat(done).isSorted().hasSizeBetween(9, 11).endsWith(10L << 20);
    }

    @Test
    void isSilentAboutSmallFiles() throws IOException {
        List<Long> done = new ArrayList<>();

        readAll(Files.write(directory.resolve("small.csv"), new byte[1000]), (what, bytes, total) -> done.add(bytes));

        assertThat(done).isEmpty();
    }

    @Test
    void refusesWorkbooks() throws IOException {
        Path file = Files.write(directory.resolve("houses.xlsx"), new byte[] {'P', 'K', 3, 4, 0, 0});

        assertThatThrownBy(() -> readAll(file, Progress.NONE))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("Excel");
    }

    private static void readAll(Path file, Progress progress) throws IOException {
        try (InputStream in = Source.file(file).open(progress)) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
        }
    }
}
