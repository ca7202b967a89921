package dev.nudge.app;

import static dev.nudge.app.NudgeProcess.at;
import static dev.nudge.app.NudgeProcess.experiment;
import static dev.nudge.app.NudgeProcess.nudge;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.app.plugins.PluginJar;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunCommandIT {

    @TempDir
    Path folder;

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    @Test
    void aDivergenceIsExplained() {
        NudgeProcess.Result result = nudge(
                folder,
                "run",
                experiment("house-prices"),
                "--set",
                "features.scaling=none",
                "--set",
                "optimizer.learning-rate=0.1",
                "--out",
                "out");
        result.exits(3);
        assertThat(result.err())
                .contains("diverged at step 1", "'area'", "stable up to a rate of 2.35e-07", "yours is 0.1", "change:")
                .contains("features.scaling=standardize");
        Map<?, ?> summary = NudgeProcess.summary(folder.resolve("out"));
        assertThat(summary.get("status")).isEqualTo("diverged");
        assertThat(summary.get("explanation").toString()).contains("area");
        assertThat(folder.resolve("out/model.safetensors")).exists();
    }

    @Test
    void aSwapByOneWord() {
        NudgeProcess.Result result =
                nudge(folder, "run", experiment("house-prices"), "--set", "optimizer=momentum", "--out", "out");
        result.exits(0);
        assertThat(result.out()).contains("momentum", "price = ");
    }

    @Test
    void theVectorKernelComesWhereThereIsWorkForIt() {
        nudge(folder, "run", experiment("house-prices"), "--out", "little").exits(0);
        assertThat(kernel("little")).isEqualTo("plain");
        NudgeProcess.Result result =
                nudge(folder, "run", experiment("digits"), "--verbose", "--set", "training.epochs=15", "--out", "much");
        result.exits(0);
        assertThat(kernel("much")).matches("vector, \\d+ lanes");
        assertThat(result.err()).contains("kernel vector");
    }

    private String kernel(String run) {
        return at(NudgeProcess.summary(folder.resolve(run)), "environment", "kernel")
                .toString();
    }

    @Test
    void withoutOutTheRunLiesBelowRuns() {
        NudgeProcess.Result result =
                nudge(folder, "run", experiment("one-weight"), "--set", "training.epochs=1", "--quiet");
        result.exits(0);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).isEmpty();
        assertThat(folder.toFile().list()).containsExactly("runs");
        assertThat(folder.resolve("runs").toFile().list())
                .singleElement()
                .asString()
                .matches("one-weight-\\d{8}-\\d{6}");
    }

    @Test
    void ctrlCEndsItAndKeepsWhatThereIs() throws IOException, InterruptedException {
        NudgeProcess process = NudgeProcess.start(
                folder,
                "run",
                experiment("digits"),
                "--out",
                "out",
                "--set",
                "training={epochs: 1000000, converge: none}");
        // Some hundred epochs: a Java that has just started takes its time for everything.
        File metrics = folder.resolve("out/checkpoint/metrics.csv").toFile();
        process.waitUntil(() -> metrics.length() > 0);
        process.interrupt();
        process.result().exits(130);
        Map<?, ?> summary = NudgeProcess.summary(folder.resolve("out"));
        assertThat(summary.get("status")).isEqualTo("interrupted");
        assertThat(at(summary, "train", "accuracy")).isNotNull();
        assertThat(folder.resolve("out").toFile().list()).noneMatch(file -> file.endsWith(".part"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            run none.yaml                 | none.yaml: there is no such file
            run .                         | .: is a directory; name an experiment file in it
            run x.yaml --set loss=msee    | --set loss: loss: there is no loss 'msee'; did you mean mse?; there are binary-cross-entropy, brier, cross-entropy, hinge, huber, log-cosh, mae, mse, poisson
            run x.yaml --set loss         | --set loss: must be key=value, such as --set optimizer.learning-rate=0.01
            run x.yaml --set loss=cross-entropy | --set loss: loss: needs classes, but column 'price' holds numbers such as 329.9; use mse
            run x.yaml --set features.target=prize | --set features.target: features.target: the table has no column 'prize'; did you mean 'price'?; columns: area, price
            run x.yaml --set training.early-stopping={} | --set training.early-stopping: training.early-stopping.metric: there is no 'validation.loss'; there are train.loss, train.mse, train.rmse, train.mae, train.r2; set split.validation for more
            run x.yaml --out x.yaml       | x.yaml: is a file, not a folder; choose another with --out
            run x.yaml --plugins none     | --plugins none: there is no such folder
            run bad.yaml                  | bad.yaml:2:7: loss: there is no loss 'mze'
            check bad.yaml                | bad.yaml:2:7: loss: there is no loss 'mze'
            check x.yaml --set split.folds=4 | --set split.folds: split.folds: cannot deal 3 rows into 4 folds
            run x.yaml --set split.folds=4 | --set split.folds: split.folds: cannot deal 3 rows into 4 folds
            predict none x.csv            | none: there is no such run directory; `nudge run` prints where it puts a run
            inspect none.csv              | {folder}/none.csv: there is no such file
            plugins show hubber           | there is no plugin 'hubber'; did you mean huber?; `nudge plugins` lists them
            plugins show                  | plugins show: name the plugin, such as nudge plugins show huber
            runn x.yaml                   | There is no command 'runn'; there are run, resume, reproduce, check, inspect, evaluate, predict, play, show, report, plugins, schema, completion; did you mean run?
            run x.yaml --sett a=b         | Unknown options: '--sett', 'a=b'; did you mean --set?
            run                           | Missing required parameter: 'FILE'
            """)
    void theUsersErrorsLeaveNothingBehind(String arguments, String expected) throws IOException {
        write("x.yaml", "dataset: houses\n");
        write("bad.yaml", "dataset: houses\nloss: mze\n");
        NudgeProcess.Result result = nudge(folder, arguments.strip().split(" +"));
        result.exits(2);
        assertThat(result.err())
                .startsWith(expected.replace("{folder}", folder.toString()))
                .doesNotContain("Exception");
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("x.yaml", "bad.yaml");
    }

    @Test
    void aPluginOfOnesOwn() throws IOException {
        PluginJar.withLoss("Quartic", "").write(folder.resolve("plugins").resolve("quartic.jar"));
        PluginJar.withLoss("Moody", "public Moody { if (true) throw new IllegalStateException(\"not today\"); }")
                .write(folder.resolve("plugins").resolve("moody.jar"));
        PluginJar.withLoss(
                        "Late",
                        "static int x() { return Rest.X.length(); }"
                                + " @Override public Target target() { x(); return Target.NUMBER; }")
                .source("Rest", "package com.example; final class Rest { static final String X = \"\".concat(\"x\"); }")
                .without("Rest")
                .write(folder.resolve("plugins").resolve("late.jar"));
        write("x.yaml", "dataset: houses\nloss: quartic\ntraining: {epochs: 2}\n");
        nudge(folder, "run", "x.yaml", "--plugins", "plugins", "--out", "out").exits(0);
        assertThat(NudgeProcess.summary(folder.resolve("out")).get("plugins").toString())
                .contains("quartic.jar", "com.example.Quartic", "sha256");
        assertThat(nudge(folder, "plugins", "--plugins", "plugins").exits(0).err())
                .contains("cannot be used: plugins/moody.jar: ", "not today");
        assertThat(nudge(folder, "plugins", "show", "quartic", "--plugins", "plugins")
                        .exits(0)
                        .out())
                .contains("quartic, loss", "com.example.Quartic in plugins/quartic.jar");
        assertThat(nudge(folder, "run", "x.yaml", "--plugins", "plugins", "--set", "loss=moody")
                        .exits(2)
                        .err())
                .contains("there is no loss 'moody'", "plugins/moody.jar: ", "not today");
        assertThat(nudge(folder, "run", "x.yaml", "--plugins", "plugins", "--set", "loss=late")
                        .exits(2)
                        .err())
                .contains("plugins/late.jar: fails in com.example.Late", "com/example/Rest");
    }
}
