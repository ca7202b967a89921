package dev.nudge.testkit.check;

import dev.nudge.spi.Optimizer;
import dev.nudge.spi.PointwiseOptimizer;
import java.util.Arrays;
import java.util.Random;

/** Weights that are moved part by part, each part among numbers that have nothing to do with it. */
final class Parts {

    private static final int SIZE = 37;
    private static final int SEEDS = 5;
    private static final int STEPS = 20;

    private final PointwiseOptimizer rule;
    private final Run run;

    private Parts(PointwiseOptimizer rule, Run run) {
        this.rule = rule;
        this.run = run;
    }

    static Check check(Optimizer optimizer) {
        return new Check("parts", "if parts of the weights are moved, they move as they do among all", () -> {
            if (!(optimizer instanceof PointwiseOptimizer rule)) {
                return Finding.passed("moves all weights at once");
            }
            for (int seed = 1; seed <= SEEDS; seed++) {
                Run whole = new Run(rule, SIZE, seed).follow(1, STEPS);
                Run inParts = new Run(rule, SIZE, seed);
                new Parts(rule, inParts).follow(seed);
                inParts.mustEqual(
                        whole, "in parts, each among other numbers (if the rule needs them, it is an Optimizer only)");
            }
            return Finding.passed("moves any part of the weights");
        });
    }

    private void follow(long seed) {
        Random random = new Random(seed);
        for (int step = 1; step <= STEPS; step++) {
            int first = random.nextInt(SIZE + 1);
            int second = first + random.nextInt(SIZE + 1 - first); // the part between them may be empty
            float[] gradient = Run.random(SIZE, seed, step);
            // The last one first: no part may wait for another.
            move(second, SIZE, gradient, step);
            move(first, second, gradient, step);
            move(0, first, gradient, step);
        }
    }

    private void move(int from, int to, float[] gradient, int step) {
        float[] weights = alone(run.weights, from, to, step);
        float[] slopes = alone(gradient, from, to, step + STEPS);
        float[][] memory = new float[run.memory.length][];
        Arrays.setAll(memory, i -> alone(run.memory[i], from, to, step + (2 + i) * STEPS));
        float[] weightsBefore = weights.clone();
        float[] slopesBefore = slopes.clone();
        float[][] memoryBefore = memory.clone();
        Arrays.setAll(memoryBefore, i -> memory[i].clone());
        rule.step(from, to, weights, slopes, memory, step, 0.1 / step);
        mustBeUntouched("weights", from, to, weightsBefore, weights);
        mustBeUntouched("gradient", from, to, slopesBefore, slopes);
        System.arraycopy(weights, from, run.weights, from, to - from);
        for (int i = 0; i < memory.length; i++) {
            mustBeUntouched("memory " + i, from, to, memoryBefore[i], memory[i]);
            System.arraycopy(memory[i], from, run.memory[i], from, to - from);
        }
    }

    /** Numbers in their places, with others around them. */
    private static float[] alone(float[] numbers, int from, int to, int seed) {
        float[] among = Run.random(SIZE, 99, seed);
        System.arraycopy(numbers, from, among, from, to - from);
        return among;
    }

    private static void mustBeUntouched(String what, int from, int to, float[] before, float[] after) {
        for (int i = 0; i < SIZE; i++) {
            Violation.unless(
                    (from <= i && i < to) || Float.compare(before[i], after[i]) == 0,
                    "moving the weights %d to %d changes number %d of %s",
                    from,
                    to,
                    i,
                    what);
        }
    }
}
