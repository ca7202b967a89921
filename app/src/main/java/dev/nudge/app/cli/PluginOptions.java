package dev.nudge.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;

/** Where plugins are looked for, and how much is told. */
public final class PluginOptions {

    private static final String FOLDER = "plugins";
    private static final String MORE =
            "More plugins: a jar, or a folder of jars and of folders of jars. Those in the folder"
                    + " plugins, here and beside the program, are there without it.";
    private static final String LOG = "Log what is going on, and show stack traces.";

    @Option(names = "--plugins", paramLabel = "DIR", scope = ScopeType.INHERIT, description = MORE)
    List<Path> given = new ArrayList<>();

    @Option(names = "--verbose", scope = ScopeType.INHERIT, description = LOG)
    boolean verbose;

    /** Adds the options that the annotations describe, without reading these. */
    void addTo(CommandSpec spec) {
        spec.addOption(OptionSpec.builder("--plugins")
                .paramLabel("DIR")
                .type(List.class)
                .auxiliaryTypes(Path.class)
                .scopeType(ScopeType.INHERIT)
                .description(MORE)
                .build());
        spec.addOption(OptionSpec.builder("--verbose")
                .type(boolean.class)
                .scopeType(ScopeType.INHERIT)
                .description(LOG)
                .build());
    }

    /** Takes the values of options that were added so. */
    void take(ParseResult options) {
        given = options.matchedOptionValue("--plugins", List.of());
        verbose = options.hasMatchedOption("--verbose");
    }

    /** What a command about the same run has to say again, with a blank in front; nothing if nothing was given. */
    String again() {
        StringBuilder options = new StringBuilder();
        for (Path folder : given) {
            options.append(" --plugins ").append(folder);
        }
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
        for (Path folder : given) {
            add(folder, folders);
        }
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
