package dev.nudge.app.plugins;

import dev.nudge.spi.InputException;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Finds plugins: a jar is one; in a folder, each jar is one, and each folder of jars. */
public final class PluginFinder {

    /** A plugin on disk: its jars, of which the first gives it its name in messages. */
    record Found(Path place, List<Path> jars) {}

    private PluginFinder() {}

    static List<Found> in(Path folder) {
        if (Files.isRegularFile(folder) && isJar(folder)) {
            return List.of(new Found(folder, List.of(folder)));
        }
        if (!Files.isDirectory(folder)) {
            throw new InputException("--plugins %s: there is no such folder, and no such jar".formatted(folder));
        }
        List<Found> found = new ArrayList<>();
        for (Path place : list(folder)) {
            List<Path> jars = Files.isDirectory(place) ? jars(place) : isJar(place) ? List.of(place) : List.of();
            if (!jars.isEmpty()) {
                found.add(new Found(place, jars));
            }
        }
        return found;
    }

    /** The jars of a plugin that is a folder, by their names; none if it is none. */
    public static List<Path> jars(Path folder) {
        return Files.isDirectory(folder)
                ? list(folder).stream().filter(PluginFinder::isJar).toList()
                : List.of();
    }

    private static boolean isJar(Path path) {
        return path.toString().endsWith(".jar");
    }

    private static List<Path> list(Path folder) {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            List<Path> paths = new ArrayList<>();
            for (Path entry : entries) {
                paths.add(entry);
            }
            Collections.sort(paths);
            return paths;
        } catch (IOException | DirectoryIteratorException e) {
            throw new InputException("--plugins %s: cannot be read: %s".formatted(folder, e.getMessage()), e);
        }
    }
}
