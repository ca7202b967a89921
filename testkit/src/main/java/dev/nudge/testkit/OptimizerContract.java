package dev.nudge.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nudge.spi.Optimizer;
import dev.nudge.testkit.check.OptimizerChecks;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What every optimizer must do, whatever its rule: a test class implements this interface and gives the optimizer to
 * test. No check can know the rule itself; say with {@link #knownCourses} what it should do.
 */
public interface OptimizerContract extends PluginContract {

    @Override
    Optimizer subject();

    /** A few steps whose results are known. Without any, only what holds for all rules is tested. */
    default List<Course> knownCourses() {
        return List.of();
    }

    /** The weight goes the ways of {@link #knownCourses}, to 2e-7 or as well as float32 allows. */
    @Test
    default void followsKnownCourses() {
        for (Course known : knownCourses()) {
            List<Float> weights =
                    Course.of(subject(), known.rate(), known.gradients()).weights();
            for (int i = 0; i < weights.size(); i++) {
                float expected = known.weights().get(i);
                assertEquals(
                        expected, weights.get(i), Math.max(2e-7f, 2 * Math.ulp(expected)), "after step " + (i + 1));
            }
        }
    }

    /** The learning rate is positive, memories and weight decay are not negative, and use changes none of them. */
    @Test
    default void saysWhatItNeeds() {
        Verdict.of(OptimizerChecks.numbers(subject()));
    }

    /** The same gradients give the same bits in a second run, and beside another run. */
    @Test
    default void runsShareNothing() {
        Verdict.of(OptimizerChecks.repeatable(subject()));
    }

    /** From saved weights and memory, a rule made anew goes on to the same bits. */
    @Test
    default void resumesToTheSameBits() {
        Verdict.of(OptimizerChecks.resume(subject()));
    }

    /** Threads that use the rule at once do not disturb each other. */
    @Test
    default void threadsDoNotDisturbEachOther() {
        Verdict.of(OptimizerChecks.threads(subject()));
    }

    /**
     * A {@link dev.nudge.spi.PointwiseOptimizer} moves a part of the weights to the bits that they have if all are moved,
     * whatever stands around it, and touches nothing else; other rules are always given all weights.
     */
    @Test
    default void movesAPartAsItMovesAll() {
        Verdict.of(OptimizerChecks.parts(subject()));
    }

    /** The first step goes against the gradient. */
    @Test
    default void stepsDownhill() {
        Verdict.of(OptimizerChecks.downhill(subject()));
    }

    /** 2000 steps come down a convex valley, at rate 0.05, 1 or the default. */
    @Test
    default void descendsIntoAConvexValley() {
        Verdict.of(OptimizerChecks.descends(subject()));
    }

    /** Without a gradient nothing moves. */
    @Test
    default void standsStillWithoutASlope() {
        Verdict.of(OptimizerChecks.standsStill(subject()));
    }

    /** The first step is in proportion to the rate that it is given. */
    @Test
    default void aShorterRateMakesAShorterFirstStep() {
        Verdict.of(OptimizerChecks.rate(subject()));
    }

    /**
     * Under a gradient that never changes, steps may grow or shrink, but do not swell to more than 3.5 times both the
     * first and the last; and if they do not depend on the size of the gradient, they are at most 16 times the rate.
     */
    @Test
    default void startsWithoutASwelling() {
        Verdict.of(OptimizerChecks.start(subject()));
    }

    /** Weights and memory stay finite for gradients from 1e-30 to 1e10, and after 10^12 steps. */
    @Test
    default void staysFinite() {
        Verdict.of(OptimizerChecks.finite(subject()));
    }

    /** Memory that nothing refreshes becomes 0, or stays well above the numbers that a CPU is slow with. */
    @Test
    default void memoryFadesToZeroWithoutLingeringAboveIt() {
        Verdict.of(OptimizerChecks.fades(subject()));
    }
}
