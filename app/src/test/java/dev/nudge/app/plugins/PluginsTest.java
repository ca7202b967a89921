package dev.nudge.app.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nudge.spi.DatasetLoader;
import dev.nudge.spi.InputException;
import dev.nudge.spi.Loss;
import dev.nudge.spi.Optimizer;
import dev.nudge.spi.PointwiseLoss;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginsTest {

    @TempDir
    Path folder;

    @Test
    void thoseThatShip() {
        Plugins plugins = Plugins.in(List.of());
        assertThat(plugins.broken()).isEmpty();
        assertThat(plugins.of(Loss.class).keySet())
                .containsExactly(
                        "binary-cross-entropy",
                        "brier",
                        "cross-entropy",
                        "hinge",
                        "huber",
                        "log-cosh",
                        "mae",
                        "mse",
                        "poisson");
        assertThat(plugins.of(Optimizer.class).keySet())
                .containsExactly("adagrad", "adam", "adamw", "gd", "momentum", "rmsprop");
        assertThat(plugins.of(DatasetLoader.class).keySet())
                .containsExactly("csv", "digits", "generated", "houses", "idx", "iris");
        assertThat(plugins.registry(Loss.class).all()).noneMatch(Registered::thirdParty);
    }

    @Test
    void aLossOfSomeoneElse() {
        Path jar = PluginJar.withLoss("Quartic", "").write(folder.resolve("quartic.jar"));
        Plugins plugins = Plugins.in(List.of(folder));
        assertThat(plugins.broken()).isEmpty();
        Registered<Loss> quartic = plugins.registry(Loss.class).find("quartic").orElseThrow();
        assertThat(quartic.thirdParty()).isTrue();
        assertThat(quartic.jar()).contains(jar);
        assertThat(value(plugins, "quartic")).isEqualTo(9);
        assertThat(plugins.of(Loss.class)).containsKeys("quartic", "mse");
    }

    @Test
    void aFolderOfJarsIsOnePlugin() {
        Path place = folder.resolve("quartic");
        PluginJar both = PluginJar.withLoss("Quartic", "public Quartic { Rest.hello(); }")
                .source("Rest", "package com.example; final class Rest { static void hello() {} }");
        both.without("Rest").write(place.resolve("a.jar"));
        new PluginJar()
                .source("Rest", "package com.example; final class Rest { static void hello() {} }")
                .write(place.resolve("lib.jar"));
        Plugins plugins = Plugins.in(List.of(folder));
        assertThat(plugins.broken()).isEmpty();
        assertThat(value(plugins, "quartic")).isEqualTo(9);
        assertThat(Plugins.in(List.of(place)).broken()).hasSize(2);
        assertThat(Plugins.at(place).broken()).isEmpty();
        assertThat(value(Plugins.at(place), "quartic")).isEqualTo(9);
        assertThat(value(Plugins.at(folder), "quartic")).isEqualTo(9);
    }

    @Test
    void aJarMayBeGivenByItself() throws IOException {
        Path jar = PluginJar.withLoss("Quartic", "").write(folder.resolve("quartic.jar"));
        Files.writeString(folder.resolve("broken.jar"), "not a jar");
        Plugins plugins = Plugins.in(List.of(jar));
        assertThat(plugins.broken()).isEmpty();
        assertThat(plugins.of(Loss.class)).containsKey("quartic");
        Path text = Files.writeString(folder.resolve("notes.txt"), "not a jar");
        assertThatThrownBy(() -> Plugins.in(List.of(text)))
                .isInstanceOf(InputException.class)
                .hasMessage("--plugins %s: there is no such folder, and no such jar".formatted(text));
    }

    @Test
    void eachHasItsOwnVersionOfALibrary() {
        for (int version = 1; version <= 2; version++) {
            String library = "package com.library; public final class Rounding {"
                    + " public static double round(double value) { return %s(value); } }"
                            .formatted(version == 1 ? "Math.floor" : "Math.ceil");
            Path place = folder.resolve("plugin-" + version);
            PluginJar.withLoss("Rounded" + version, "")
                    .source(
                            "Rounded" + version,
                            PluginJar.loss("Rounded" + version, "")
                                    .replace(
                                            "return (output - target) * (output - target);",
                                            "return com.library.Rounding.round(output - target);"))
                    .source("Rounding", library)
                    .without("Rounding")
                    .write(place.resolve("rounded.jar"));
            new PluginJar().source("Rounding", library).write(place.resolve("library-" + version + ".0.jar"));
        }
        Plugins plugins = Plugins.in(List.of(folder));
        assertThat(plugins.broken()).isEmpty();
        assertThat(value(plugins, "rounded1", 2.5)).isEqualTo(0);
        assertThat(value(plugins, "rounded2", 2.5)).isEqualTo(1);
        assertThat(value(plugins, "rounded1", 2.5)).isEqualTo(0);
    }

    @Test
    void classesOfTheSameNameDoNotMeet() {
        for (String number : List.of("1", "2")) {
            PluginJar.withLoss(
                            "Shared" + number,
                            "@Override public String name() { return Common.NAME + \"" + number + "\"; }")
                    .source(
                            "Common",
                            "package com.example; final class Common { static final String NAME = \"of\".concat(\"-\" + "
                                    + number + " + \"-\"); }")
                    .write(folder.resolve(number + ".jar"));
        }
        Plugins plugins = Plugins.in(List.of(folder));
        assertThat(plugins.broken()).isEmpty();
        assertThat(plugins.of(Loss.class)).containsKeys("of-1-1", "of-2-2");
    }

    @Test
    void aPluginSeesTheSpiAndNothingElseOfOurs() {
        String seen = """
                @Override public String name() {
                    StringBuilder seen = new StringBuilder("seen");
                    for (String type : new String[] {
                        "dev.nudge.spi.Loss", "org.slf4j.Logger", "java.sql.Driver",
                        "dev.nudge.app.Main", "dev.nudge.train.Trainer", "dev.nudge.losses.Mse",
                        "com.google.inject.Injector", "com.fasterxml.jackson.core.JsonFactory", "picocli.CommandLine"
                    }) {
                        try {
                            Class.forName(type);
                            seen.append(' ').append(type);
                        } catch (ClassNotFoundException e) {
                            continue;
                        }
                    }
                    return seen.toString();
                }
                """;
        PluginJar.withLoss("Curious", seen).write(folder.resolve("curious.jar"));
        assertThat(Plugins.in(List.of(folder)).of(Loss.class))
                .containsKey("seen dev.nudge.spi.Loss org.slf4j.Logger java.sql.Driver");
    }

    @Test
    void theBrokenDoNotHurtTheOthers() throws IOException {
        PluginJar.withLoss("Good", "").write(folder.resolve("a-good.jar"));
        PluginJar.withLoss(
                        "Lacking", "private static final Other OTHER = new Other(); public Lacking { OTHER.hello(); }")
                .source("Other", "package com.example; final class Other { void hello() {} }")
                .without("Other")
                .write(folder.resolve("b-lacking.jar"));
        PluginJar.withLoss("TooNew", "").tooNew().write(folder.resolve("c-new.jar"));
        PluginJar.withLoss("Moody", "public Moody { if (true) throw new IllegalStateException(\"not today\"); }")
                .write(folder.resolve("d-moody.jar"));
        new PluginJar().service("Loss", "com.example.Gone").write(folder.resolve("e-gone.jar"));
        PluginJar.withLoss("Mse", "").write(folder.resolve("f-taken.jar"));
        Files.writeString(folder.resolve("g-text.jar"), "not a jar");
        new PluginJar().source("Silent", PluginJar.loss("Silent", "")).write(folder.resolve("h-silent.jar"));
        new PluginJar()
                .source("Plain", PluginJar.loss("Plain", "").replace("record Plain()", "class Plain"))
                .service("Loss", "com.example.Plain")
                .write(folder.resolve("i-class.jar"));
        PluginJar.withLoss("Nameless", "@Override public String name() { return null; }")
                .write(folder.resolve("j-nameless.jar"));
        PluginJar.withLoss("Shy", "@Override public String name() { throw new IllegalStateException(\"shy\"); }")
                .write(folder.resolve("k-shy.jar"));
        new PluginJar().service("Optimizer", "two words\n").write(folder.resolve("l-words.jar"));
        PluginJar.withLoss("Last", "").write(folder.resolve("z-last.jar"));

        Plugins plugins = Plugins.in(List.of(folder));

        assertThat(plugins.of(Loss.class)).containsKeys("good", "last", "mse").hasSize(9 + 2);
        assertThat(plugins.broken().stream().map(text -> text.replace(folder + "/", "")))
                .satisfiesExactly(
                        lacking -> assertThat(lacking)
                                .isEqualTo(
                                        "b-lacking.jar: the class com.example.Other is missing; put its jar beside, in a folder of the plugin's own"),
                        tooNew -> assertThat(tooNew)
                                .isEqualTo(
                                        "c-new.jar: a class is too new for this Java %s; build it with --release 17, or run nudge on a newer Java",
                                        Runtime.version().feature()),
                        moody -> assertThat(moody)
                                .isEqualTo(
                                        "d-moody.jar: the constructor of com.example.Moody fails: java.lang.IllegalStateException: not today; it must give defaults without any settings"),
                        gone -> assertThat(gone)
                                .isEqualTo(
                                        "e-gone.jar: META-INF/services/dev.nudge.spi.Loss names com.example.Gone, which is not there; build the jar again, or mend that file"),
                        taken -> assertThat(taken)
                                .startsWith("f-taken.jar: the name 'mse' of com.example.Mse in f-taken.jar is taken by "
                                        + "dev.nudge.losses.Mse in ")
                                .endsWith("; give one of them another name()"),
                        text -> assertThat(text)
                                .startsWith("g-text.jar: is no jar: ")
                                .endsWith("; copy it again, or take it out of the folder"),
                        silent -> assertThat(silent)
                                .isEqualTo(
                                        "h-silent.jar: has no plugin: no META-INF/services file names a class of dev.nudge.spi"),
                        plain -> assertThat(plain)
                                .isEqualTo(
                                        "i-class.jar: com.example.Plain in i-class.jar is not a record; its settings could not be found"),
                        nameless -> assertThat(nameless)
                                .isEqualTo("j-nameless.jar: name() of com.example.Nameless gives no name"),
                        shy -> assertThat(shy)
                                .isEqualTo(
                                        "k-shy.jar: name() of com.example.Shy fails: java.lang.IllegalStateException: shy"),
                        words -> assertThat(words).startsWith("l-words.jar: dev.nudge.spi.Optimizer: "));
    }

    @Test
    void whoeverAsksForWhatIsBrokenIsTold() {
        PluginJar.withLoss("Moody", "public Moody { if (true) throw new IllegalStateException(\"not today\"); }")
                .write(folder.resolve("moody.jar"));
        var reader = new dev.nudge.app.config.ExperimentReader(Plugins.in(List.of(folder)));
        assertThatThrownBy(() -> reader.read(file("dataset: houses\nloss: moody"), List.of()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("there is no loss 'moody'")
                .hasMessageContaining("\n  " + folder.resolve("moody.jar") + ": the constructor of");
        assertThat(reader.read(file("dataset: houses\nloss: mse"), List.of())).isNotNull();
    }

    @Test
    void settingsOfAPluginAreBoundAndItsOwnErrorsHaveTheirPlace() {
        PluginJar.withLoss("Quantile", "")
                .source(
                        "Quantile",
                        PluginJar.loss(
                                        "Quantile",
                                        "public Quantile { Require.that(level != 7, \"level\", \"must not be 7\"); }"
                                                + " public Quantile() { this(0.5, Mood.CALM_AND_QUIET); } public enum Mood { CALM_AND_QUIET, WILD }")
                                .replace("Quantile() implements", "Quantile(double level, Mood mood) implements"))
                .write(folder.resolve("quantile.jar"));
        var reader = new dev.nudge.app.config.ExperimentReader(Plugins.in(List.of(folder)));
        assertThat(reader.read(file("dataset: houses\nloss: {name: quantile, level: 0.9, mood: wild}"), List.of())
                        .experiment()
                        .loss()
                        .orElseThrow())
                .hasToString("Quantile[level=0.9, mood=WILD]");
        assertThatThrownBy(() -> reader.read(file("dataset: houses\nloss: {name: quantile, level: 7}"), List.of()))
                .hasMessage(folder.resolve("x.yaml") + ":2:31: loss.level: must not be 7");
        assertThatThrownBy(() -> reader.read(file("dataset: houses\nloss: {name: quantile, mood: calm}"), List.of()))
                .hasMessage(
                        folder.resolve("x.yaml") + ":2:30: loss.mood: must be one of calm-and-quiet, wild, got 'calm'");
    }

    private Path file(String text) {
        try {
            return Files.writeString(folder.resolve("x.yaml"), text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void otherFilesAndEmptyFoldersAreNoMatter() throws IOException {
        Files.writeString(folder.resolve("README.txt"), "put jars here");
        Files.createDirectories(folder.resolve("empty"));
        assertThat(Plugins.in(List.of(folder)).broken()).isEmpty();
    }

    @Test
    void aFolderThatIsNotThere() {
        Path none = folder.resolve("none");
        assertThatThrownBy(() -> Plugins.in(List.of(none)))
                .isInstanceOf(InputException.class)
                .hasMessage("--plugins " + none + ": there is no such folder, and no such jar");
    }

    private static double value(Plugins plugins, String name) {
        return value(plugins, name, 5);
    }

    private static double value(Plugins plugins, String name, double output) {
        return ((PointwiseLoss)
                        plugins.registry(Loss.class).find(name).orElseThrow().defaults())
                .value(output, 2);
    }
}
