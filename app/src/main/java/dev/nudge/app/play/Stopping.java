package dev.nudge.app.play;

import dev.nudge.experiment.Fitting;
import dev.nudge.train.EarlyStopping;
import dev.nudge.train.Training;
import dev.nudge.train.TrainingSettings;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where {@code nudge run} would end a training, and after which epoch it would find it best. Of the best weights it keeps
 * nothing but the epoch, as a figure can go back to any.
 */
final class Stopping {

    /** The epoch after which the metric was best, 0 for none yet, and its value there. */
    private record Best(int epoch, double value) {
        private static final Best NONE = new Best(0, Double.NaN);
    }

    private final Fitting fitting;
    private final Training training;
    private final TrainingSettings settings;
    /** By step, those of the moments that are kept. */
    private final Map<Long, Best> kept = new HashMap<>();

    private Best best = Best.NONE;

    /** Throws if the experiment watches a metric that there is not. */
    Stopping(Fitting fitting, TrainingSettings settings) {
        fitting.requireMetric();
        this.fitting = fitting;
        this.training = fitting.training();
        this.settings = settings;
    }

    /** Whether the experiment says anything of when to end. */
    boolean any() {
        return settings.earlyStopping().isPresent() || settings.converge().isPresent();
    }

    /** Forgets all: training begins anew. */
    void restart() {
        kept.clear();
        best = Best.NONE;
        keep();
    }

    /** To be called with each moment that is kept. */
    void keep() {
        kept.put(training.steps(), best);
    }

    /** Training has gone back to a moment that was kept. */
    void restore() {
        best = kept.get(training.steps());
    }

    /** Judges where training stands; to be called after each step. */
    void judge() {
        if (settings.earlyStopping().isPresent() && wholeEpoch() && training.steps() <= last()) {
            EarlyStopping stopping = settings.earlyStopping().get();
            double value = fitting.metric(stopping.metric(), training.weights());
            if (stopping.better(value, best.value())) {
                best = new Best(epoch(), value);
            }
        }
    }

    /** The step after which training ends in any case. */
    long last() {
        return (long) training.epochs() * training.stepsPerEpoch();
    }

    /** Why {@code nudge run} would end where training stands, in words, if it would. */
    Optional<String> reason() {
        if (!any() || !wholeEpoch() || training.steps() > last()) {
            return Optional.empty();
        }
        Optional<String> early = settings.reasonToStop(epoch(), best.epoch(), training::gradientNorm);
        if (early.isPresent() || training.steps() < last()) {
            return early;
        }
        String all = "trained for all %d epochs".formatted(epoch());
        return Optional.of(settings.earlyStopping()
                .map(stopping -> "%s: %s was best after epoch %d".formatted(all, stopping.metric(), best.epoch()))
                .orElse(all + " without converging"));
    }

    /** The step at which an end here would leave training: that of the best weights, or where it stands. */
    long end() {
        return best.epoch() == 0 ? training.steps() : (long) best.epoch() * training.stepsPerEpoch();
    }

    private boolean wholeEpoch() {
        return training.steps() % training.stepsPerEpoch() == 0;
    }

    private int epoch() {
        return Math.toIntExact(training.steps() / training.stepsPerEpoch());
    }
}
