package dev.nudge.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nudge.app.report.Curves;
import dev.nudge.report.Point;
import dev.nudge.spi.InputException;
import dev.nudge.train.Epoch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricsReaderTest {

    private static final String HEAD = "epoch,step,seconds,train.loss,rate\n";

    @TempDir
    Path folder;

    private Curves read(String text) throws IOException {
        return MetricsReader.read(Files.writeString(folder.resolve("m.csv"), text));
    }

    @Test
    void readsWhatIsWritten() throws IOException {
        Path file = folder.resolve("metrics.csv");
        try (MetricsFile metrics = new MetricsFile(file, 0)) {
            metrics.add(new Epoch(1, 10, 0.5, 0.1, Map.of("train.loss", 1 / 3.0)));
            metrics.add(new Epoch(2, 20, 1, 0.1, Map.of("train.loss", Double.NaN)));
            metrics.add(new Epoch(3, 30, 1.5, 0.1, Map.of("train.loss", 1e-300)));
            metrics.writeThrough();
        }
        Curves curves = MetricsReader.read(file);
        assertThat(curves.epochs()).isEqualTo(3);
        assertThat(curves.points("train.loss")).containsExactly(new Point(1, 1 / 3.0), new Point(3, 1e-300));
        assertThat(curves.points("test.loss")).isEmpty();
    }

    @Test
    void aRunWithoutAnEpoch() throws IOException {
        assertThat(read("").epochs()).isZero();
        assertThat(read(HEAD).epochs()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a,b\n",
                HEAD + "1,1,1,1\n",
                HEAD + "1,1,1,x,1\n",
                HEAD + "1,1,1,1,1\n1,1,1,1,1\n",
                HEAD + ",1,1,1,1\n",
                HEAD + "99999999999,1,1,1,1\n",
                HEAD + "1,1,1,1,1\n2,2,2"
            })
    void damage(String text) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(InputException.class)
                .hasMessageMatching("(?s).*m\\.csv:\\d+: .*; the file is damaged");
    }

    @Test
    void noText() throws IOException {
        Path file = Files.write(folder.resolve("m.csv"), "\u00e4".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> MetricsReader.read(file)).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> MetricsReader.read(folder.resolve("none")))
                .isInstanceOf(InputException.class)
                .hasMessageEndingWith("none: there is no such file; the run directory is not complete");
    }

    @Test
    void whatFollowsTheEpochsAskedForIsNotRead() throws IOException {
        Path file = Files.writeString(
                folder.resolve("m.csv"), "epoch,step,seconds,train.loss,rate\n1,1,0.5,3,0.1\n2,2,1,2,0.1\n3,3,");
        assertThat(MetricsReader.read(file, 2, 61).points("train.loss"))
                .containsExactly(new Point(1, 3), new Point(2, 2));
        assertThat(MetricsReader.read(file, 0, 0).epochs()).isZero();
        assertThatThrownBy(() -> MetricsReader.read(file, 2, 60))
                .hasMessageContaining("ends epoch 2 after 61 bytes, the checkpoint says epoch 2 after 60");
        assertThatThrownBy(() -> MetricsReader.read(file)).hasMessageContaining(":4: has 3 values");
    }
}
