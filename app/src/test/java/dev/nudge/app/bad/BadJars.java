package dev.nudge.app.bad;

import static dev.nudge.app.bad.BadInput.file;

import dev.nudge.app.plugins.PluginJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/** Jars whose plugin is asked for and cannot be had. */
final class BadJars {

    private BadJars() {}

    static Stream<BadInput> all() {
        PluginJar good = PluginJar.withLoss("Quartic", "");
        return Stream.of(
                jar("empty", file("x.jar", "")),
                jar("text", file("x.jar", "public class Quartic {}")),
                jar("a table", file("x.jar", "a,b\n1,2\n")),
                jar("cut off", changed(good, bytes -> Arrays.copyOf(bytes, bytes.length / 2))),
                jar("cut off in its index", changed(good, bytes -> Arrays.copyOf(bytes, bytes.length - 10))),
                jar("damaged inside", changed(good, bytes -> {
                    Arrays.fill(bytes, 40, 300, (byte) 0x55);
                    return bytes;
                })),
                jar("a folder", folder -> Files.createDirectory(folder.resolve("x.jar"))),
                jar(
                        "entries elsewhere",
                        file(
                                "x.jar",
                                BadTables.zip("../../quartic.class", "/etc/quartic", "META-INF/services/../../x"))),
                jar("no service file", made(new PluginJar().source("Quartic", PluginJar.loss("Quartic", "")))),
                jar("an empty service file", made(new PluginJar().service("Loss", ""))),
                jar("a service file of garbage", made(new PluginJar().service("Loss", "\1\2 \uFFFF {}\n\0"))),
                jar("a service file of a megabyte", made(new PluginJar().service("Loss", "x".repeat(1 << 20)))),
                jar("a service file of ten thousand classes", made(new PluginJar().service("Loss", classes(10_000)))),
                jar("a class that is not there", made(new PluginJar().service("Loss", "com.example.Quartic"))),
                jar("a class of the JDK", made(new PluginJar().service("Loss", "java.lang.String"))),
                jar("a class that is no record", made(source("final class", "Quartic", "implements PointwiseLoss"))),
                jar("an abstract class", made(source("abstract class", "Quartic", "implements PointwiseLoss"))),
                jar("a record of another kind", made(source("record", "Quartic()", "implements Progress"))),
                jar(
                        "a record without defaults",
                        made(PluginJar.withLoss("Quartic", "")
                                .source(
                                        "Quartic",
                                        PluginJar.loss("Quartic", "").replace("Quartic()", "Quartic(double x)")))),
                jar(
                        "a constructor that throws",
                        made(
                                PluginJar.withLoss(
                                        "Quartic",
                                        "public Quartic { throw new IllegalStateException(\"no\\n\\nno\\u001b[31m\".repeat(1000)); }"))),
                jar(
                        "a constructor without an end",
                        made(PluginJar.withLoss("Quartic", "public Quartic { new Quartic(); }"))),
                jar(
                        "an initializer that throws",
                        made(PluginJar.withLoss("Quartic", "static final int X = 1 / Integer.parseInt(\"0\");"))),
                jar("no name", made(PluginJar.withLoss("Quartic", "@Override public String name() { return null; }"))),
                jar(
                        "a name that throws",
                        made(PluginJar.withLoss(
                                "Quartic", "@Override public String name() { throw new RuntimeException(); }"))),
                jar(
                        "a name that is taken",
                        made(PluginJar.withLoss("Quartic", "@Override public String name() { return \"mse\"; }"))),
                jar("a Java to come", made(PluginJar.withLoss("Quartic", "").tooNew())),
                BadInput.of("jar: no folder", "--plugins", folder -> {}, "plugins", "--plugins", "@plugins"),
                BadInput.of(
                        "jar: a file for a folder",
                        "--plugins",
                        file("plugins", "x"),
                        "plugins",
                        "--plugins",
                        "@plugins"));
    }

    private static PluginJar source(String kind, String name, String kinds) {
        String methods = kinds.endsWith("Loss")
                ? "public double value(double o, double t) { return 0; } public double slope(double o, double t) { return 0; }"
                : "public void report(String what, long done, long total) {}";
        return new PluginJar()
                .source(
                        "Quartic",
                        "package com.example; import dev.nudge.spi.*; public %s %s %s { %s }"
                                .formatted(kind, name, kinds, methods))
                .service("Loss", "com.example.Quartic");
    }

    private static String classes(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append("com.example.Loss").append(i).append('\n');
        }
        return text.toString();
    }

    private interface Change {
        byte[] of(byte[] bytes);
    }

    private static BadInput.Maker made(PluginJar jar) {
        return folder -> jar.write(folder.resolve("x.jar"));
    }

    private static BadInput.Maker changed(PluginJar jar, Change change) {
        return folder -> {
            Path file = jar.write(folder.resolve("x.jar"));
            Files.write(file, change.of(Files.readAllBytes(file)));
        };
    }

    private static BadInput jar(String name, BadInput.Maker maker) {
        return BadInput.of(
                "jar: " + name,
                "quartic",
                folder -> inPlugins(folder, maker),
                "run",
                "@x.yaml",
                "--plugins",
                "@plugins",
                "--out",
                "@run");
    }

    private static void inPlugins(Path folder, BadInput.Maker maker) throws IOException {
        Files.writeString(folder.resolve("x.yaml"), "dataset: houses\nloss: quartic\n");
        maker.make(Files.createDirectories(folder.resolve("plugins")));
    }
}
