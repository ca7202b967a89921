package dev.nudge.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Where plugins are looked for, and how much is told. */
public final class PluginOptions {

    @Option(
            names = "--plugins",
            paramLabel = "DIR",
            description = "A folder with more plugins: jars, or a folder of jars for each.")
    List<Path> given = new ArrayList<>();

    @Option(names = "--verbose", description = "Log what is going on, and show stack traces.")
    boolean verbose;

    /** The folder that ships, if it is there, and those given. */
    public List<Path> folders() {
        List<Path> folders = new ArrayList<>();
        String home = System.getProperty("nudge.home");
        if (home != null && Files.isDirectory(Path.of(home, "plugins"))) {
            folders.add(Path.of(home, "plugins"));
        }
        folders.addAll(given);
        return folders;
    }
}
