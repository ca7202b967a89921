package dev.nudge.app;

import static dev.nudge.app.NudgeProcess.nudge;
import static dev.nudge.app.NudgeProcess.shell;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.app.plugins.PluginJar;
import dev.nudge.app.plugins.ProjectBuild;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Plugins of other people: written, checked on arrival, and used. */
class PluginCommandsIT {

    private static final String SLOPE = "2 * (output - target)";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"quantile-loss, loss, quantile", "HeavyBall, optimizer, heavy-ball", "tide, dataset, tide"})
    void aNewProjectBuildsPassesAndRuns(String name, String kind, String plugin) throws IOException {
        String out =
                nudge(folder, "plugins", "new", name, "--kind", kind).exits(0).out();
        List<String> next = out.lines().skip(1).map(String::strip).toList();
        Path project = folder.resolve(next.get(0).substring("cd ".length()));
        assertThat(next.get(1)).isEqualTo("mvn package");
        String jar = next.get(2).replaceFirst(".*/", "");
        ProjectBuild.jar(project, jar);
        assertThat(shell(project, "./" + next.get(2)).exits(0).out())
                .startsWith(plugin + ", " + kind + " in target/" + jar)
                .contains(" passed, 0 failed, ");
        assertThat(shell(project, "./" + next.get(3)).exits(0).out()).contains(plugin, "result");
        assertThat(nudge(folder, "plugins", "new", name, "--kind", kind)
                        .exits(2)
                        .err())
                .endsWith(": is there already; choose another name, or take it away\n");
    }

    @Test
    void oneThatEndsTheProgramIsNamed() {
        Path jar = PluginJar.withLoss("Quitter", "public Quitter { System.exit(0); }")
                .write(folder.resolve("quitter.jar"));
        for (String command : List.of("plugins", "plugins check quitter.jar")) {
            NudgeProcess.Result result = shell(folder, "./nudge " + command + " --plugins quitter.jar")
                    .exits(2);
            assertThat(result.err())
                    .isEqualTo("quitter.jar: ends the program in com.example.Quitter.<init>, "
                            + "which a plugin must not do; mend it, or take it away\n");
        }
        assertThat(jar).exists();
    }

    @Test
    void theExampleIsFoundInTheFolderPluginsAndLearnsItsQuantile() throws IOException {
        Path example = Files.createDirectories(folder.resolve("example"));
        for (Map.Entry<String, String> file :
                ProjectBuild.texts(Path.of("..", "examples", "quantile-loss")).entrySet()) {
            Path path = example.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        Path jar = ProjectBuild.jar(example, "quantile-loss-1.0.jar");
        Path plugins = Files.createDirectories(folder.resolve("plugins"));
        Files.copy(jar, plugins.resolve("quantile-loss-1.0.jar"));

        String checked = nudge(folder, "plugins", "check", "quantile", "--set", "q=0.9")
                .exits(0)
                .out();
        assertThat(checked).contains("worst error", "15 passed, 0 failed, 0 skipped");

        Files.writeString(folder.resolve("x.yaml"), """
                dataset: {name: houses, table: ten}
                features: {columns: [area]}
                loss: {name: quantile, q: 0.9}
                optimizer: {name: adam, learning-rate: 0.01}
                training: {epochs: 2000, batch-size: all}
                """);
        assertThat(nudge(folder, "run", "x.yaml", "--out", "out").exits(0).out())
                .containsPattern("gradient    checked: worst error \\S+ of \\d+ slopes");
        Map<?, ?> summary = NudgeProcess.summary(folder.resolve("out"));
        assertThat(summary.get("plugins").toString())
                .contains("quantile-loss-1.0.jar", "org.example.Quantile", "sha256");
        String rows = """
                area,price
                2104,399.9
                1600,329.9
                2400,369
                1416,232
                3000,539.9
                1985,299.9
                1534,314.9
                1427,198.999
                1380,212
                1494,242.5
                """;
        Files.writeString(folder.resolve("rows.csv"), rows);
        List<String> predictions =
                nudge(folder, "predict", "out", "rows.csv").exits(0).outLines();
        long above = 0;
        for (int row = 1; row <= 10; row++) {
            String line = predictions.get(row);
            double predicted = Double.parseDouble(line.substring(line.lastIndexOf(',') + 1));
            double price = Double.parseDouble(
                    rows.lines().skip(row).findFirst().orElseThrow().replaceFirst(".*,", ""));
            above += predicted > price - 2 ? 1 : 0;
        }
        assertThat(above).as("of ten prices below their 0.9 quantile").isBetween(9L, 10L);
    }

    @Test
    void aWrongGradientIsToldBeforeTraining() throws IOException {
        Path jar = wrong("-" + SLOPE).write(folder.resolve("wrong.jar"));
        Files.writeString(folder.resolve("x.yaml"), "dataset: houses\nloss: wrong\ntraining: {epochs: 2}\n");
        NudgeProcess.Result refused = nudge(folder, "run", "x.yaml", "--plugins", jar.toString(), "--out", "out");
        assertThat(refused.exits(2).err())
                .startsWith("x.yaml:2:7: loss: wrong in " + jar + " fails before training: at row ")
                .contains("the sign is wrong", "nudge plugins check " + jar, "--unchecked");
        assertThat(folder.resolve("out")).doesNotExist();
        assertThat(nudge(folder, "check", "x.yaml", "--plugins", jar.toString())
                        .exits(2)
                        .err())
                .isEqualTo(refused.err());
        assertThat(nudge(folder, "run", "x.yaml", "--plugins", jar.toString(), "--out", "out", "--unchecked")
                        .exits(0)
                        .out())
                .contains("gradient    WRONG, used all the same: at row ");

        NudgeProcess.Result checked = nudge(folder, "plugins", "check", jar.toString());
        assertThat(checked.exits(2).out())
                .contains(
                        "wrong, loss in " + jar,
                        "  FAILED   gradient     ",
                        "the sign is wrong",
                        "14 passed, 1 failed");
        assertThat(checked.err()).startsWith("failed: wrong gradient; mend it and check again");
    }

    private static PluginJar wrong(String slope) {
        return PluginJar.withLoss("Wrong", "")
                .source(
                        "Wrong",
                        PluginJar.loss("Wrong", "")
                                .replace("public record", "@Doc(\"Wrong.\") public record")
                                .replace("return " + SLOPE, "return " + slope));
    }

    @Test
    void aPluginThatEndsTheProgramIsAFailedCheck() {
        Path jar = wrong("exit()")
                .source(
                        "Wrong",
                        PluginJar.loss("Wrong", "static double exit() { System.exit(0); return 1; }")
                                .replace("return " + SLOPE, "return exit()"))
                .write(folder.resolve("wrong.jar"));
        NudgeProcess.Result checked = nudge(folder, "plugins", "check", jar.toString());
        assertThat(checked.exits(2).out()).contains("  passed   record ", "  FAILED   gradient ", "calls System.exit;");
        assertThat(checked.err()).startsWith("failed: wrong docs, wrong gradient; ");
    }

    @Test
    void brokenJarsFailTheCheckAndTheOthersAreChecked() throws IOException {
        Path plugins = folder.resolve("some");
        wrong(SLOPE).write(plugins.resolve("right.jar"));
        Files.writeString(plugins.resolve("text.jar"), "not a jar");
        NudgeProcess.Result checked = nudge(folder, "plugins", "check", "some");
        assertThat(checked.exits(2).out())
                .contains(
                        "wrong, loss in some/right.jar",
                        "15 passed, 0 failed",
                        "  FAILED   load         some/text.jar:");
        assertThat(checked.err()).startsWith("failed: loading; ");
        Files.delete(plugins.resolve("text.jar"));
        nudge(folder, "plugins", "check", "some").exits(0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            plugins check none.jar       | none.jar: is no file or folder, and there is no plugin 'none.jar'
            plugins check                | there are no plugins but those that ship; name a jar, a folder, or a plugin
            plugins check empty          | empty: there is no jar in this folder, and no folder of jars
            plugins check huber --set d=1 | --set d: huber.d: huber has no such key; it has delta
            plugins check huber --set delta=0 | --set delta: huber.delta: must be greater than 0, got 0
            plugins chek x               | There is no command 'plugins chek'; there are list, show, check, new; did you mean check?
            plugins new                  | Missing required
            plugins new a.b --kind loss  | a.b: cannot be the name of a plugin; use letters, digits and -, as in my-loss
            plugins new mse --kind loss  | mse: the loss 'mse' is there already, in
            plugins new string --kind loss | string: its class would be called String
            """)
    void theUsersErrors(String arguments, String expected) throws IOException {
        Files.createDirectories(folder.resolve("empty"));
        NudgeProcess.Result result = nudge(folder, arguments.strip().split(" +"));
        assertThat(result.exits(2).err()).startsWith(expected).doesNotContain("Exception");
        assertThat(folder.toFile().list()).containsExactly("empty");
    }

    @Test
    void aSettingWithoutADefaultIsAskedFor() throws IOException {
        assertThat(nudge(folder, "plugins", "check", "csv").exits(0).out())
                .contains("skipped  loads        must be set first: file", "is checked with --set KEY=VALUE");
        Files.writeString(folder.resolve("t.csv"), "a,b\n1,2\n3,4\n");
        assertThat(nudge(folder, "plugins", "check", "csv", "--set", "file=t.csv")
                        .exits(0)
                        .out())
                .contains("passed   loads        2 rows, 2 columns", "13 passed, 0 failed, 0 skipped");
    }

    @Test
    void theDigestOfAFolderCoversAllItsJars() throws IOException {
        Path place = folder.resolve("plugins").resolve("quartic");
        PluginJar.withLoss("Quartic", "").write(place.resolve("a.jar"));
        new PluginJar()
                .source("Rest", "package com.example; final class Rest {}")
                .write(place.resolve("lib.jar"));
        Files.writeString(folder.resolve("x.yaml"), "dataset: houses\nloss: quartic\ntraining: {epochs: 2}\n");
        assertThat(nudge(folder, "check", "x.yaml").exits(0).out()).contains("gradient    checked: worst error");
        nudge(folder, "run", "x.yaml", "--out", "out").exits(0);
        String digest = shell(folder, "cd plugins/quartic && sha256sum *.jar | sha256sum")
                .exits(0)
                .out()
                .substring(0, 64);
        assertThat(NudgeProcess.summary(folder.resolve("out")).get("plugins").toString())
                .contains("jar=quartic, sha256=" + digest);
    }

    @Test
    void pluginsAreGivenBeforeOrAfterTheCommand() {
        PluginJar.withLoss("Quartic", "").write(folder.resolve("some").resolve("quartic.jar"));
        String after =
                nudge(folder, "plugins", "list", "--plugins", "some").exits(0).out();
        assertThat(after).contains("quartic");
        assertThat(nudge(folder, "plugins", "--plugins", "some", "list")
                        .exits(0)
                        .out())
                .isEqualTo(after);
        assertThat(nudge(folder, "plugins", "--plugins", "some").exits(0).out()).isEqualTo(after);
    }

    @Test
    void testsAreNotInTheProgram() {
        assertThat(NudgeProcess.distribution().resolve("lib").toFile().list())
                .anyMatch(jar -> jar.startsWith("nudge-testkit"))
                .noneMatch(jar -> jar.contains("junit") || jar.contains("opentest4j") || jar.contains("apiguardian"));
    }
}
