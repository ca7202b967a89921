package dev.nudge.experiment;

import dev.nudge.features.Partition;
import dev.nudge.kernel.Engine;
import dev.nudge.network.Network;
import dev.nudge.report.ColumnSummary;
import dev.nudge.spi.Column;
import dev.nudge.train.Checkpoint;
import dev.nudge.train.Epoch;
import dev.nudge.train.Status;
import dev.nudge.train.Trainer;
import dev.nudge.train.Watcher;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Runs prepared experiments. */
public final class Laboratory {

    private static final Set<String> OF_MANY_ROWS = Set.of("precision", "recall", "f1");

    /** The network that an experiment would train; what is wrong with its data shows on the way. */
    public Network network(Prepared prepared) {
        return new Fitting(prepared, prepared.partition(), Engine.best()).network();
    }

    /** A prepared experiment ready to be trained by hand, step by step, on the calling thread alone. */
    public Fitting fit(Prepared prepared) {
        return new Fitting(prepared, prepared.partition(), Engine.best(1));
    }

    /** One of its folds, likewise. */
    public Fitting fit(Prepared prepared, Partition fold) {
        return new Fitting(prepared, fold, Engine.best(1));
    }

    /** Trains on the training rows, then, if there are folds, once for each of them, and measures. */
    public Outcome run(Prepared prepared, Watcher watcher) {
        return run(prepared, watcher, Optional.empty());
    }

    /** The same from where an earlier run of the same experiment on the same data stood. */
    public Outcome run(Prepared prepared, Watcher watcher, Optional<Checkpoint> from) {
        Engine engine = Engine.best(prepared.experiment().training().mostThreads());
        Fitting fitting = new Fitting(prepared, prepared.partition(), engine);
        long started = System.nanoTime();
        Trainer trainer = fitting.trainer(watcher);
        double before = 0;
        if (from.isPresent()) {
            trainer.resume(from.get());
            before = from.get().seconds();
        }
        Trainer.Ending ending = trainer.run();
        double seconds = before + (System.nanoTime() - started) / 1e9;
        List<String> notes = new ArrayList<>(prepared.notes());
        Map<String, Outcome.Spread> folds = Map.of();
        Status status = ending.status();
        Optional<String> reason = ending.reason();
        if (status == Status.COMPLETED && prepared.experiment().split().folds().any()) {
            folds = folds(prepared, engine, watcher, notes);
            if (!watcher.goOn()) {
                status = Status.INTERRUPTED;
                reason = Optional.of("the network is trained, its cross-validation was interrupted");
            }
        }
        long steps = fitting.training().steps();
        // Interrupted again before another epoch was measured: its weights are still worth it.
        boolean unmeasured = from.isPresent() && fitting.latestScores().isEmpty();
        Map<String, Part.Score> scores = ending.status() == Status.INTERRUPTED && !unmeasured
                ? fitting.latestScores()
                : fitting.scores(fitting.training().weights());
        return new Outcome(
                status,
                fitting.model(fitting.training().weights()),
                ending.epochs(),
                steps,
                examples(fitting, steps),
                seconds,
                fitting.training().initialLoss(),
                results(scores),
                folds,
                reason,
                ending.divergence().map(divergence -> new DivergenceReport(prepared, fitting).text(divergence)),
                status == Status.INTERRUPTED ? Optional.of(trainer.checkpoint()) : Optional.empty(),
                notes,
                fitting.diagnostics(),
                columns(prepared));
    }

    /** The features, then the target. */
    private static List<ColumnSummary> columns(Prepared prepared) {
        List<ColumnSummary> columns = new ArrayList<>();
        for (Column column : prepared.roles().features()) {
            columns.add(ColumnSummary.of(column));
        }
        columns.add(ColumnSummary.of(prepared.roles().target()));
        return columns;
    }

    private static long examples(Fitting fitting, long steps) {
        int perEpoch = fitting.training().stepsPerEpoch();
        int rows = fitting.train().examples().rows();
        return steps / perEpoch * rows + Math.round((double) (steps % perEpoch) * rows / perEpoch);
    }

    private static Map<String, Outcome.PartResult> results(Map<String, Part.Score> scores) {
        Map<String, Outcome.PartResult> results = new LinkedHashMap<>();
        scores.forEach((part, score) -> results.put(part, new Outcome.PartResult(score.loss(), score.evaluation())));
        return results;
    }

    private static Map<String, Outcome.Spread> folds(
            Prepared prepared, Engine engine, Watcher watcher, List<String> notes) {
        Map<String, List<Double>> values = new LinkedHashMap<>();
        List<Partition> folds = prepared.folds();
        for (int fold = 0; fold < folds.size() && watcher.goOn(); fold++) {
            watcher.fold(fold + 1, folds.size());
            Fitting fitting = new Fitting(prepared, folds.get(fold), engine);
            Trainer.Ending ending = fitting.trainer(quiet(watcher)).run();
            if (ending.status() == Status.DIVERGED) {
                notes.add("fold %d diverged and is not in the means".formatted(fold + 1));
            } else if (ending.status() == Status.COMPLETED) {
                Part.Score score = fitting.scores(fitting.training().weights()).get("test");
                values.computeIfAbsent("loss", metric -> new ArrayList<>()).add(score.loss());
                score.evaluation().metrics().forEach((metric, value) -> {
                    // Of a single row, these three are nothing but its accuracy.
                    if (score.evaluation().rows() > 1 || !OF_MANY_ROWS.contains(metric)) {
                        values.computeIfAbsent(metric, m -> new ArrayList<>()).add(value);
                    }
                });
            }
        }
        Map<String, Outcome.Spread> spreads = new LinkedHashMap<>();
        values.forEach((metric, list) -> spreads.put(metric, Outcome.Spread.of(list)));
        return spreads;
    }

    private static Watcher quiet(Watcher watcher) {
        return new Watcher() {
            @Override
            public void epoch(Epoch epoch) {}

            @Override
            public boolean goOn() {
                return watcher.goOn();
            }
        };
    }
}
