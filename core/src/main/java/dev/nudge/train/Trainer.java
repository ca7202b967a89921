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
     * How training ended. The training's weights are then the best ones after early stopping, and the last good ones after
     * divergence.
     *
     * @param epochs epochs done
     * @param reason in words, why training stopped before its last epoch, if it did
     * @param divergence what went wrong, if it did
     */
    public record Ending(Status status, int epochs, Optional<String> reason, Optional<DivergedException> divergence) {}

    /** Trains. */
    public Ending run() {
        long started = System.nanoTime();
        Snapshot good = new Snapshot(training.weights(), training.initialLoss(), 0);
        Snapshot best = new Snapshot(training.weights(), Double.NaN, 0);
        int epoch = 0;
        try {
            while (epoch < settings.epochs()) {
                if (!training.epoch(watcher::goOn)) {
                    return ending(Status.INTERRUPTED, epoch, "interrupted");
                }
                Map<String, Double> metrics = evaluate.apply(training.weights());
                training.requireSane(metrics.get("train.loss"));
                epoch++;
                double seconds = (System.nanoTime() - started) / 1e9;
                watcher.epoch(new Epoch(epoch, training.steps(), seconds, training.rate(), metrics));
                if (metrics.get("train.loss") <= good.value) {
                    good.take(training.weights(), metrics.get("train.loss"), epoch);
                }
                if (stopEarly(best, metrics, epoch)) {
                    training.restore(best.copy);
                    return ending(Status.COMPLETED, epoch, inWords(best));
                }
                if (converged()) {
                    return ending(
                            Status.COMPLETED, epoch, "converged: the gradient's norm is " + training.gradientNorm());
                }
            }
        } catch (DivergedException divergence) {
            training.restore(good.copy);
            return new Ending(Status.DIVERGED, epoch, Optional.of("diverged"), Optional.of(divergence));
        }
        if (settings.earlyStopping().isPresent()) {
            training.restore(best.copy);
        }
        return new Ending(Status.COMPLETED, epoch, Optional.empty(), Optional.empty());
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

    private Ending ending(Status status, int epochs, String reason) {
        return new Ending(status, epochs, Optional.of(reason), Optional.empty());
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
