package dev.nudge.app.cli;

import dev.nudge.app.config.ExperimentFile;
import dev.nudge.app.config.ExperimentReader;
import dev.nudge.app.plugins.Plugins;
import dev.nudge.experiment.Laboratory;
import dev.nudge.experiment.Prepared;
import dev.nudge.spi.InputException;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "check",
        description = "Says whether an experiment file could be run: reads it, loads its data, and trains nothing.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {"", "Example:", "  nudge check experiments/house-prices.yaml"})
final class CheckCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "The experiment file.")
    Path file;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "Replace a value of the file.")
    List<String> overrides = new ArrayList<>();

    @Mixin
    PluginOptions plugins;

    private final Terminal terminal;
    private final Provider<ExperimentReader> reader;
    private final Provider<Plugins> registered;

    @Inject
    CheckCommand(Terminal terminal, Provider<ExperimentReader> reader, Provider<Plugins> registered) {
        this.terminal = terminal;
        this.reader = reader;
        this.registered = registered;
    }

    @Override
    public Integer call() {
        ExperimentFile experiment = reader.get().read(file, overrides);
        try (ProgressLine progress = new ProgressLine(terminal, false)) {
            Prepared prepared = Prepared.of(experiment.experiment(), new UsualLoss(registered.get()), progress);
            requireFolds(prepared);
            String shape = ResultText.shape(new Laboratory().network(prepared));
            progress.clear();
            new ResultText(terminal).start(experiment.name(), prepared);
            terminal.out().printf("%-12s%s%n", "network", shape);
            GradientCheck.tell(registered.get(), prepared.loss(), false).ifPresent(terminal.out()::println);
            terminal.out().println("ok: run it with nudge run " + file);
            return 0;
        } catch (InputException e) {
            throw experiment.located(e);
        }
    }

    /** Too few rows for the folds would otherwise show only after training. */
    static void requireFolds(Prepared prepared) {
        if (prepared.experiment().split().folds().count() > 0) {
            prepared.folds();
        }
    }
}
