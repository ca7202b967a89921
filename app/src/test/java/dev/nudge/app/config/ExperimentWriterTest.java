package dev.nudge.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.app.plugins.Plugins;
import dev.nudge.app.plugins.Registered;
import dev.nudge.experiment.Experiment;
import dev.nudge.features.FeatureSettings;
import dev.nudge.features.SplitSettings;
import dev.nudge.network.NetworkSettings;
import dev.nudge.spi.DatasetLoader;
import dev.nudge.spi.Loss;
import dev.nudge.spi.Optimizer;
import dev.nudge.spi.Plugin;
import dev.nudge.train.TrainingSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

class ExperimentWriterTest {

    private static final Plugins PLUGINS = Plugins.in(List.of());

    private static Draft draft;

    @BeforeContainer
    static void createFolder() throws IOException {
        draft = new Draft(Files.createTempDirectory("experiment"));
    }

    @AfterContainer
    static void deleteFolder() throws IOException {
        Files.deleteIfExists(draft.file());
        Files.delete(draft.folder());
    }

    @Property(tries = 150)
    void whatIsWrittenIsRead(@ForAll long seed) {
        Experiment experiment = experiment(new RandomSettings(new Random(seed)));
        String text = ExperimentWriter.text(experiment);

        ExperimentFile file = draft.read(text);

        assertThat(file.experiment()).as(text).isEqualTo(experiment);
        assertThat(ExperimentWriter.text(file.experiment())).isEqualTo(text);
    }

    private static Experiment experiment(RandomSettings random) {
        DatasetLoader dataset = random.component(all(DatasetLoader.class));
        return new Experiment(
                dataset,
                random.random().nextBoolean()
                        ? Optional.of(random.component(all(DatasetLoader.class)))
                        : Optional.empty(),
                random.of(new FeatureSettings()),
                random.of(new SplitSettings()),
                random.of(new NetworkSettings()),
                random.random().nextBoolean() ? Optional.of(random.component(all(Loss.class))) : Optional.empty(),
                random.component(all(Optimizer.class)),
                random.of(new TrainingSettings()));
    }

    private static <T extends Plugin> List<T> all(Class<T> kind) {
        return PLUGINS.registry(kind).all().stream().map(Registered::defaults).toList();
    }

    @Property(tries = 1)
    void pathsAreAbsoluteAndEverySettingIsSaid() {
        String text = ExperimentWriter.text(
                draft.read("dataset: {name: csv, file: a.csv}\nloss: huber").experiment());
        assertThat(text)
                .contains("file: " + Path.of(draft.folder().toString(), "a.csv"))
                .contains("  delta: 1.0\n")
                .contains("  batch-size: 32\n")
                .doesNotContain("!!");
    }
}
