package dev.nudge.train;

import dev.nudge.spi.Doc;
import dev.nudge.spi.Names;
import dev.nudge.spi.Range;
import dev.nudge.spi.Require;

/**
 * How the learning rate changes while training goes on. Times are in epochs and may have fractions. In front of any
 * schedule, the rate may rise in a straight line from near 0 for {@code warmUp} epochs.
 */
public sealed interface Schedule {

    /** The name in experiment files. */
    default String name() {
        return Names.kebab(getClass().getSimpleName());
    }

    /** Epochs of rising rate in front. */
    double warmUp();

    /** The factor on the learning rate, {@code epoch} epochs after the warm-up, of {@code epochs} after it in all. */
    double factor(double epoch, double epochs);

    /** Whether a step's rate is the same however many epochs there are in all. */
    default boolean independentOfEpochs() {
        return true;
    }

    /**
     * The learning rate of the step that starts at {@code epoch}.
     *
     * @param stepLength the length of a step in epochs
     */
    default double rate(double learningRate, double epoch, double stepLength, double epochs) {
        if (epoch < warmUp()) {
            return learningRate * Math.min(1, (epoch + stepLength) / warmUp());
        }
        return learningRate * factor(epoch - warmUp(), epochs - warmUp());
    }

    @Doc("The learning rate stays as it is.")
    record Constant(
            @Doc("epochs of rising rate in front") @Range("[0, inf)")
            double warmUp) implements Schedule {
        public Constant {
            Require.settings(Constant.class, warmUp);
        }

        public Constant() {
            this(0);
        }

        @Override
        public double factor(double epoch, double epochs) {
            return 1;
        }
    }

    @Doc("The learning rate is multiplied by a factor every few epochs.")
    record Step(
            @Doc("epochs between two changes") @Range("(0, inf)")
            double every,

            @Doc("what the rate is multiplied by") @Range("(0, 1]")
            double factor,

            @Doc("epochs of rising rate in front") @Range("[0, inf)")
            double warmUp)
            implements Schedule {
        public Step {
            Require.settings(Step.class, every, factor, warmUp);
        }

        public Step() {
            this(30, 0.1, 0);
        }

        @Override
        public double factor(double epoch, double epochs) {
            return StrictMath.pow(factor, Math.floor(epoch / every));
        }
    }

    @Doc("The learning rate is multiplied by a factor over each epoch, smoothly.")
    record Exponential(
            @Doc("what the rate is multiplied by over an epoch") @Range("(0, 1]")
            double factor,

            @Doc("epochs of rising rate in front") @Range("[0, inf)")
            double warmUp)
            implements Schedule {
        public Exponential {
            Require.settings(Exponential.class, factor, warmUp);
        }

        public Exponential() {
            this(0.95, 0);
        }

        @Override
        public double factor(double epoch, double epochs) {
            return StrictMath.pow(factor, epoch);
        }
    }

    @Doc("The learning rate falls to a floor along half a cosine (Loshchilov and Hutter 2017, without restarts).")
    record Cosine(
            @Doc("share of the rate that is left at the end") @Range("[0, 1]")
            double floor,

            @Doc("epochs of rising rate in front") @Range("[0, inf)")
            double warmUp)
            implements Schedule {
        public Cosine {
            Require.settings(Cosine.class, floor, warmUp);
        }

        public Cosine() {
            this(0, 0);
        }

        @Override
        public boolean independentOfEpochs() {
            return false;
        }

        @Override
        public double factor(double epoch, double epochs) {
            double way = epoch < epochs ? epoch / epochs : 1;
            return floor + (1 - floor) * (1 + StrictMath.cos(Math.PI * way)) / 2;
        }
    }
}
