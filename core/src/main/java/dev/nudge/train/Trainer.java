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

    private int epochs;

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

    /** Trains. */
    public Ending run() {
        Snapshot good = new Snapshot(training.weights(), training.initialLoss(), 0);
        Snapshot best = new Snapshot(training.weights(), Double.NaN, 0);
        Snapshot last = new Snapshot(training.weights(), training.initialLoss(), 0);
        try {
            Ending ending = untilThereIsAReasonToStop(good, best, last);
            if (ending.status() == Status.INTERRUPTED) {
                training.restore(last.copy);
            } else if (!Double.isNaN(best.value)) {
                training.restore(best.copy);
            }
            return ending;
        } catch (DivergedException divergence) {
            training.restore(good.copy);
            return new Ending(Status.DIVERGED, epochs, Optional.of("diverged"), Optional.of(divergence));
        }
    }

    private Ending untilThereIsAReasonToStop(Snapshot good, Snapshot best, Snapshot last) throws DivergedException {
        long started = System.nanoTime();
        for (int epoch = 1; epoch <= training.epochs(); epoch++) {
            if (!training.epoch(watcher::goOn)) {
                return new Ending(Status.INTERRUPTED, epochs, Optional.of("interrupted"), Optional.empty());
            }
            Map<String, Double> metrics = evaluate.apply(training.weights());
            double loss = metrics.get("train.loss");
            training.requireSaneWeights(loss);
            epochs = epoch;
            double seconds = (System.nanoTime() - started) / 1e9;
            watcher.epoch(new Epoch(epoch, training.steps(), seconds, training.rate(), metrics));
            last.take(training.weights(), loss, epoch);
            if (loss <= good.value) {
                good.take(training.weights(), loss, epoch);
            }
            if (stopEarly(best, metrics, epoch)) {
                return completed(inWords(best));
            }
            if (converged()) {
                return completed("converged: the gradient's norm is " + training.gradientNorm());
            }
        }
        return new Ending(Status.COMPLETED, epochs, Optional.empty(), Optional.empty());
    }

    private boolean stopEarly(Snapshot best, Map<String, Double> metrics, int epoch) {
        if (settings.earlyStopping().isEmpty()) {
            return false;
        }
        EarlyStopping stopping = settings.earlyStopping().get();
        double value = metrics.getOrDefault(stopping.metric(), Double.NaN);
        if (stopping.better(value, best.value)) {
            best.take(training.weights(), value, epoch);
        }
        return epoch - best.epoch >= stopping.patience();
    }

    private boolean converged() {
        return settings.converge().isPresent()
                && training.gradientNorm() < settings.converge().get();
    }

    private String inWords(Snapshot best) {
        return "stopped early: %s was best after epoch %d"
                .formatted(settings.earlyStopping().orElseThrow().metric(), best.epoch);
    }

    private Ending completed(String reason) {
        return new Ending(Status.COMPLETED, epochs, Optional.of(reason), Optional.empty());
    }

    /** A copy of the weights at some time, and what made it worth keeping. */
    private static final class Snapshot {

        private final float[] copy;
        private double value;
        private int epoch;

        Snapshot(float[] weights, double value, int epoch) {
            this.copy = weights.clone();
            this.value = value;
            this.epoch = epoch;
        }

        void take(float[] weights, double value, int epoch) {
            System.arraycopy(weights, 0, copy, 0, copy.length);
            this.value = value;
            this.epoch = epoch;
        }
    }
}
