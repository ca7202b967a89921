package dev.nudge.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.app.config.ExperimentReader;
import dev.nudge.app.plugins.Plugins;
import dev.nudge.experiment.Laboratory;
import dev.nudge.experiment.Outcome;
import dev.nudge.experiment.Prepared;
import dev.nudge.spi.Loss;
import dev.nudge.spi.Progress;
import dev.nudge.train.Epoch;
import dev.nudge.train.Watcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SummaryTest {

    private static final Plugins PLUGINS = Plugins.in(List.of());

    @TempDir
    Path folder;

    /** As a program would see it: written, and read again. */
    private Map<?, ?> summary(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("x.yaml"), text);
        Prepared prepared = Prepared.of(
                new ExperimentReader(PLUGINS).read(file, List.of()).experiment(),
                type -> PLUGINS.registry(Loss.class).find("mse").orElseThrow().defaults(),
                Progress.NONE);
        try (RunDirectory directory = RunDirectory.create(
                Optional.of(folder.resolve("run")), "x", prepared.experiment(), PLUGINS, Duration.ofDays(1))) {
            Outcome outcome = new Laboratory().run(prepared, new Watcher() {
                @Override
                public void epoch(Epoch epoch) {
                    directory.add(epoch);
                }
            });
            directory.write(outcome);
        }
        return (Map<?, ?>) Json.read(Files.readString(folder.resolve("run").resolve("summary.json")));
    }

    private static Map<?, ?> map(Map<?, ?> tree, String key) {
        return (Map<?, ?>) tree.get(key);
    }

    @Test
    void ofARegression() throws IOException {
        Map<?, ?> summary = summary("dataset: {name: houses, table: ten}\nsplit: {test: 0.2, validation: 0.2}\n"
                + "network: {bias: false}\ntraining: {epochs: 3}");
        assertThat(keys(summary))
                .contains(
                        "status",
                        "epochs",
                        "steps",
                        "seconds",
                        "examplesPerSecond",
                        "train",
                        "validation",
                        "test",
                        "weights",
                        "weightsHash",
                        "environment",
                        "plugins")
                .doesNotContain("folds", "reason", "explanation");
        assertThat(summary.get("status")).isEqualTo("completed");
        assertThat(summary.get("epochs")).isEqualTo(3.0);
        for (String part : List.of("train", "validation", "test")) {
            assertThat(keys(map(summary, part))).contains("rows", "loss", "mse", "rmse", "mae", "r2");
        }
        assertThat(keys(map(summary, "weights"))).containsExactly("bias", "area", "bathrooms");
        assertThat(summary.get("weightsHash").toString()).matches("[0-9a-f]{64}");
        assertThat(keys(map(summary, "environment"))).contains("nudge", "java", "os", "processors", "kernel");
        List<?> plugins = (List<?>) summary.get("plugins");
        assertThat(plugins)
                .hasSize(3)
                .allSatisfy(plugin -> assertThat(keys((Map<?, ?>) plugin)).contains("name", "class", "jar"));
    }

    @Test
    void ofAClassification() throws IOException {
        Map<?, ?> summary = summary(
                "dataset: {name: houses, table: labelled}\nloss: cross-entropy\nsplit: {folds: 5}\ntraining: {epochs: 3}");
        assertThat(keys(map(summary, "train"))).contains("loss", "accuracy", "logLoss", "f1", "auc", "confusion");
        assertThat(keys(map(summary, "weights"))).containsExactly("Bad", "Good");
        assertThat(keys(map(map(summary, "weights"), "Good"))).containsExactly("bias", "area", "bathrooms");
        assertThat(keys(map(summary, "folds"))).contains("loss", "accuracy");
        assertThat(keys(map(map(summary, "folds"), "accuracy"))).contains("mean", "standardDeviation");
    }

    @Test
    void ofAHiddenLayer() throws IOException {
        assertThat(keys(summary("dataset: houses\nnetwork: {hidden: [{units: 2}]}\ntraining: {epochs: 3}")))
                .doesNotContain("weights");
    }

    @Test
    void ofADivergence() throws IOException {
        Map<?, ?> summary =
                summary("dataset: houses\nfeatures: {scaling: none}\noptimizer: {name: gd, learning-rate: 0.1}");
        assertThat(summary.get("status")).isEqualTo("diverged");
        assertThat(summary.get("explanation").toString()).contains("area");
    }

    private static List<String> keys(Map<?, ?> map) {
        return map.keySet().stream().map(Object::toString).toList();
    }
}
