package dev.nudge.app;

import static dev.nudge.app.NudgeProcess.shell;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.app.plugins.PluginJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every command in the README does what the README says; the README comes with the distribution. */
class ReadmeIT {

    @TempDir
    Path folder;

    private List<String> readme;

    @BeforeEach
    void aFolderAsTheReadmeHasIt() throws IOException {
        readme = Files.readAllLines(NudgeProcess.distribution().resolve("README.md"));
        Path experiments = Files.createDirectories(folder.resolve("experiments"));
        try (Stream<Path> files = Files.list(NudgeProcess.distribution().resolve("experiments"))) {
            for (Path file : files.toList()) {
                Files.copy(file, experiments.resolve(file.getFileName()));
            }
        }
        Files.writeString(
                folder.resolve("my-table.csv"),
                "area;town;price\n"
                        + Stream.iterate(1, i -> i + 1)
                                .limit(30)
                                .map(i -> "%d,5;%s;%d".formatted(100 + 7 * i, i % 2 == 0 ? "Oslo" : "Bergen", 3 * i))
                                .collect(Collectors.joining("\n")));
        new PluginJar()
                .source("Quantile", aLossOfYourOwn())
                .service("Loss", "my.losses.Quantile")
                .write(folder.resolve("that-folder").resolve("quantile.jar"));
    }

    @Test
    void eachCommandRuns() {
        List<String> commands = readme.stream()
                .filter(line -> line.startsWith("    ./nudge "))
                .map(String::strip)
                .filter(command -> !command.equals("./nudge play")) // goes on until Ctrl-C: see PlayBrowserIT
                .toList();
        assertThat(commands).hasSizeGreaterThanOrEqualTo(6);
        for (String command : commands) {
            // It goes wrong on purpose, as the README says.
            shell(folder, command).exits(command.contains("learning-rate=5") ? 3 : 0);
        }
    }

    @Test
    void theFirstCommandPrintsWhatTheReadmeShows() {
        List<String> shown = readme.stream()
                .filter(line -> line.matches("    (experiment|dataset|learning|network|loss|result)  .*"))
                .map(String::strip)
                .toList();
        assertThat(shown).hasSize(6);
        assertThat(shell(folder, "./nudge run experiments/house-prices.yaml")
                        .exits(0)
                        .outLines())
                .containsAll(shown);
    }

    /** The program text of the README. */
    private String aLossOfYourOwn() {
        return readme.stream()
                .dropWhile(line -> !line.strip().equals("package my.losses;"))
                .takeWhile(line -> line.isEmpty() || line.startsWith("    "))
                .map(line -> line.isEmpty() ? "" : line.substring(4))
                .collect(Collectors.joining("\n"));
    }
}
