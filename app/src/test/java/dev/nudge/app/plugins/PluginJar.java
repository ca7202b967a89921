package dev.nudge.app.plugins;

import dev.nudge.spi.Plugin;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** A plugin's jar as its author would make it: sources, compiled against the SPI, and service files. */
public final class PluginJar {

    private final Map<String, String> sources = new LinkedHashMap<>();
    private final Map<String, String> services = new LinkedHashMap<>();
    private final List<String> leftOut = new ArrayList<>();
    private UnaryOperator<byte[]> patch = UnaryOperator.identity();

    /** A loss with the body of a class, named after the class. */
    public static String loss(String className, String body) {
        return """
                package com.example;
                import dev.nudge.spi.*;
                public record %s() implements PointwiseLoss {
                    %s
                    @Override public double value(double output, double target) { return (output - target) * (output - target); }
                    @Override public double slope(double output, double target) { return 2 * (output - target); }
                }
                """.formatted(className, body);
    }

    /** A jar with one loss. */
    public static PluginJar withLoss(String className, String body) {
        return new PluginJar().source(className, loss(className, body)).service("Loss", "com.example." + className);
    }

    public PluginJar source(String className, String text) {
        sources.put(className, text);
        return this;
    }

    public PluginJar service(String kind, String text) {
        services.put("META-INF/services/dev.nudge.spi." + kind, text);
        return this;
    }

    /** A class that was there for the compiler, and is not in the jar. */
    public PluginJar without(String className) {
        leftOut.add(className + ".class");
        return this;
    }

    /** The classes are made for a Java that does not exist yet. */
    public PluginJar tooNew() {
        patch = bytes -> {
            bytes[7] = (byte) 200;
            return bytes;
        };
        return this;
    }

    public Path write(Path jar) {
        try {
            Files.createDirectories(jar.getParent());
            Path work = Files.createTempDirectory("plugin");
            compile(work);
            pack(work.resolve("classes"), jar);
            try (Stream<Path> all = Files.walk(work)) {
                all.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
            }
            return jar;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void compile(Path work) throws IOException {
        Files.createDirectories(work.resolve("classes"));
        if (sources.isEmpty()) {
            return;
        }
        List<Path> files = new ArrayList<>();
        for (Map.Entry<String, String> source : sources.entrySet()) {
            files.add(Files.writeString(work.resolve(source.getKey() + ".java"), source.getValue()));
        }
        Path spi = Path.of(java.net.URI.create(
                Plugin.class.getProtectionDomain().getCodeSource().getLocation().toString()));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter complaints = new StringWriter();
        try (var manager = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            boolean compiled = compiler.getTask(
                            complaints,
                            manager,
                            null,
                            List.of(
                                    "--release",
                                    "17",
                                    "-proc:none",
                                    "-d",
                                    work.resolve("classes").toString(),
                                    "-cp",
                                    spi.toString()),
                            null,
                            manager.getJavaFileObjectsFromPaths(files))
                    .call();
            if (!compiled) {
                throw new IllegalStateException(complaints.toString());
            }
        }
    }

    private void pack(Path classes, Path jar) throws IOException {
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file);
                Stream<Path> all = Files.walk(classes)) {
            for (Path path : all.filter(Files::isRegularFile).sorted().toList()) {
                if (!leftOut.contains(path.getFileName().toString())) {
                    put(
                            out,
                            classes.relativize(path).toString().replace('\\', '/'),
                            patch.apply(Files.readAllBytes(path)));
                }
            }
            for (Map.Entry<String, String> service : services.entrySet()) {
                put(out, service.getKey(), service.getValue().getBytes(StandardCharsets.UTF_8));
            }
            put(out, "ORIGIN.txt", "made by a test".getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void put(JarOutputStream out, String name, byte[] bytes) throws IOException {
        out.putNextEntry(new JarEntry(name));
        out.write(bytes);
        out.closeEntry();
    }
}
