package dev.nudge.app.cli;

import dev.nudge.app.run.RunDirectory;
import dev.nudge.experiment.Laboratory;
import dev.nudge.experiment.Outcome;
import dev.nudge.experiment.Prepared;
import dev.nudge.spi.InputException;
import dev.nudge.train.Checkpoint;
import dev.nudge.train.Epoch;
import dev.nudge.train.Watcher;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;

/** Training with someone looking on: progress, Ctrl-C, the run directory and the result in words. */
final class TrainingSession {

    private final Terminal terminal;
    private final ResultText text;
    private final LossCurve curve = new LossCurve();
    private final ProgressLine progress;
    private final Interruption interruption;
    private final boolean quiet;
    private final String options;

    /** @param options what a command that goes on with the run has to say */
    TrainingSession(
            Terminal terminal, ProgressLine progress, Interruption interruption, boolean quiet, String options) {
        this.terminal = terminal;
        this.text = new ResultText(terminal);
        this.progress = progress;
        this.interruption = interruption;
        this.quiet = quiet;
        this.options = options;
    }

    /** Trains, writes and shows; gives the exit code. */
    int train(Prepared prepared, String name, Supplier<RunDirectory> open, Optional<Checkpoint> from)
            throws IOException {
        progress.clear();
        if (!quiet) {
            text.start(name, prepared);
            from.ifPresent(checkpoint -> text.resumed(checkpoint.epochs()));
        }
        try (RunDirectory directory = open.get()) {
            return train(prepared, directory, from);
        }
    }

    private int train(Prepared prepared, RunDirectory directory, Optional<Checkpoint> from) {
        directory.curves().points("train.loss").forEach(point -> curve.add(point.y()));
        try {
            Outcome outcome = new Laboratory().run(prepared, watcher(prepared, directory), from);
            progress.clear();
            directory.write(outcome);
            if (!quiet) {
                text.result(outcome, curve, directory.path());
                if (outcome.checkpoint().isPresent()) {
                    text.goOn(directory.path(), options);
                }
                text.report(directory.path().resolve(RunDirectory.REPORT));
            }
            outcome.explanation().ifPresent(explanation -> terminal.err().println(explanation));
            return exitCode(outcome);
        } catch (InputException e) {
            throw directory.canBeResumed()
                    ? new InputException(
                            "%s%nthe run is kept as of its last checkpoint; when that is mended, go on with: nudge resume %s%s"
                                    .formatted(e.getMessage(), directory.path(), options),
                            e)
                    : e;
        }
    }

    private static int exitCode(Outcome outcome) {
        return switch (outcome.status()) {
            case COMPLETED -> 0;
            case DIVERGED -> Cli.DIVERGED;
            case INTERRUPTED -> Cli.INTERRUPTED;
        };
    }

    private Watcher watcher(Prepared prepared, RunDirectory directory) {
        int epochs = prepared.experiment().training().epochs().orElseThrow();
        return new Watcher() {
            @Override
            public void epoch(Epoch epoch) {
                directory.add(epoch);
                curve.add(epoch.metrics().get("train.loss"));
                progress.epoch(epoch, epochs);
            }

            @Override
            public void standing(Supplier<Checkpoint> checkpoint) {
                directory.standing(checkpoint);
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
