package dev.nudge.app.play;

import dev.nudge.experiment.Fitting;
import dev.nudge.experiment.Laboratory;
import dev.nudge.experiment.Prepared;
import dev.nudge.report.FileUnits;
import dev.nudge.train.DivergedException;
import dev.nudge.train.Training;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

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
    private final Stopping stopping;
    private final double flat;
    private final float[] initial;

    private Status status = Status.RESTS;
    private Optional<String> explanation = Optional.empty();
    /** Why it has ended by itself, where {@code nudge run} ends too; until then, what is to be said when it is there. */
    private Optional<String> ended = Optional.empty();

    private Optional<String> ending = Optional.empty();
    /** Where to train to. */
    private long goal;

    private boolean untilFlat;
    /** Until the experiment itself has an end to it. */
    private boolean untilEnded;
    /** On the way to a step that was reached before: nothing to show until it is there. */
    private boolean returning;
    /** Whether the goal was counted in steps: more of them are counted from there. */
    private boolean counted;

    private Pace pace;
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
        this.initial = training.weights().clone();
        long momentSize = training.moment().size();
        this.heldOut = HeldOut.of(prepared, momentSize);
        this.history = new History(momentSize);
        this.trail = new Trail(fitting, units, heldOut);
        this.stopping = new Stopping(fitting, prepared.experiment().training());
        this.flat = FLAT * training.gradientNorm();
        heldOut.ifPresent(HeldOut::restart);
        begin();
    }

    private void begin() {
        nanos = 0;
        history.restart(training);
        stopping.restart();
        trail.restart();
        rest(Status.RESTS);
    }

    private void rest(Status now) {
        status = now;
        explanation = Optional.empty();
        ended = Optional.empty();
        ending = Optional.empty();
        untilFlat = false;
        untilEnded = false;
        returning = false;
        counted = false;
        pace = new Pace(0, System.nanoTime());
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
            stopping.restore();
            heldOut.ifPresent(folds -> folds.restore(training.steps()));
        }
        rest(Status.RESTS);
        if (wanted > training.steps()) {
            status = Status.TRAINS;
            goal = wanted;
            counted = true;
            returning = wanted <= trail.furthest();
        }
    }

    /** Trains, or goes back, so many steps from where it stands or was to be brought by steps. */
    void goBy(long steps) {
        goTo((counted ? goal : training.steps()) + steps);
    }

    /** Trains to a step, or until it is told to stop, or to where the experiment ends, if that is ahead and comes first. */
    void play(double stepsPerSecond, long until) {
        if (until <= training.steps()) {
            rest(Status.RESTS);
            return;
        }
        rest(Status.TRAINS);
        untilEnded = stopping.any() && !stopping.passed() && training.steps() < stopping.last();
        goal = untilEnded && until >= stopping.last() ? Long.MAX_VALUE : until;
        pace = new Pace(stepsPerSecond, System.nanoTime());
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
                } else if (untilEnded && wholeEpoch() && hasToEnd()) {
                    end(stopping.reason());
                } else if (pace.until(now) > 0) {
                    return OptionalLong.of(pace.until(now));
                } else {
                    pace.step(now);
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
        if (training.wholeBatch()) {
            training.loss(); // half of the next step, however early the trail asks for it
        }
        if (training.steps() > trail.furthest()) {
            nanos += System.nanoTime() - started;
        }
        heldOut.ifPresent(HeldOut::step);
        stopping.judge();
        if (history.add(training)) {
            stopping.keep();
        }
        trail.add(nanos / 1e9);
        if (training.steps() >= goal) {
            if (wholeEpoch()) {
                training.requireSane();
            }
            Optional<String> said = ending;
            rest(Status.RESTS);
            ended = said;
        }
    }

    private boolean hasToEnd() throws DivergedException {
        training.requireSane(); // As nudge run asks after each epoch.
        return stopping.reason().isPresent();
    }

    /** Goes back to where it was best, as it has no more to do. */
    private void end(Optional<String> reason) {
        boolean back = stopping.end() < training.steps();
        Optional<String> said =
                reason.map(why -> why + (back ? "; it has gone back to where it was best" : "; it ends here"));
        goTo(stopping.end());
        if (status == Status.TRAINS) {
            ending = said;
        } else {
            ended = said;
        }
    }

    private boolean wholeEpoch() {
        return training.steps() % training.stepsPerEpoch() == 0;
    }

    /** Whether it began with the weights of the experiment. */
    boolean fromInitial() {
        return fromInitial;
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

    /** Why it has ended by itself; what it has led to is then what {@code nudge run} leads to. */
    Optional<String> ended() {
        return ended;
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
