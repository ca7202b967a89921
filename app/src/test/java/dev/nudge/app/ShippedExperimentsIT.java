package dev.nudge.app;

import static dev.nudge.app.NudgeProcess.at;
import static dev.nudge.app.NudgeProcess.experiment;
import static dev.nudge.app.NudgeProcess.nudge;
import static dev.nudge.app.NudgeProcess.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each experiment that ships runs, and comes to the numbers that it is there to show. */
class ShippedExperimentsIT {

    @TempDir
    Path folder;

    private Map<?, ?> run(String name) throws IOException {
        Path here = Files.createDirectories(folder.resolve("a folder"));
        NudgeProcess.Result result = nudge(here, "run", experiment(name), "--out", "out");
        result.exits(0);
        assertThat(result.out()).contains("experiment  " + name, "\ncompleted ", "run         out");
        assertThat(here.resolve("out").toFile().list())
                .contains("experiment.yaml", "metrics.csv", "model.json", "model.safetensors", "summary.json")
                .noneMatch(file -> file.endsWith(".part"));
        Map<?, ?> summary = NudgeProcess.summary(here.resolve("out"));
        assertThat(summary.get("status")).isEqualTo("completed");
        return summary;
    }

    private List<String> metrics() throws IOException {
        return Files.readAllLines(folder.resolve("a folder").resolve("out").resolve("metrics.csv"));
    }

    /** The loss after an epoch, from metrics.csv. */
    private static double loss(List<String> metrics, int epoch) {
        int column = List.of(metrics.get(0).split(",", -1)).indexOf("train.loss");
        String[] values = metrics.get(epoch).split(",", -1);
        assertThat(values[0]).isEqualTo(Integer.toString(epoch));
        return Double.parseDouble(values[column]);
    }

    @Test
    void housePrices() throws IOException {
        Map<?, ?> summary = run("house-prices");
        List<String> metrics = metrics();
        assertThat(metrics).hasSize(10_001);
        Map<Integer, Double> losses = Map.of(
                1, 964.537, 2, 733.788, 3, 732.794, 10, 728.636, 100, 680.274, 1000, 482.625, 2000, 451.636, 10_000,
                447.291);
        losses.forEach((epoch, loss) ->
                assertThat(loss(metrics, epoch)).as("epoch " + epoch).isCloseTo(loss, withinPercentage(0.1)));
        assertThat(number(summary, "initialLoss")).isCloseTo(134_971.67, withinPercentage(0.001));
        assertThat(number(summary, "weights", "area")).isCloseTo(0.058486, withinPercentage(0.1));
        assertThat(number(summary, "weights", "bias")).isCloseTo(247.266, withinPercentage(0.1));
        assertThat(number(summary, "train", "mse")).isCloseTo(447.291, withinPercentage(0.1));
    }

    @Test
    void oneWeight() throws IOException {
        Map<?, ?> summary = run("one-weight");
        assertThat(number(summary, "weights", "area")).isCloseTo(0.176894, Offset.offset(1e-6));
        assertThat(number(summary, "weights", "bias")).isZero();
        assertThat(number(summary, "train", "mse")).isCloseTo(2016.73, Offset.offset(0.01));
    }

    @Test
    void twoFeatures() throws IOException {
        Map<?, ?> summary = run("two-features");
        assertThat(number(summary, "train", "mse")).isCloseTo(1406.05, Offset.offset(0.01));
        assertThat(number(summary, "weights", "area")).isCloseTo(0.18613, withinPercentage(0.1));
        assertThat(number(summary, "weights", "bathrooms")).isCloseTo(-10.0124, withinPercentage(0.1));
        assertThat(number(summary, "weights", "bias")).isCloseTo(3.575, withinPercentage(0.1));
    }

    @Test
    void tensorFlowNotebook() throws IOException {
        Map<?, ?> summary = run("tensorflow-notebook");
        assertThat(number(summary, "initialLoss")).isCloseTo(0.5, Offset.offset(1e-6));
        assertThat(loss(metrics(), 1)).isCloseTo(0.4598347, Offset.offset(1e-5));
        assertThat(loss(metrics(), 2000)).isCloseTo(0.4381491, Offset.offset(1e-5));
        assertThat(number(summary, "train", "accuracy")).isEqualTo(0.7);
    }

    @Test
    void goodOrBad() throws IOException {
        Map<?, ?> summary = run("good-or-bad");
        assertThat(number(summary, "train", "accuracy")).isEqualTo(1);
        assertThat(number(summary, "folds", "accuracy", "mean")).isLessThanOrEqualTo(0.6);
        assertThat(number(summary, "folds", "accuracy", "folds")).isEqualTo(10);
        assertThat(summary.containsKey("weights")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"iris, 0.9", "digits, 0.95", "spirals, 0.8"})
    void heldOutRowsAreToldApart(String name, double accuracy) throws IOException {
        Map<?, ?> summary = run(name);
        assertThat(number(summary, "test", "accuracy")).isBetween(accuracy, 1.0);
        assertThat(at(summary, "weightsHash").toString()).hasSize(64);
    }
}
