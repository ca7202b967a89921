package dev.nudge.app;

import static dev.nudge.app.NudgeProcess.at;
import static dev.nudge.app.NudgeProcess.experiment;
import static dev.nudge.app.NudgeProcess.nudge;
import static dev.nudge.app.NudgeProcess.number;
import static dev.nudge.app.NudgeProcess.summary;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same file and seed give the same weights, to the bit; every loss and optimizer can be asked for by name. */
class ReproducibilityIT {

    private static final String[] SHORT = {"--set", "training.epochs=20"};

    @TempDir
    Path folder;

    private Map<?, ?> digits(String out, String... options) {
        nudge(folder, concat(new String[] {"run", experiment("digits"), "--quiet", "--out", out}, SHORT, options))
                .exits(0);
        return summary(folder.resolve(out));
    }

    @Test
    void runAfterRunKernelByKernelForAnyNumberOfThreads() {
        Map<?, ?> first = digits("1");
        Object hash = at(first, "weightsHash");
        assertThat(at(digits("2"), "weightsHash")).isEqualTo(hash);
        assertThat(at(digits("3", "--set", "training.threads=3"), "weightsHash"))
                .isEqualTo(hash);
        assertThat(at(digits("4", "--set", "training.seed=43"), "weightsHash")).isNotEqualTo(hash);

        NudgeProcess.plainJava(
                        folder, concat(new String[] {"run", experiment("digits"), "--quiet", "--out", "5"}, SHORT))
                .exits(0);
        Map<?, ?> plain = summary(folder.resolve("5"));
        assertThat(at(plain, "environment", "kernel").toString()).startsWith("plain");
        assertThat(at(first, "environment", "kernel").toString()).doesNotStartWith("plain");
        assertThat(at(plain, "weightsHash")).isEqualTo(hash);
    }

    @Test
    void theExperimentOfARunGivesTheRunAgain() throws IOException {
        digits("1");
        nudge(folder, "run", "1/experiment.yaml", "--quiet", "--out", "again").exits(0);
        assertThat(at(summary(folder.resolve("again")), "weightsHash"))
                .isEqualTo(at(summary(folder.resolve("1")), "weightsHash"));
        assertThat(folder.resolve("again/experiment.yaml"))
                .hasContent(Files.readString(folder.resolve("1/experiment.yaml")));
    }

    @ParameterizedTest
    @CsvSource({
        "mse, {name: houses; table: ten}",
        "mae, {name: houses; table: ten}",
        "huber, {name: houses; table: ten}",
        "log-cosh, {name: houses; table: ten}",
        "poisson, {name: houses; table: ten}",
        "cross-entropy, iris",
        "brier, iris",
        "binary-cross-entropy, {name: houses; table: labelled}",
        "hinge, {name: houses; table: labelled}"
    })
    void everyLoss(String loss, String dataset) {
        finite("loss=" + loss, "dataset=" + dataset.replace(';', ','));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gd", "momentum", "adagrad", "rmsprop", "adam", "adamw"})
    void everyOptimizer(String optimizer) {
        finite("optimizer=" + optimizer, "dataset=iris");
    }

    private void finite(String... settings) {
        write("any.yaml", "dataset: houses\ntraining: {epochs: 5}\n");
        nudge(folder, "run", "any.yaml", "--out", "out", "--set", settings[0], "--set", settings[1])
                .exits(0);
        Map<?, ?> summary = summary(folder.resolve("out"));
        assertThat(number(summary, "train", "loss")).isFinite().isLessThan(number(summary, "initialLoss"));
    }

    private void write(String name, String text) {
        try {
            Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String[] concat(String[]... parts) {
        return java.util.Arrays.stream(parts).flatMap(java.util.Arrays::stream).toArray(String[]::new);
    }
}
