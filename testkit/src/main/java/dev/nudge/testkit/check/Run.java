package dev.nudge.testkit.check;

import dev.nudge.spi.Optimizer;
import java.util.Arrays;
import java.util.Random;

/** Weights on their way under a rule, with the memory that belongs to them, as the engine would hold them. */
final class Run {

    final Optimizer rule;
    final float[] weights;
    final float[][] memory;
    private final long seed;

    Run(Optimizer rule, int size, long seed) {
        this(rule, random(size, seed, 0), new float[rule.memories()][size], seed);
    }

    private Run(Optimizer rule, float[] weights, float[][] memory, long seed) {
        this.rule = rule;
        this.weights = weights;
        this.memory = memory;
        this.seed = seed;
    }

    /** What a checkpoint would restore: other arrays with the same numbers, and a rule made anew from its settings. */
    Run resumed() {
        float[][] restored = new float[memory.length][];
        Arrays.setAll(restored, i -> memory[i].clone());
        return new Run(Settings.copy(rule), weights.clone(), restored, seed);
    }

    /** Steps with random gradients, each in an array of its own. */
    Run follow(int from, int to) {
        for (int step = from; step <= to; step++) {
            rule.step(weights, random(weights.length, seed, step), memory, step, 0.1 / step);
        }
        return this;
    }

    /** The same steps, with all gradients in one array, as the engine does. */
    Run followInOneArray(int from, int to) {
        float[] gradient = new float[weights.length];
        for (int step = from; step <= to; step++) {
            System.arraycopy(random(weights.length, seed, step), 0, gradient, 0, gradient.length);
            rule.step(weights, gradient, memory, step, 0.1 / step);
        }
        return this;
    }

    void mustEqual(Run other, String when) {
        int differs = Arrays.mismatch(weights, other.weights);
        Violation.unless(
                differs < 0,
                "%s, weight %d of %d is %s instead of %s (seed %d)",
                when,
                differs,
                weights.length,
                differs < 0 ? 0 : weights[differs],
                differs < 0 ? 0 : other.weights[differs],
                seed);
        Violation.unless(
                Arrays.deepEquals(memory, other.memory), "%s, the memory is not the same (seed %d)", when, seed);
    }

    double sum() {
        double sum = 0;
        for (float weight : weights) {
            sum += weight;
        }
        return sum;
    }

    static float[] random(int size, long seed, int step) {
        Random random = new Random(1000 * seed + step);
        float[] numbers = new float[size];
        for (int i = 0; i < size; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return numbers;
    }
}
