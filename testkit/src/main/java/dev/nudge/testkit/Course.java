package dev.nudge.testkit;

import dev.nudge.spi.Optimizer;
import java.util.List;

/**
 * Where a single weight goes from 1 under known gradients: steps worked out by hand, or taken from a reference
 * implementation.
 *
 * @param rate the learning rate of all steps
 * @param gradients the gradient of each step
 * @param weights where the weight stands after each step
 */
public record Course(double rate, List<Float> gradients, List<Float> weights) {

    /** As many weights as gradients. */
    public Course {
        gradients = List.copyOf(gradients);
        weights = List.copyOf(weights);
        if (gradients.size() != weights.size()) {
            throw new IllegalArgumentException(
                    "a course of %d gradients has %d weights".formatted(gradients.size(), weights.size()));
        }
    }

    /** The course that a rule takes under these gradients, from its first step on. */
    public static Course of(Optimizer optimizer, double rate, List<Float> gradients) {
        float[] weight = {1};
        float[][] memory = new float[optimizer.memories()][1];
        Float[] weights = new Float[gradients.size()];
        for (int i = 0; i < weights.length; i++) {
            optimizer.step(weight, new float[] {gradients.get(i)}, memory, i + 1, rate);
            weights[i] = weight[0];
        }
        return new Course(rate, gradients, List.of(weights));
    }
}
