package dev.nudge.testkit;

import dev.nudge.spi.Loss;
import dev.nudge.testkit.check.LossChecks;
import dev.nudge.testkit.check.PerfectPrediction;
import org.junit.jupiter.api.Test;

/**
 * What every loss must do, whatever it measures: a test class implements this interface and gives the loss to test. All
 * examples are random, from fixed seeds; a failure names the seed, the row and the column.
 */
public interface LossContract extends PluginContract {

    @Override
    Loss subject();

    /**
     * The output at which the loss of this target is lowest: the target itself, the logarithm of a count, or +-100 for
     * classes. A loss with another lowest point says so here; one that has none gives NaN, and that test is skipped.
     *
     * @param target the target of this output
     * @param columns how many outputs the row has
     */
    default double perfectOutput(double target, int columns) {
        return switch (subject().target()) {
            case NUMBER -> target;
            case COUNT -> target == 0 ? -100 : Math.log(target);
            case YES_NO, ONE_OF_K -> 100 * (2 * target - 1);
        };
    }

    /** {@code target()} and {@code link()} are not null. */
    @Test
    default void saysWhatItPredicts() {
        Verdict.of(LossChecks.target(subject()));
    }

    /**
     * The gradient agrees with finite differences of the loss, at outputs near and far, for every class, in batches of 1
     * to 1500 rows. At a kink, every slope between those on both sides will do.
     */
    @Test
    default void gradientIsTheSlopeOfTheMeanLoss() {
        Verdict.of(LossChecks.gradient(subject()));
    }

    /** The loss of a batch is the sum of its rows' losses, in double, divided by their number; likewise the gradient. */
    @Test
    default void isTheMeanOverTheRows() {
        Verdict.of(LossChecks.mean(subject()));
    }

    /** Outputs and targets are left as they are. */
    @Test
    default void leavesItsArgumentsAlone() {
        Verdict.of(LossChecks.arguments(subject()));
    }

    /** Every element of the gradient is overwritten, whatever it held. */
    @Test
    default void overwritesTheGradient() {
        Verdict.of(LossChecks.overwrites(subject()));
    }

    /** Matrices may begin anywhere in their arrays; nothing around them is read or written. */
    @Test
    default void takesViewsOfLargerArrays() {
        Verdict.of(LossChecks.views(subject()));
    }

    /** Loss and gradient are finite for outputs of +-1e4. */
    @Test
    default void isFiniteAtExtremeOutputs() {
        Verdict.of(LossChecks.extremes(subject()));
    }

    /** A right answer costs less than one that is far off. */
    @Test
    default void prefersRightAnswers() {
        Verdict.of(LossChecks.direction(subject()));
    }

    /** No output has a lower loss than {@link #perfectOutput}. */
    @Test
    default void isLowestAtThePerfectPrediction() {
        Verdict.of(PerfectPrediction.check(subject(), this::perfectOutput));
    }

    /** The same examples give the same bits, whatever was evaluated before. */
    @Test
    default void remembersNothing() {
        Verdict.of(LossChecks.repeatable(subject()));
    }

    /** Threads that use the loss at once do not disturb each other. */
    @Test
    default void threadsDoNotDisturbEachOther() {
        Verdict.of(LossChecks.threads(subject()));
    }
}
