package dev.nudge.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nudge.app.config.ExperimentReader;
import dev.nudge.app.plugins.Plugins;
import dev.nudge.app.report.Page;
import dev.nudge.experiment.Laboratory;
import dev.nudge.experiment.Prepared;
import dev.nudge.spi.InputException;
import dev.nudge.spi.Loss;
import dev.nudge.spi.Progress;
import dev.nudge.train.Epoch;
import dev.nudge.train.Watcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunReaderTest {

    private static final Plugins PLUGINS = Plugins.in(List.of());

    @TempDir
    Path folder;

    private Path run(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("x.yaml"), text);
        Prepared prepared = Prepared.of(
                new ExperimentReader(PLUGINS).read(file, List.of()).experiment(),
                type -> PLUGINS.registry(Loss.class).find("mse").orElseThrow().defaults(),
                Progress.NONE);
        Path run = folder.resolve("run");
        try (RunDirectory directory =
                RunDirectory.create(Optional.of(run), "a name", prepared.experiment(), PLUGINS, Duration.ofDays(1))) {
            directory.write(new Laboratory().run(prepared, new Watcher() {
                @Override
                public void epoch(Epoch epoch) {
                    directory.add(epoch);
                }
            }));
        }
        return run;
    }

    private static String report(Path run) throws IOException {
        return Files.readString(run.resolve("report.html"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dataset: {name: houses, table: ten}\nsplit: {test: 0.2, validation: 0.2}\n"
                        + "training: {epochs: 700, schedule: cosine}",
                "dataset: {name: houses, table: labelled}\nloss: cross-entropy\nsplit: {folds: 5, test: 0.3}\n"
                        + "network: {hidden: [{units: 3}]}\ntraining: {epochs: 30}",
                "dataset: iris\nloss: cross-entropy\nsplit: {validation: 0.2}\n"
                        + "training: {epochs: 50, early-stopping: {patience: 2}}",
                "dataset: digits\nloss: cross-entropy\ntraining: {epochs: 2}",
                "dataset: houses\nfeatures: {scaling: none}\noptimizer: {name: gd, learning-rate: 0.1}",
                "dataset: houses\nfeatures: {scaling: none}\nnetwork: {bias: false}\noptimizer: {name: gd, learning-rate: 1e-9}"
                        + "\ntraining: {epochs: 1}"
            })
    void theReportMadeAgainIsTheSame(String experiment) throws IOException {
        Path run = run(experiment);
        assertThat(Page.of(RunReader.read(run))).isEqualTo(report(run));
    }

    @Test
    void ofAnOlderNudge() throws IOException {
        Path run = run("dataset: houses\ntraining: {epochs: 3}");
        Files.delete(run.resolve("report.json"));
        String page = Page.of(RunReader.read(run));
        assertThat(page).contains("has no report.json", "<h1><bdi>run</bdi></h1>", "Learning curves");
        assertThat(page).doesNotContain("Residuals", "Predicted against actual");
        assertThat(report(run)).contains("Residuals", "Predicted against actual", "<h1><bdi>a name</bdi></h1>");
    }

    @Test
    void noRunDirectory() throws IOException {
        assertThatThrownBy(() -> RunReader.read(folder.resolve("none")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("there is no such run directory");
        assertThatThrownBy(() -> RunReader.read(folder))
                .isInstanceOf(InputException.class)
                .hasMessage(folder + ": has no summary.json: it is no run directory");
    }

    @ParameterizedTest
    @ValueSource(strings = {"metrics.csv", "model.json", "model.safetensors", "experiment.yaml"})
    void aMissingFileIsNamed(String name) throws IOException {
        Path run = run("dataset: houses\ntraining: {epochs: 1}");
        Files.delete(run.resolve(name));
        assertThatThrownBy(() -> RunReader.read(run))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(run.resolve(name).toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            report.json  | "nudge-report-1"     | "nudge-report-2" | format must be nudge-report-1
            report.json  | "width" :            | "width" : -1, "w" : | width must be above zero
            report.json  | "rows" : 3           | "rows" : 3.5     | rows must be a whole number
            report.json  | "actual" : [         | "actual" : [ 1,  | predicted must be as many as actual
            summary.json | "status" : "comp     | "status" : "     | status must be one of
            summary.json | "train" : {          | "train" : 1, "x" : { | train has the wrong type
            summary.json | "notes"              | "nots"           | notes is missing
            summary.json | "weightsHash"        | "hash"           | weightsHash is missing
            """)
    void damageIsNamed(String name, String old, String damaged, String message) throws IOException {
        Path run = run("dataset: houses\ntraining: {epochs: 1}");
        Path file = run.resolve(name);
        String text = Files.readString(file);
        assertThat(text).contains(old);
        Files.writeString(file, text.replace(old, damaged));
        assertThatThrownBy(() -> RunReader.read(run))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining(message);
    }

    /** Whatever a bit that has flipped leads to, it is a report or one message. */
    @Test
    void anyDamageEndsInAReportOrAMessage() throws IOException {
        Path run = run("dataset: {name: houses, table: labelled}\nloss: cross-entropy\nsplit: {folds: 2}\n"
                + "training: {epochs: 3}");
        Random random = new Random(7);
        int refused = 0;
        for (String name : List.of("summary.json", "report.json", "metrics.csv")) {
            byte[] whole = Files.readAllBytes(run.resolve(name));
            for (int i = 0; i < 300; i++) {
                byte[] damaged = random.nextInt(4) == 0
                        ? java.util.Arrays.copyOf(whole, random.nextInt(whole.length))
                        : whole.clone();
                if (damaged.length > 0) {
                    damaged[random.nextInt(damaged.length)] = (byte) (32 + random.nextInt(95));
                }
                Files.write(run.resolve(name), damaged);
                try {
                    assertThat(Page.of(RunReader.read(run))).endsWith("</html>\n");
                } catch (InputException e) {
                    assertThat(e.getMessage()).startsWith(run.toString());
                    refused++;
                }
            }
            Files.write(run.resolve(name), whole);
        }
        assertThat(refused).isGreaterThan(100);
    }
}
