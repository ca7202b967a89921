package dev.nudge.testkit.check;

import dev.nudge.spi.Optimizer;
import java.util.Arrays;

/**
 * How long the steps of a rule are under a gradient that never changes. They may grow, as with momentum, or shrink, as
 * with Adagrad; they do not swell and then shrink by much unless a correction for the start is wrong: Adam's steps are
 * all alike, without its bias correction they swell to 2.1 times the first, and multiplied by it, to 4.3 times. And a rule
 * whose steps do not depend on the size of the gradient makes steps of about the rate.
 */
final class Startup {

    private static final int STEPS = 3000;

    private static final double LARGEST_SWELLING = 3.5;

    /** Root mean square propagation with a decay of 0.99 begins with 10 times the rate, for want of a correction. */
    private static final double LONGEST_STEP = 16;

    private Startup() {}

    static Check check(Optimizer optimizer) {
        return new Check("start", "under a steady gradient steps do not swell and shrink again", () -> {
            double[] steps = steps(optimizer, 0.5f);
            int longest = 0;
            for (int i = 0; i < STEPS; i++) {
                longest = steps[i] > steps[longest] ? i : longest;
            }
            double peak = steps[longest];
            double swelling = Math.min(peak / steps[0], peak / steps[STEPS - 1]);
            Violation.unless(
                    !(swelling > LARGEST_SWELLING),
                    "under a steady gradient the first step is %s times the rate, step %d is %s times, and in the end it"
                            + " is %s times; is a correction for the start applied the wrong way round?",
                    Check.roughly(steps[0]),
                    longest + 1,
                    Check.roughly(peak),
                    Check.roughly(steps[STEPS - 1]));
            double[] steep = steps(optimizer, 50);
            boolean ofOneSize = Math.abs(steep[0] / steps[0] - 1) < 0.01;
            Violation.unless(
                    !(ofOneSize && peak > LONGEST_STEP),
                    "steps do not depend on the size of the gradient, so they should be about as long as the rate, but"
                            + " step %d is %s times as long",
                    longest + 1,
                    Check.roughly(peak));
            return Finding.passed("at gradient 0.5 the first step is %s times the rate, the longest %s times"
                    .formatted(Check.roughly(steps[0]), Check.roughly(peak)));
        });
    }

    /** The lengths of the steps, in multiples of the rate. */
    private static double[] steps(Optimizer optimizer, float slope) {
        double rate = 1e-3;
        float[] weight = {0};
        float[][] memory = new float[optimizer.memories()][1];
        double[] lengths = new double[STEPS];
        for (int i = 0; i < STEPS; i++) {
            weight[0] = 0; // the whole precision of a float for each step
            optimizer.step(weight, new float[] {slope}, memory, i + 1, rate);
            lengths[i] = Math.abs(weight[0]) / rate;
        }
        Violation.unless(
                Arrays.stream(lengths).allMatch(Double::isFinite), "under a steady gradient a step is not finite");
        return lengths;
    }
}
