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

    /**
     * What is known at a step.
     *
     * @param best the epoch after which the metric was best, 0 for none yet; not of what follows the end
     * @param value its value there
     * @param over the step at which {@code nudge run} has ended, -1 if it has not yet
     * @param reason why, in words
     */
    private record Known(int best, double value, long over, String reason) {
        private static final Known NOTHING = new Known(0, Double.NaN, -1, "");
    }

    private final Fitting fitting;
    private final Training training;
    private final TrainingSettings settings;
    /** By step, those of the moments that are kept. */
    private final Map<Long, Known> kept = new HashMap<>();

    private Known known = Known.NOTHING;

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
        known = Known.NOTHING;
        keep();
    }

    /** To be called with each moment that is kept. */
    void keep() {
        kept.put(training.steps(), known);
    }

    /** Training has gone back to a moment that was kept. */
    void restore() {
        known = kept.get(training.steps());
    }

    /** Judges where training stands; to be called after each step. */
    void judge() {
        if (!any() || known.over() >= 0 || !wholeEpoch() || training.steps() > last()) {
            return;
        }
        if (settings.earlyStopping().isPresent()) {
            EarlyStopping stopping = settings.earlyStopping().get();
            double value = fitting.metric(stopping.metric(), training.weights());
            if (stopping.better(value, known.value())) {
                known = new Known(epoch(), value, -1, "");
            }
        }
        why().ifPresent(reason -> known = new Known(known.best(), known.value(), training.steps(), reason));
    }

    private Optional<String> why() {
        Optional<String> early = settings.reasonToStop(epoch(), known.best(), training::gradientNorm);
        if (early.isPresent() || training.steps() < last()) {
            return early;
        }
        String all = "trained for all %d epochs".formatted(epoch());
        return Optional.of(settings.earlyStopping()
                .map(stopping -> "%s: %s was best after epoch %d".formatted(all, stopping.metric(), known.best()))
                .orElse(all + " without converging"));
    }

    /** The step after which training ends in any case. */
    long last() {
        return (long) training.epochs() * training.stepsPerEpoch();
    }

    /** Whether training has gone on from where {@code nudge run} ends. */
    boolean passed() {
        return known.over() >= 0 && training.steps() > known.over();
    }

    /** Why {@code nudge run} would end where training stands, in words, if it would. */
    Optional<String> reason() {
        return known.over() == training.steps() ? Optional.of(known.reason()) : Optional.empty();
    }

    /** The step at which an end here would leave training: that of the best weights, or where it stands. */
    long end() {
        return known.best() == 0 ? training.steps() : (long) known.best() * training.stepsPerEpoch();
    }

    private boolean wholeEpoch() {
        return training.steps() % training.stepsPerEpoch() == 0;
    }

    private int epoch() {
        return Math.toIntExact(training.steps() / training.stepsPerEpoch());
    }
}
