package dev.nudge.app.cli;

import dev.nudge.app.config.ExperimentFile;
import dev.nudge.app.config.ExperimentReader;
import dev.nudge.app.plugins.Plugins;
import dev.nudge.app.run.RunDirectory;
import dev.nudge.experiment.Laboratory;
import dev.nudge.experiment.Outcome;
import dev.nudge.experiment.Prepared;
import dev.nudge.kernel.Kernels;
import dev.nudge.spi.InputException;
import dev.nudge.train.Epoch;
import dev.nudge.train.Watcher;
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
        ResultText text = new ResultText(terminal);
        LossCurve curve = new LossCurve();
        try (ProgressLine progress = new ProgressLine(terminal, quiet)) {
            Prepared prepared = Prepared.of(file.experiment(), new UsualLoss(registered.get()), progress);
            CheckCommand.requireFolds(prepared);
            progress.clear();
            if (!quiet) {
                text.start(file.name(), prepared);
            }
            GradientCheck.tell(registered.get(), prepared.loss(), unchecked)
                    .filter(line -> !quiet)
                    .ifPresent(terminal.out()::println);
            try (RunDirectory directory = RunDirectory.create(
                    Optional.ofNullable(out), file.name(), prepared.experiment(), registered.get())) {
                Watcher watcher = watcher(prepared, progress, directory, curve, interruption);
                Outcome outcome = new Laboratory().run(prepared, watcher);
                progress.clear();
                directory.write(outcome);
                if (!quiet) {
                    text.result(outcome, curve, directory.path());
                }
                return exitCode(outcome);
            }
        }
    }

    private int exitCode(Outcome outcome) {
        outcome.explanation().ifPresent(explanation -> terminal.err().println(explanation));
        return switch (outcome.status()) {
            case COMPLETED -> 0;
            case DIVERGED -> Cli.DIVERGED;
            case INTERRUPTED -> Cli.INTERRUPTED;
        };
    }

    private static Watcher watcher(
            Prepared prepared,
            ProgressLine progress,
            RunDirectory directory,
            LossCurve curve,
            Interruption interruption) {
        int epochs = prepared.experiment().training().epochs().orElseThrow();
        return new Watcher() {
            @Override
            public void epoch(Epoch epoch) {
                directory.add(epoch);
                curve.add(epoch.metrics().get("train.loss"));
                progress.epoch(epoch, epochs);
            }

            @Override
            public void fold(int number, int folds) {
                progress.fold(number, folds);
            }

            @Override
            public boolean goOn() {
                return !interruption.requested();
            }
        };
    }
}
