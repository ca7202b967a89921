package dev.nudge.train;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Trains to the end: epoch by epoch until there is a reason to stop. */
public final class Trainer {

    private final Training training;
    private final TrainingSettings settings;
    private final Function<float[], Map<String, Double>> evaluate;
    private final Watcher watcher;

    private final Snapshot good;
    private final Snapshot best;
    private final Standing last;

    /** @param evaluate the metrics of given weights, among them {@code train.loss} */
    public Trainer(
            Training training,
            TrainingSettings settings,
            Function<float[], Map<String, Double>> evaluate,
            Watcher watcher) {
        this.training = training;
        this.settings = settings;
        this.evaluate = evaluate;
        this.watcher = watcher;
        this.good = new Snapshot(training.weights(), training.initialLoss());
        this.best = new Snapshot(training.weights(), Double.NaN);
        this.last = training.standing();
    }

    /**
     * How training ended. The training's weights are then the best ones if early stopping watched, the last good ones after
     * divergence, and those after the last whole epoch when interrupted.
     *
     * @param epochs epochs done
     * @param reason in words, why training stopped before its last epoch, if it did
     * @param divergence what went wrong, if it did
     */
    public record Ending(Status status, int epochs, Optional<String> reason, Optional<DivergedException> divergence) {}

    /** Goes to where a training of the same examples with the same settings stood. */
    public void resume(Checkpoint checkpoint) {
        training.restore(checkpoint);
        training.keep(last, checkpoint.epochs(), checkpoint.seconds());
        good.take(checkpoint.good());
        best.take(checkpoint.best());
    }

    /** Where training stood after the last whole epoch. */
    public Checkpoint checkpoint() {
        return last.with(good, best);
    }

    /** Trains. */
    public Ending run() {
        try {
            Ending ending = untilThereIsAReasonToStop();
            if (ending.status() == Status.INTERRUPTED) {
                training.restore(last);
            } else if (!Double.isNaN(best.value())) {
                training.restore(best.weights());
            }
            return ending;
        } catch (DivergedException divergence) {
            training.restore(good.weights());
            return ending(Status.DIVERGED, "diverged", Optional.of(divergence));
        }
    }

    private Ending untilThereIsAReasonToStop() throws DivergedException {
        double earlier = last.seconds();
        long started = System.nanoTime();
        while (last.epochs() < training.epochs()) {
            // Asked before an epoch, not after it: a run that is resumed stops where it would have stopped.
            Optional<String> reason = settings.reasonToStop(last.epochs(), best.epoch(), training::gradientNorm);
            if (reason.isPresent()) {
                return ending(Status.COMPLETED, reason.get(), Optional.empty());
            }
            if (!training.epoch(watcher::goOn)) {
                return ending(Status.INTERRUPTED, "interrupted", Optional.empty());
            }
            endEpoch(last.epochs() + 1, earlier + (System.nanoTime() - started) / 1e9);
        }
        return new Ending(Status.COMPLETED, last.epochs(), Optional.empty(), Optional.empty());
    }

    private void endEpoch(int epoch, double seconds) throws DivergedException {
        Map<String, Double> metrics = evaluate.apply(training.weights());
        double loss = metrics.get("train.loss");
        training.requireSaneWeights(loss);
        if (loss <= good.value()) {
            good.take(training.weights(), loss, epoch);
        }
        if (settings.earlyStopping().isPresent()) {
            EarlyStopping stopping = settings.earlyStopping().get();
            double value = metrics.getOrDefault(stopping.metric(), Double.NaN);
            if (stopping.better(value, best.value())) {
                best.take(training.weights(), value, epoch);
            }
        }
        training.keep(last, epoch, seconds);
        watcher.epoch(new Epoch(epoch, training.steps(), seconds, training.rate(), metrics));
        watcher.standing(this::checkpoint);
    }

    private Ending ending(Status status, String reason, Optional<DivergedException> divergence) {
        return new Ending(status, last.epochs(), Optional.of(reason), divergence);
    }
}
