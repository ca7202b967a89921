package dev.nudge.app.plugins;

import dev.nudge.spi.Plugin;
import dev.nudge.testkit.check.Check;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** What Maven would do with a plugin's project, within a second: compiles it and its tests, and packs its jar. */
public final class ProjectBuild {

    private ProjectBuild() {}

    /** The jar, which stands where Maven would put it. */
    public static Path jar(Path project, String name) throws IOException {
        Path classes = project.resolve("target/classes");
        String spi = location(Plugin.class);
        compile(project.resolve("src/main/java"), classes, spi);
        compile(
                project.resolve("src/test/java"),
                project.resolve("target/test-classes"),
                String.join(":", spi, classes.toString(), location(Check.class), location(Test.class)));
        Path jar = project.resolve("target").resolve(name);
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file)) {
            put(classes, out);
            put(project.resolve("src/main/resources"), out);
        }
        return jar;
    }

    private static void compile(Path sources, Path to, String classPath) throws IOException {
        Files.createDirectories(to);
        StringWriter complaints = new StringWriter();
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var manager = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            List<String> options = List.of("--release", "17", "-proc:none", "-d", to.toString(), "-cp", classPath);
            var files = manager.getJavaFileObjectsFromPaths(files(sources));
            if (!compiler.getTask(complaints, manager, null, options, null, files)
                    .call()) {
                throw new IllegalStateException(complaints.toString());
            }
        }
    }

    private static void put(Path folder, JarOutputStream out) throws IOException {
        for (Path file : files(folder)) {
            out.putNextEntry(new JarEntry(folder.relativize(file).toString().replace('\\', '/')));
            Files.copy(file, out);
            out.closeEntry();
        }
    }

    /** The texts of a project's files, without what a build has made, by their paths. */
    public static Map<String, String> texts(Path project) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        for (Path file : files(project)) {
            String path = project.relativize(file).toString().replace('\\', '/');
            if (!path.startsWith("target/") && !path.startsWith("runs/")) {
                texts.put(path, Files.readString(file));
            }
        }
        return texts;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().collect(Collectors.toList());
        }
    }

    private static String location(Class<?> type) {
        return Path.of(URI.create(
                        type.getProtectionDomain().getCodeSource().getLocation().toString()))
                .toString();
    }
}
