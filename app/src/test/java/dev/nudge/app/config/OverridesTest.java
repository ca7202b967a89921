package dev.nudge.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.experiment.Experiment;
import dev.nudge.features.Scaling;
import dev.nudge.spi.Plugin;
import dev.nudge.train.Schedule;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverridesTest {

    private static final String TEXT = """
            dataset: {name: houses, table: ten}
            features: {scaling: none, exclude: [bathrooms]}
            loss: huber
            optimizer: {name: gd, learning-rate: 0.5}
            training: {epochs: 10}
            """;

    @TempDir
    Path folder;

    private Draft draft;

    @BeforeEach
    void draft() {
        draft = new Draft(folder);
    }

    private Experiment with(String... overrides) {
        return draft.read(TEXT, overrides).experiment();
    }

    @Test
    void aValueIsReplaced() {
        assertThat(with("training.epochs=20").training().epochs()).contains(20);
        assertThat(with("training.epochs=20", "training.epochs=30").training().epochs())
                .contains(30);
        assertThat(with("training.l2=0.5").training().l2()).isEqualTo(0.5);
        assertThat(with("split.test=.25").split().test()).isEqualTo(0.25);
        assertThat(with("optimizer.learning-rate=1e-2").optimizer().learningRate())
                .isEqualTo(0.01);
    }

    @Test
    void aComponentIsSwapped() {
        assertThat(with("optimizer=adam").optimizer().name()).isEqualTo("adam");
        assertThat(with("optimizer=adam").optimizer().learningRate()).isNotEqualTo(0.5);
        assertThat(with("optimizer.name=momentum").optimizer().learningRate()).isEqualTo(0.5);
        assertThat(with("optimizer={name: momentum, momentum: 0.5}").optimizer())
                .hasToString("Momentum[learningRate=0.01, momentum=0.5, nesterov=false]");
    }

    @Test
    void aSettingBelowAName() {
        assertThat(with("loss.delta=3").loss().map(Object::toString)).contains("Huber[delta=3.0]");
        assertThat(with("loss=mae", "optimizer=momentum", "optimizer.nesterov=true")
                        .optimizer()
                        .toString())
                .contains("nesterov=true");
    }

    @Test
    void whatTheFileDoesNotHave() {
        assertThat(with("network.hidden=[{units: 4}]").network().hidden()).hasSize(1);
        assertThat(with("training.schedule.name=cosine", "training.schedule.warm-up=3")
                        .training()
                        .schedule())
                .isEqualTo(new Schedule.Cosine(0, 3));
        assertThat(with("features.scaling={area: 1e-4}").features().scaling().factors())
                .containsEntry("area", 1e-4);
        assertThat(with("features.scaling=min-max").features().scaling()).isEqualTo(Scaling.by(Scaling.Method.MIN_MAX));
        assertThat(draft.read("dataset: houses\nloss:\n", "loss.name=mae")
                        .experiment()
                        .loss()
                        .map(Plugin::name))
                .contains("mae");
    }

    @Test
    void aValueMayHaveAnEqualsSign() {
        assertThat(with("features.target=a=b").features().target()).contains("a=b");
    }

    @Test
    void pathsAreRelativeToTheCurrentFolder() {
        Experiment experiment = with("dataset.name=csv", "dataset={name: csv, file: a.csv}");
        assertThat(experiment.dataset().toString())
                .contains("file=" + Path.of("a.csv").toAbsolutePath() + ",");
        Experiment both = draft.read("dataset: {name: csv, file: a.csv}", "split.test-file=b.csv")
                .experiment();
        assertThat(both.dataset().toString()).contains("file=" + folder.resolve("a.csv") + ",");
        assertThat(both.testDataset().orElseThrow().toString())
                .contains("file=" + Path.of("b.csv").toAbsolutePath() + ",");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            training.epochs      | --set training.epochs: must be key=value, such as --set optimizer.learning-rate=0.01
            =5                   | --set =5: must be key=value, such as --set optimizer.learning-rate=0.01
            training.epochs=x    | --set training.epochs: training.epochs: must be a whole number, got 'x'
            training.seed=       | --set training.seed: training.seed: must be a whole number, got nothing
            training.epoch=5     | --set training.epoch: training.epoch: training has no such key; did you mean epochs?; it has epochs, batch-size, shuffle, seed, threads, schedule, l1, l2, weight-decay, clip, early-stopping, converge
            trainig.epochs=5     | --set trainig.epochs: trainig: an experiment has no such key; did you mean training?; it has dataset, features, split, network, loss, optimizer, training
            optimizer=adma       | --set optimizer: optimizer: there is no optimizer 'adma'; did you mean adam?; there are adagrad, adam, adamw, gd, momentum, rmsprop
            features.exclude.a=1 | --set features.exclude.a: 'exclude' is a list; give it whole, such as --set 'exclude=[...]'
            training={epochs     | --set training: is not valid YAML: expected
            """)
    void whatCannotBeSet(String override, String expected) {
        assertThat(draft.complaint(TEXT, override)).startsWith(expected).doesNotContain("\n");
    }
}
