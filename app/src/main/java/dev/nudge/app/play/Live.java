package dev.nudge.app.play;

import dev.nudge.experiment.Experiment;
import dev.nudge.experiment.Fitting;
import dev.nudge.experiment.Laboratory;
import dev.nudge.experiment.Prepared;
import dev.nudge.report.FileUnits;
import dev.nudge.spi.InputException;
import dev.nudge.train.DivergedException;
import dev.nudge.train.Training;
import dev.nudge.train.TrainingSettings;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * An experiment that is trained by hand: by so many steps, to and fro, or until told to stop. It trains only while {@link
 * #advance} is called, and is for one thread at a time.
 */
final class Live {

    /** Converged: the gradient is so many times shorter than where the experiment begins. */
    private static final double FLAT = 1e-6;

    /** How it stands. */
    enum Status {
        RESTS,
        TRAINS,
        CONVERGED,
        DIVERGED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Prepared prepared;
    private final OwnFiles files;
    private final Fitting fitting;
    private final Optional<FileUnits> units;
    private final Training training;
    private final Optional<HeldOut> heldOut;
    private final History history;
    private final Trail trail;
    private final double flat;
    private final float[] initial;

    private Status status = Status.RESTS;
    private Optional<String> explanation = Optional.empty();
    /** Where to train to. */
    private long goal;

    private boolean untilFlat;
    /** On the way to a step that was reached before: nothing to show until it is there. */
    private boolean returning;
    /** Steps per second, and from where and when on; 0 for as many as it can. */
    private double speed;

    private long paceStep;
    private long paceStart;
    private boolean fromInitial = true;
    /** What the steps have taken to compute. */
    private long nanos;

    Live(Prepared prepared, OwnFiles files) {
        this.prepared = prepared;
        this.files = files;
        this.fitting = new Laboratory().fit(prepared);
        this.units = fitting.network().linear()
                ? Optional.of(new FileUnits(fitting.encoding(), fitting.network()))
                : Optional.empty();
        this.training = fitting.training();
        this.heldOut = HeldOut.of(prepared);
        this.initial = training.weights().clone();
        this.history = new History(training.moment().size());
        this.trail = new Trail(fitting, units, heldOut);
        this.flat = FLAT * training.gradientNorm();
        heldOut.ifPresent(HeldOut::restart);
        begin();
    }

    private void begin() {
        nanos = 0;
        history.restart(training);
        trail.restart();
        rest(Status.RESTS);
    }

    private void rest(Status now) {
        status = now;
        explanation = Optional.empty();
        untilFlat = false;
        returning = false;
        speed = 0;
        goal = training.steps();
    }

    /** Begins anew where the experiment begins. */
    void restart() {
        training.startFrom(initial);
        heldOut.ifPresent(HeldOut::restart);
        fromInitial = true;
        begin();
    }

    /** Begins anew from other weights. */
    void startFrom(float[] weights) {
        training.startFrom(weights);
        heldOut.ifPresent(folds -> folds.startFrom(weights));
        fromInitial = Arrays.equals(weights, initial);
        begin();
    }

    /** Trains, or goes back, to a step. */
    void goTo(long step) {
        long wanted = Math.max(0, step);
        if (wanted < training.steps()) {
            training.restore(history.before(wanted));
            heldOut.ifPresent(folds -> folds.restore(wanted));
            returning = true;
        } else {
            returning = returning || wanted <= trail.furthest();
        }
        goal = wanted;
        untilFlat = false;
        speed = 0;
        status = wanted > training.steps() ? Status.TRAINS : Status.RESTS;
        explanation = Optional.empty();
        returning = returning && status == Status.TRAINS;
    }

    /** Trains, or goes back, so many steps from where it stands or is going to. */
    void goBy(long steps) {
        goTo((status == Status.TRAINS && goal < Long.MAX_VALUE ? goal : training.steps()) + steps);
    }

    /** Trains to a step, or until it is told to stop. */
    void play(double stepsPerSecond, long until) {
        if (until <= training.steps()) {
            rest(Status.RESTS);
            return;
        }
        rest(Status.TRAINS);
        goal = until;
        speed = stepsPerSecond;
        paceStep = training.steps();
        paceStart = System.nanoTime();
    }

    /** Trains until the gradient has all but vanished. */
    void converge() {
        rest(Status.TRAINS);
        goal = Long.MAX_VALUE;
        untilFlat = true;
    }

    /** Stays where it is. */
    void pause() {
        rest(Status.RESTS);
    }

    /**
     * Trains for so many nanoseconds at most.
     *
     * @return in how many nanoseconds there is more to do; nothing if there is not
     */
    OptionalLong advance(long nanos) {
        long end = System.nanoTime() + nanos;
        try {
            while (status == Status.TRAINS) {
                long now = System.nanoTime();
                if (now >= end) {
                    return OptionalLong.of(0);
                }
                if (untilFlat && wholeEpoch() && training.gradientNorm() < flat) {
                    rest(Status.CONVERGED);
                } else if (speed > 0 && training.steps() >= due(now)) {
                    return OptionalLong.of(nextDue(now));
                } else {
                    step();
                }
            }
        } catch (DivergedException divergence) {
            String cause = fitting.explain(divergence);
            rest(Status.DIVERGED);
            explanation = Optional.of(cause);
        }
        return OptionalLong.empty();
    }

    private void step() throws DivergedException {
        long started = System.nanoTime();
        training.step();
        if (training.steps() > trail.furthest()) {
            nanos += System.nanoTime() - started;
        }
        heldOut.ifPresent(HeldOut::step);
        history.add(training);
        trail.add(nanos / 1e9);
        if (training.steps() >= goal) {
            rest(Status.RESTS);
        }
    }

    private boolean wholeEpoch() {
        return training.steps() % training.stepsPerEpoch() == 0;
    }

    private long due(long now) {
        return paceStep + (long) ((now - paceStart) / 1e9 * speed);
    }

    private long nextDue(long now) {
        double at = (training.steps() + 1 - paceStep) / speed * 1e9;
        return Math.max(TimeUnit.MILLISECONDS.toNanos(1), (long) at - (now - paceStart));
    }

    /** The experiment that trains to where it stands, when it is run; throws with the reason if there is none. */
    Experiment whole() {
        int perEpoch = training.stepsPerEpoch();
        require(
                fromInitial,
                "its weights were set by hand, which no experiment file can say; restart, and train from there");
        require(training.steps() > 0, "it has made no step yet");
        require(
                wholeEpoch(),
                "it stands in the middle of an epoch, after step %d of %d; go on to the end of it"
                        .formatted(training.steps() % perEpoch, perEpoch));
        TrainingSettings settings = prepared.experiment().training();
        int epochs = Math.toIntExact(training.steps() / perEpoch);
        require(
                epochs == training.epochs() || settings.schedule().independentOfEpochs(),
                "its learning rate follows a schedule over %d epochs, and it has made %d; train to the end of it"
                        .formatted(training.epochs(), epochs));
        return prepared.experiment().untilEpoch(epochs);
    }

    private static void require(boolean possible, String otherwise) {
        if (!possible) {
            throw new InputException("cannot be saved as an experiment: " + otherwise);
        }
    }

    /** Whether it is on its way back to a step; what it shows then is of no interest. */
    boolean returning() {
        return returning;
    }

    Status status() {
        return status;
    }

    Optional<String> explanation() {
        return explanation;
    }

    Prepared prepared() {
        return prepared;
    }

    /** The files of the visitor. */
    OwnFiles files() {
        return files;
    }

    Fitting fitting() {
        return fitting;
    }

    /** The units of the file, of a network without hidden layers. */
    Optional<FileUnits> units() {
        return units;
    }

    Training training() {
        return training;
    }

    /** What networks predict that have not seen a row, where the experiment has folds. */
    Optional<HeldOut> heldOut() {
        return heldOut;
    }

    Trail trail() {
        return trail;
    }
}
