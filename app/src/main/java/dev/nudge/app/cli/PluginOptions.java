package dev.nudge.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Where plugins are looked for, and how much is told. */
public final class PluginOptions {

    private static final String FOLDER = "plugins";

    @Option(
            names = "--plugins",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description =
                    "More plugins: a jar, or a folder of jars and of folders of jars. Those in the folder plugins,"
                            + " here and beside the program, are there without it.")
    List<Path> given = new ArrayList<>();

    @Option(
            names = "--verbose",
            scope = ScopeType.INHERIT,
            description = "Log what is going on, and show stack traces.")
    boolean verbose;

    /** What a command about the same run has to say again, with a blank in front; nothing if nothing was given. */
    String again() {
        StringBuilder options = new StringBuilder();
        given.forEach(folder -> options.append(" --plugins ").append(folder));
        return options.toString();
    }

    /** The folders named plugins that are there, beside the program and here, and those given, each once. */
    public List<Path> folders() {
        Map<Path, Path> folders = new LinkedHashMap<>();
        String home = System.getProperty("nudge.home");
        if (home != null && Files.isDirectory(Path.of(home, FOLDER))) {
            add(Path.of(home, FOLDER), folders);
        }
        if (Files.isDirectory(Path.of(FOLDER))) {
            add(Path.of(FOLDER), folders);
        }
        given.forEach(folder -> add(folder, folders));
        return List.copyOf(folders.values());
    }

    /** A folder found on two ways would seem to hold every plugin twice. */
    private static void add(Path folder, Map<Path, Path> folders) {
        try {
            folders.putIfAbsent(folder.toRealPath(), folder);
        } catch (IOException e) {
            folders.put(folder, folder); // whoever opens it finds out what is wrong with it
        }
    }
}
