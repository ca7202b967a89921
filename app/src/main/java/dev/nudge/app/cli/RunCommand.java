package dev.nudge.app.cli;

import dev.nudge.app.config.ExperimentFile;
import dev.nudge.app.config.ExperimentReader;
import dev.nudge.app.plugins.Plugins;
import dev.nudge.app.run.RunDirectory;
import dev.nudge.experiment.Prepared;
import dev.nudge.kernel.Kernels;
import dev.nudge.spi.InputException;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "run",
        description = "Trains the network of an experiment file and shows what it learned.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  nudge run experiments/house-prices.yaml",
            "  nudge run experiments/house-prices.yaml --set optimizer=momentum",
            "  nudge run experiments/iris.yaml --set training.epochs=20 --set split.seed=7",
            "  nudge run experiments/house-prices.yaml --set dataset.name=csv --set dataset.file=my.csv --set features.target=price",
            "",
            "Exit codes: 0 done, 2 something in the input cannot be used, 3 diverged, 130 interrupted."
        })
final class RunCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "The experiment file.")
    Path file;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Replace a value of the file, such as optimizer.learning-rate=0.01 or optimizer=adam.")
    List<String> overrides = new ArrayList<>();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where to put the run; files of an earlier run there are replaced. Default: runs/NAME-TIME")
    Path out;

    @Option(names = "--quiet", description = "Show nothing but errors.")
    boolean quiet;

    @Option(
            names = "--unchecked",
            description = "Train with someone else's loss although its gradient is not the slope of its value.")
    boolean unchecked;

    @Mixin
    CheckpointOptions checkpoints;

    @Mixin
    PluginOptions plugins;

    private final Terminal terminal;
    private final Provider<ExperimentReader> reader;
    private final Provider<Plugins> registered;

    @Inject
    RunCommand(Terminal terminal, Provider<ExperimentReader> reader, Provider<Plugins> registered) {
        this.terminal = terminal;
        this.reader = reader;
        this.registered = registered;
    }

    @Override
    public Integer call() throws IOException {
        ExperimentFile experiment = reader.get().read(file, overrides);
        Interruption interruption = Interruption.listen();
        try {
            return run(experiment, interruption);
        } catch (InputException e) {
            throw experiment.located(e);
        } finally {
            interruption.finished();
        }
    }

    private int run(ExperimentFile file, Interruption interruption) throws IOException {
        if (plugins.verbose) {
            LoggerFactory.getLogger(RunCommand.class)
                    .debug("kernel {}: {}", Kernels.best().description(), Kernels.reason());
        }
        try (ProgressLine progress = new ProgressLine(terminal, quiet)) {
            Prepared prepared = Prepared.of(file.experiment(), new UsualLoss(registered.get()), progress);
            CheckCommand.requireFolds(prepared);
            return new TrainingSession(terminal, progress, interruption, quiet, plugins.again())
                    .train(prepared, file.name(), () -> begin(file.name(), prepared), Optional.empty());
        }
    }

    private RunDirectory begin(String name, Prepared prepared) {
        GradientCheck.tell(registered.get(), prepared.loss(), unchecked)
                .filter(line -> !quiet)
                .ifPresent(terminal.out()::println);
        return RunDirectory.create(
                Optional.ofNullable(out), name, prepared.experiment(), registered.get(), checkpoints.interval());
    }
}
