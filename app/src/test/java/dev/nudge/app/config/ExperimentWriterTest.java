package dev.nudge.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.app.plugins.Plugins;
import dev.nudge.experiment.Experiment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
        Experiment experiment = RandomExperiment.of(PLUGINS, new Random(seed));
        String text = ExperimentWriter.text(experiment);

        ExperimentFile file = draft.read(text);

        assertThat(ExperimentSchemaTest.complaints(ExperimentSchemaTest.SCHEMA, text))
                .as(text)
                .isEmpty();
        assertThat(file.experiment()).as(text).isEqualTo(experiment);
        assertThat(ExperimentWriter.text(file.experiment())).isEqualTo(text);
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
