package dev.nudge.app.cli;

import dev.nudge.app.config.ExperimentFile;
import dev.nudge.app.config.ExperimentReader;
import dev.nudge.app.plugins.Plugins;
import dev.nudge.app.run.RunDirectory;
import dev.nudge.experiment.Prepared;
import dev.nudge.kernel.Kernels;
import dev.nudge.spi.InputException;
import jakarta.inject.Provider;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/**
 * {@code nudge run}. Its command line is put together by hand, not from annotations: the JVM makes a class for each type of
 * annotation that is read, which takes this command longer than training does.
 */
final class RunCommand implements Callable<Integer> {

    private static final String[] FOOTER = {
        "",
        "Examples:",
        "  nudge run experiments/house-prices.yaml",
        "  nudge run experiments/house-prices.yaml --set optimizer=momentum",
        "  nudge run experiments/iris.yaml --set training.epochs=20 --set split.seed=7",
        "  nudge run experiments/house-prices.yaml --set dataset.name=csv --set dataset.file=my.csv --set features.target=price",
        "",
        "Exit codes: 0 done, 2 something in the input cannot be used, 3 diverged, 130 interrupted."
    };

    private final CheckpointOptions checkpoints = new CheckpointOptions();
    private final PluginOptions plugins;
    private final Terminal terminal;
    private final Provider<Plugins> registered;
    private CommandSpec spec;

    RunCommand(Terminal terminal, PluginOptions plugins, Provider<Plugins> registered) {
        this.terminal = terminal;
        this.plugins = plugins;
        this.registered = registered;
    }

    /** Its command line. */
    CommandSpec spec(CommandLine.IFactory factory) {
        spec = CommandSpec.wrapWithoutInspection(this, factory).name("run");
        spec.usageMessage()
                .description("Trains the network of an experiment file and shows what it learned.")
                .sortOptions(false)
                .footer(FOOTER);
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel("FILE")
                .type(Path.class)
                .required(true)
                .description("The experiment file.")
                .build());
        spec.addOption(OptionSpec.builder("--set")
                .paramLabel("KEY=VALUE")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description("Replace a value of the file, such as optimizer.learning-rate=0.01 or optimizer=adam.")
                .build());
        spec.addOption(OptionSpec.builder("--out")
                .paramLabel("DIR")
                .type(Path.class)
                .description(
                        "Where to put the run; files of an earlier run there are replaced. Default: runs/NAME-TIME")
                .build());
        spec.addOption(OptionSpec.builder("--quiet")
                .type(boolean.class)
                .description("Show nothing but errors.")
                .build());
        spec.addOption(OptionSpec.builder("--unchecked")
                .type(boolean.class)
                .description("Train with someone else's loss although its gradient is not the slope of its value.")
                .build());
        checkpoints.addTo(spec);
        plugins.addTo(spec);
        Cli.addHelp(spec);
        return spec;
    }

    @Override
    public Integer call() throws IOException {
        ParseResult given = spec.commandLine().getParseResult();
        RunDirectory.loadAhead();
        plugins.take(given);
        checkpoints.take(given);
        ExperimentFile experiment = new ExperimentReader(registered::get)
                .read(given.matchedPositionalValue(0, null), given.matchedOptionValue("--set", List.of()));
        Interruption interruption = Interruption.listen();
        try {
            return run(given, experiment, interruption);
        } catch (InputException e) {
            throw experiment.located(e);
        } finally {
            interruption.finished();
        }
    }

    private int run(ParseResult given, ExperimentFile file, Interruption interruption) throws IOException {
        boolean quiet = given.hasMatchedOption("--quiet");
        try (ProgressLine progress = new ProgressLine(terminal, quiet)) {
            Prepared prepared = Prepared.of(file.experiment(), new UsualLoss(registered.get()), progress);
            CheckCommand.requireFolds(prepared);
            int exitCode = new TrainingSession(terminal, progress, interruption, quiet, plugins.again())
                    .train(prepared, file.name(), () -> begin(given, file.name(), prepared), Optional.empty());
            if (plugins.verbose) {
                LoggerFactory.getLogger(RunCommand.class)
                        .debug("kernel {}: {}", Kernels.best().description(), Kernels.reason());
            }
            return exitCode;
        }
    }

    private RunDirectory begin(ParseResult given, String name, Prepared prepared) {
        GradientCheck.tell(registered.get(), prepared.loss(), given.hasMatchedOption("--unchecked"))
                .filter(line -> !given.hasMatchedOption("--quiet"))
                .ifPresent(terminal.out()::println);
        Optional<Path> out = Optional.ofNullable(given.matchedOptionValue("--out", null));
        return RunDirectory.create(out, name, prepared.experiment(), registered.get(), checkpoints.interval());
    }
}
