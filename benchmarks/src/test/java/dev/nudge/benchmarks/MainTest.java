package dev.nudge.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MainTest {

    private static final String[] OF_TRAINING = {
        "peer", "item", "threads", "sec_per_epoch", "samples_per_s", "final_loss", "accuracy", "rss_mb", "first_epoch_s"
    };

    @TempDir
    private static Path generated;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... arguments) {
        return Main.run(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                arguments);
    }

    private Map<String, String> toy(String item, String... more) {
        List<String> arguments = new ArrayList<>(List.of(item, "--rows", "600", "--generated", generated.toString()));
        arguments.addAll(List.of(more));
        assertThat(run(arguments.toArray(String[]::new)))
                .as(err.toString(StandardCharsets.UTF_8))
                .isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).matches("\\{.*\\}\\R");
        return Comparison.read(out.toString(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"W1", "W2", "W2-adam", "W4"})
    void learnsThePictures(String item) {
        Map<String, String> result = toy(item);

        assertThat(result)
                .containsOnlyKeys(OF_TRAINING)
                .containsEntry("peer", "nudge")
                .containsEntry("item", item);
        assertThat(Double.parseDouble(result.get("accuracy"))).isGreaterThan(0.6);
        assertThat(Double.parseDouble(result.get("final_loss"))).isBetween(0.0, 2.0);
        assertThat(Double.parseDouble(result.get("samples_per_s")) * Double.parseDouble(result.get("sec_per_epoch")))
                .isBetween(599.0, 601.0);
    }

    @Test
    void learnsTheRows() {
        assertThat(toy("W3")).containsOnlyKeys(OF_TRAINING).containsEntry("accuracy", "null");
    }

    /** From a zero start there is nothing random: PyTorch, DJL and TensorFlow Java end at the same losses. */
    @ParameterizedTest
    @CsvSource({"W1, 0.631745", "W3, 6.11414"})
    void learnsFromTheSameBatchesAsPeers(String item, double loss) {
        assertThat(Double.parseDouble(toy(item).get("final_loss"))).isCloseTo(loss, withPercentage(0.001));
    }

    @Test
    void threadsDoNotChangeWhatIsLearned() {
        String loss = toy("W2").get("final_loss");
        out.reset();

        assertThat(toy("W2", "--threads", "2"))
                .containsEntry("final_loss", loss)
                .containsEntry("threads", "2");
    }

    @Test
    void loadsTheNumbers() {
        assertThat(toy("W6"))
                .containsOnlyKeys(
                        "peer", "item", "threads", "mb_per_s", "first_mb_per_s", "seconds", "first_s", "rss_mb", "sum");
    }

    @Test
    void timesTinySteps() {
        assertThat(toy("tiny")).containsKeys("ns_per_step", "ns_per_step_mse", "ns_per_step_of_1000_rows");
    }

    @Test
    void timesProducts() {
        assertThat(toy("products", "--rows", "800"))
                .containsKeys("kernel", "X*W 128x784x128 gflops", "dY*W^T 256x20x1 gflops")
                .doesNotContainKey("X*W 60000x784x10 gflops");
    }

    @Test
    void showsHowCostGrows() {
        assertThat(toy("scaling")).containsKeys("rows_600", "columns_320", "hidden_512", "epochs_64");
        assertThat(generated.resolve("scaling.csv")).isNotEmptyFile();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--threads",
                "W9",
                "W1 --threads",
                "W1 --threads 0",
                "W1 --threads two",
                "W1 --speed 3",
                "W1 --data nowhere",
                "W1 --data ."
            })
    void badArgumentsEndInOneLineAndExitCode2(String arguments) {
        assertThat(run(arguments.isEmpty() ? new String[0] : arguments.split(" ", -1)))
                .isEqualTo(2);

        assertThat(out.size()).isZero();
        assertThat(err.toString(StandardCharsets.UTF_8)).matches("benchmarks: .*\\R");
    }
}
