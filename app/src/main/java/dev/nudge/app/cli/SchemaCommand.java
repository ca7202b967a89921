package dev.nudge.app.cli;

import dev.nudge.app.config.Components;
import dev.nudge.app.config.ExperimentSchema;
import dev.nudge.app.run.AtomicFile;
import dev.nudge.app.run.Json;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "schema",
        description = "Prints a JSON Schema of the experiment file, by which editors complete and check it.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  nudge schema > nudge.schema.json",
            "  nudge schema --plugins my-plugins --out nudge.schema.json",
            "",
            "Then, as the first line of an experiment file:",
            "  # yaml-language-server: $schema=nudge.schema.json"
        })
final class SchemaCommand implements Callable<Integer> {

    @Option(names = "--out", paramLabel = "FILE", description = "Write to this file rather than to standard output.")
    Optional<Path> out = Optional.empty();

    @Mixin
    PluginOptions plugins;

    private final Terminal terminal;
    private final Provider<Components> components;

    @Inject
    SchemaCommand(Terminal terminal, Provider<Components> components) {
        this.terminal = terminal;
        this.components = components;
    }

    @Override
    public Integer call() {
        String schema = Json.text(ExperimentSchema.of(components.get()));
        out.ifPresentOrElse(
                file -> AtomicFile.write(file, schema), () -> terminal.out().print(schema));
        components.get().remarks().forEach(broken -> terminal.err().println(OneScreen.of("cannot be used: " + broken)));
        return 0;
    }
}
