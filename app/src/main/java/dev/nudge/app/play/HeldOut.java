package dev.nudge.app.play;

import dev.nudge.experiment.Fitting;
import dev.nudge.experiment.Laboratory;
import dev.nudge.experiment.Part;
import dev.nudge.experiment.Prepared;
import dev.nudge.features.Folds;
import dev.nudge.features.Partition;
import dev.nudge.train.DivergedException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The folds of an experiment's cross-validation, which make every step with it: what networks that have not seen a row
 * predict for it.
 */
final class HeldOut {

    /** More folds would slow down what is looked at; {@code nudge run} has time for them. */
    private static final int MOST = 20;

    /** One of them diverges for itself. */
    private static final class Fold {
        private final Fitting fitting;
        private final int[] rows;
        private final float[] initial;
        private final History history;
        /** Whether it can begin where the experiment does: its rows may lack a category, and its network that input. */
        private boolean fits;

        private boolean diverged;

        private Fold(Fitting fitting, int[] rows, long momentSize) {
            this.fitting = fitting;
            this.rows = rows;
            this.initial = fitting.training().weights().clone();
            this.history = new History(momentSize);
        }

        /** Whether it makes no more steps. */
        private boolean out() {
            return diverged || !fits;
        }
    }

    private final int[] shown;
    private final List<Fold> folds = new ArrayList<>();

    private HeldOut(Prepared prepared, List<Partition> partitions, long momentSize) {
        this.shown = Arrays.copyOf(prepared.partition().train(), Bounds.shown(prepared));
        for (Partition partition : partitions) {
            folds.add(new Fold(new Laboratory().fit(prepared, partition), partition.test(), momentSize));
        }
    }

    /**
     * Those of an experiment that has folds, if they are few.
     *
     * @param momentSize numbers in a moment of the experiment, so that folds keep the moments that it keeps
     */
    static Optional<HeldOut> of(Prepared prepared, long momentSize) {
        return folds(prepared) == 0
                ? Optional.empty()
                : Optional.of(new HeldOut(prepared, prepared.folds(), momentSize));
    }

    /** How many there are to train; none if there are too many, which are not even dealt. */
    static int folds(Prepared prepared) {
        Folds folds = prepared.experiment().split().folds();
        int count = folds.equals(Folds.parse("leave-one-out"))
                ? prepared.partition().train().length
                : folds.count();
        return count > MOST ? 0 : count;
    }

    /** Begins where the experiment begins. */
    void restart() {
        folds.forEach(fold -> begin(fold, fold.initial));
    }

    /** Begins from other weights. */
    void startFrom(float[] weights) {
        folds.forEach(fold -> begin(fold, weights));
    }

    private static void begin(Fold fold, float[] weights) {
        fold.fits = weights.length == fold.initial.length;
        fold.fitting.training().startFrom(fold.fits ? weights : fold.initial);
        fold.history.restart(fold.fitting.training());
        fold.diverged = false;
    }

    /** Goes back to the moment, after so many steps, that the experiment has gone back to. */
    void restore(long step) {
        folds.forEach(fold -> {
            fold.fitting.training().restore(fold.history.before(step));
            fold.diverged = fold.fitting.training().steps() < step;
        });
    }

    /** Makes a step. */
    void step() {
        for (Fold fold : folds) {
            if (!fold.out()) {
                try {
                    fold.fitting.training().step();
                    fold.history.add(fold.fitting.training());
                } catch (DivergedException e) {
                    fold.diverged = true;
                }
            }
        }
    }

    /** The mean loss of rows that were held out; NaN where a fold makes no more steps. */
    double loss() {
        double sum = 0;
        int rows = 0;
        for (Fold fold : folds) {
            double loss = fold.out() ? Double.NaN : held(fold).objective().loss(weights(fold));
            sum += loss * fold.rows.length;
            rows += fold.rows.length;
        }
        return sum / rows;
    }

    /** For the page: what was predicted for each training row that is shown, and how much of it is right. */
    Map<String, Object> state() {
        Map<Integer, Object> byRow = new LinkedHashMap<>();
        int right = 0;
        int rows = 0;
        boolean classes = false;
        for (Fold fold : folds) {
            if (fold.out()) {
                continue;
            }
            Double accuracy = accuracy(fold);
            List<Object> values = Asked.values(held(fold).predictions().orElseThrow(), fold.rows.length);
            for (int i = 0; i < fold.rows.length; i++) {
                byRow.put(fold.rows[i], values.get(i));
            }
            classes |= accuracy != null;
            right += accuracy == null ? 0 : (int) Math.round(accuracy * fold.rows.length);
            rows += fold.rows.length;
        }
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("folds", folds.size());
        state.put("rows", rows);
        state.put("loss", loss());
        if (classes) {
            state.put("right", right);
        }
        state.put("predicted", Arrays.stream(shown).mapToObj(byRow::get).toList());
        return state;
    }

    private static float[] weights(Fold fold) {
        return fold.fitting.training().weights();
    }

    /** The part that was held out. */
    private static Part held(Fold fold) {
        List<Part> parts = fold.fitting.parts();
        return parts.get(parts.size() - 1);
    }

    /** Predicts, and says how much of it is right; null of numbers. */
    private static Double accuracy(Fold fold) {
        return fold.fitting
                .scores(weights(fold))
                .get(held(fold).name())
                .evaluation()
                .metrics()
                .get("accuracy");
    }
}
