package dev.nudge.app.cli;

import dev.nudge.app.plugins.Plugins;
import dev.nudge.app.plugins.StarterProject;
import dev.nudge.app.run.AtomicFile;
import dev.nudge.spi.InputException;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "new",
        description = "Writes a Maven project of a plugin of your own, which builds, tests and runs as it is.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  nudge plugins new my-loss --kind loss",
            "  nudge plugins new look-ahead --kind optimizer",
            "  nudge plugins new weather --kind dataset"
        })
final class PluginsNewCommand implements Callable<Integer> {

    @Parameters(paramLabel = "NAME", description = "The name of the project and of the plugin, such as my-loss.")
    String name;

    @Option(
            names = "--kind",
            required = true,
            paramLabel = "KIND",
            description = "What the plugin is: ${COMPLETION-CANDIDATES}.")
    StarterProject.Kind kind;

    private final Terminal terminal;
    private final Provider<Plugins> provider;

    @Inject
    PluginsNewCommand(Terminal terminal, Provider<Plugins> provider) {
        this.terminal = terminal;
        this.provider = provider;
    }

    @Override
    public Integer call() {
        StarterProject project = StarterProject.of(name, kind);
        provider.get().registry(kind.plugin()).find(project.plugin()).ifPresent(taken -> {
            throw new InputException("%s: the %s '%s' is there already, in %s; choose another name"
                    .formatted(
                            name,
                            kind,
                            project.plugin(),
                            taken.jar().map(Object::toString).orElse("the program")));
        });
        Path folder = Path.of(project.folder());
        if (Files.exists(folder)) {
            throw new InputException(folder + ": is there already; choose another name, or take it away");
        }
        write(folder, project.files(version()));
        terminal.out().println("wrote " + folder + ", with the " + kind + " " + project.plugin() + "; now");
        terminal.out().println("  cd " + folder);
        terminal.out().println("  mvn package");
        terminal.out().println("  nudge plugins check " + project.jar());
        terminal.out().println("  nudge run " + project.plugin() + ".yaml --plugins " + project.jar());
        terminal.out()
                .println("It works as it is, as a copy of " + kind.model() + "; its README.md says what to change.");
        return 0;
    }

    private static void write(Path folder, Map<String, String> files) {
        files.forEach((path, text) -> {
            Path file = folder.resolve(path);
            try {
                Files.createDirectories(file.getParent());
            } catch (IOException e) {
                throw AtomicFile.failure(file, e);
            }
            AtomicFile.write(file, text);
        });
    }

    /** The version of nudge that the project builds against. */
    private static String version() {
        String version = Cli.class.getPackage().getImplementationVersion();
        return version == null ? "0.1.0-SNAPSHOT" : version;
    }
}
