package dev.nudge.app.cli;

import dev.nudge.app.config.ExperimentReader;
import dev.nudge.app.plugins.Plugins;
import dev.nudge.app.run.Reproduction;
import dev.nudge.experiment.Laboratory;
import dev.nudge.experiment.Outcome;
import dev.nudge.experiment.Prepared;
import dev.nudge.spi.InputException;
import dev.nudge.train.Epoch;
import dev.nudge.train.Watcher;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "reproduce",
        description = "Runs the recorded experiment of a run again, and says whether the bits agree.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Nothing is written. Example:",
            "  nudge reproduce runs/house-prices-20260101-120000",
            "",
            "Exit codes: 0 the bits agree, 4 they do not, 2 the run or its data cannot be used."
        })
final class ReproduceCommand implements Callable<Integer> {

    /** The bits do not agree. */
    private static final int OTHER_BITS = 4;

    private static final int MOST_DIFFERENCES = 8;

    @Parameters(paramLabel = "RUN", description = "The run directory.")
    Path run;

    @Mixin
    PluginOptions plugins;

    private final Terminal terminal;
    private final Provider<ExperimentReader> reader;
    private final Provider<Plugins> registered;

    @Inject
    ReproduceCommand(Terminal terminal, Provider<ExperimentReader> reader, Provider<Plugins> registered) {
        this.terminal = terminal;
        this.reader = reader;
        this.registered = registered;
    }

    @Override
    public Integer call() {
        Reproduction recorded = Reproduction.of(run, reader.get(), registered.get());
        List<String> others = recorded.otherCircumstances(registered.get());
        others.forEach(other -> terminal.out().println("note: " + other));
        try (ProgressLine progress = new ProgressLine(terminal, false)) {
            Prepared prepared =
                    Prepared.of(recorded.experiment().experiment(), new UsualLoss(registered.get()), progress);
            Outcome outcome = new Laboratory().run(prepared, watcher(recorded, prepared, progress));
            progress.clear();
            List<String> differences = recorded.differences(outcome, registered.get());
            return say(recorded, differences, !others.isEmpty());
        } catch (InputException e) {
            throw recorded.experiment().located(e);
        }
    }

    private int say(Reproduction recorded, List<String> differences, boolean notes) {
        PrintStream out = terminal.out();
        if (differences.isEmpty()) {
            out.println("the bits agree: weights " + recorded.weightsHash());
            return 0;
        }
        out.println("the bits do not agree:");
        differences.stream().limit(MOST_DIFFERENCES).forEach(difference -> out.println("  " + difference));
        if (differences.size() > MOST_DIFFERENCES) {
            out.println("  and " + (differences.size() - MOST_DIFFERENCES) + " more");
        }
        out.println(
                notes
                        ? "what is noted above may be why"
                        : "program, JVM, plugins and data are those of the record: please report this");
        return OTHER_BITS;
    }

    /** Stops where the recorded run was interrupted. */
    private static Watcher watcher(Reproduction recorded, Prepared prepared, ProgressLine progress) {
        int epochs = prepared.experiment().training().epochs().orElseThrow();
        return new Watcher() {
            private int done;

            @Override
            public void epoch(Epoch epoch) {
                done = epoch.number();
                progress.epoch(epoch, epochs);
            }

            @Override
            public void fold(int number, int folds) {
                progress.fold(number, folds);
            }

            @Override
            public boolean goOn() {
                return !recorded.interrupted() || done < recorded.epochs();
            }
        };
    }
}
