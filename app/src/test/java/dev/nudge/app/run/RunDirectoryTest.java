package dev.nudge.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nudge.app.config.ExperimentReader;
import dev.nudge.app.plugins.Plugins;
import dev.nudge.experiment.Experiment;
import dev.nudge.spi.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunDirectoryTest {

    private static final Plugins PLUGINS = Plugins.in(List.of());

    @TempDir
    Path folder;

    private RunDirectory create(Path path) throws IOException {
        Path file = Files.writeString(folder.resolve("x.yaml"), "dataset: houses");
        Experiment experiment =
                new ExperimentReader(PLUGINS).read(file, List.of()).experiment();
        return RunDirectory.create(Optional.of(path), "x", experiment, PLUGINS, Duration.ofDays(1));
    }

    @Test
    void aRunThatCameToNothingLeavesNothing() throws IOException {
        Path deep = folder.resolve("a").resolve("b").resolve("c");
        try (RunDirectory directory = create(deep)) {
            assertThat(directory.path()).isDirectory();
        }
        assertThat(folder.toFile().list()).containsExactly("x.yaml");
    }

    @Test
    void whatWasThereBeforeStays() throws IOException {
        Path empty = Files.createDirectories(folder.resolve("empty"));
        create(empty).close();
        assertThat(empty).isEmptyDirectory();
    }

    @Test
    void aFileInItsPlace() throws IOException {
        Path file = Files.writeString(folder.resolve("taken"), "");
        assertThatThrownBy(() -> create(file))
                .isInstanceOf(InputException.class)
                .hasMessage(file + ": is a file, not a folder; choose another with --out");
        assertThatThrownBy(() -> create(file.resolve("inner")))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(file.resolve("inner") + ": cannot be written: ");
    }

    @Test
    void whatSomebodyElsePutIntoTheCheckpointStays() throws IOException {
        Path run = folder.resolve("run");
        try (RunDirectory directory = create(run)) {
            Files.writeString(directory.path().resolve("checkpoint/mine"), "");
            Files.writeString(directory.path().resolve("checkpoint/.state.safetensors.part"), "");
        }
        assertThat(run.resolve("checkpoint").toFile().list()).containsExactly("mine");
    }
}
