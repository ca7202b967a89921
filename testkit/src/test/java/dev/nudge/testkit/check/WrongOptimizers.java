package dev.nudge.testkit.check;

import dev.nudge.spi.Doc;
import dev.nudge.spi.Optimizer;
import dev.nudge.spi.PointwiseOptimizer;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;

/** Optimizers with one fault each, and the right ones that they were made from. */
public final class WrongOptimizers {

    private WrongOptimizers() {}

    /** Gradient descent. */
    interface Descent extends Optimizer {

        @Override
        default double learningRate() {
            return 0.1;
        }

        @Override
        default int memories() {
            return 0;
        }

        @Override
        default void step(float[] weights, float[] gradient, float[][] memory, long step, double rate) {
            for (int i = 0; i < weights.length; i++) {
                weights[i] -= (float) (rate * gradient[i]);
            }
        }
    }

    @Doc("Gradient descent.")
    public record Right() implements Descent {}

    @Doc("Momentum.")
    public record Momentum() implements Descent {
        @Override
        public int memories() {
            return 1;
        }

        @Override
        public void step(float[] weights, float[] gradient, float[][] memory, long step, double rate) {
            for (int i = 0; i < weights.length; i++) {
                memory[0][i] = 0.9f * memory[0][i] + gradient[i] + 0x1p-70f - 0x1p-70f;
                weights[i] -= (float) (rate * memory[0][i]);
            }
        }
    }

    /** Gradient descent in parts. */
    interface DescentInParts extends Descent, PointwiseOptimizer {

        @Override
        default void step(
                int from, int to, float[] weights, float[] gradient, float[][] memory, long step, double rate) {
            for (int i = from; i < to; i++) {
                weights[i] -= (float) (rate * gradient[i]);
            }
        }

        @Override
        default void step(float[] weights, float[] gradient, float[][] memory, long step, double rate) {
            PointwiseOptimizer.super.step(weights, gradient, memory, step, rate);
        }
    }

    @Doc("Gradient descent in parts.")
    public record RightInParts() implements DescentInParts {}

    @Doc("Steps of a length that depends on the whole gradient, which is legitimate if all weights are given.")
    public record Coupled() implements Descent {
        @Override
        public void step(float[] weights, float[] gradient, float[][] memory, long step, double rate) {
            coupled(0, weights.length, weights, gradient, rate);
        }
    }

    @Doc("The same, but promises to do without the others.")
    public record CoupledInParts() implements DescentInParts {
        @Override
        public void step(
                int from, int to, float[] weights, float[] gradient, float[][] memory, long step, double rate) {
            coupled(from, to, weights, gradient, rate);
        }
    }

    private static void coupled(int from, int to, float[] weights, float[] gradient, double rate) {
        double largest = 1e-30;
        for (float slope : gradient) {
            largest = Math.max(largest, Math.abs(slope));
        }
        for (int i = from; i < to; i++) {
            weights[i] -= (float) (rate * gradient[i] / (1 + largest));
        }
    }

    @Doc("Leaves the gradient at zero, as scratch space, beyond its part.")
    public record ScratchesBeyondItsPart() implements DescentInParts {
        @Override
        public void step(
                int from, int to, float[] weights, float[] gradient, float[][] memory, long step, double rate) {
            DescentInParts.super.step(from, to, weights, gradient, memory, step, rate);
            Arrays.fill(gradient, 0);
        }
    }

    @Doc("Moves everything, whatever the part.")
    public record MovesEverything() implements DescentInParts {
        @Override
        public void step(
                int from, int to, float[] weights, float[] gradient, float[][] memory, long step, double rate) {
            DescentInParts.super.step(0, weights.length, weights, gradient, memory, step, rate);
        }
    }

    @Doc("Forgets the last weight of a part.")
    public record ForgetsTheLast() implements DescentInParts {
        @Override
        public void step(
                int from, int to, float[] weights, float[] gradient, float[][] memory, long step, double rate) {
            DescentInParts.super.step(
                    from, Math.max(from, to < weights.length ? to - 1 : to), weights, gradient, memory, step, rate);
        }
    }

    @Doc("Momentum whose memory is that of the first weights, whatever the part.")
    public record MistakesItsMemory() implements DescentInParts {
        @Override
        public int memories() {
            return 1;
        }

        @Override
        public void step(
                int from, int to, float[] weights, float[] gradient, float[][] memory, long step, double rate) {
            for (int i = from; i < to; i++) {
                float velocity = 0.9f * memory[0][i - from] + gradient[i] + 0x1p-70f - 0x1p-70f;
                memory[0][i - from] = velocity;
                weights[i] -= (float) (rate * velocity);
            }
        }
    }

    @Doc("Momentum whose velocity all runs share.")
    public record SharesItsVelocity() implements Descent {
        private static final float[] VELOCITY = new float[10_000];

        @Override
        public void step(float[] weights, float[] gradient, float[][] memory, long step, double rate) {
            for (int i = 0; i < weights.length; i++) {
                VELOCITY[i] = 0.9f * VELOCITY[i] + gradient[i];
                weights[i] -= (float) (rate * VELOCITY[i]);
            }
        }
    }

    @Doc("Momentum whose velocity is kept for the array of weights, so that a resumed run begins without.")
    public record ForgetsAfterResume() implements Descent {
        private static final Map<float[], float[]> VELOCITIES = Collections.synchronizedMap(new WeakHashMap<>());

        @Override
        public void step(float[] weights, float[] gradient, float[][] memory, long step, double rate) {
            float[] velocity = VELOCITIES.computeIfAbsent(weights, key -> new float[key.length]);
            for (int i = 0; i < weights.length; i++) {
                velocity[i] = 0.9f * velocity[i] + gradient[i];
                weights[i] -= (float) (rate * velocity[i]);
            }
        }
    }

    /** Adam with a correction of the means for having started at zero. */
    interface Moments extends Optimizer {

        double corrected(double mean, double share);

        @Override
        default double learningRate() {
            return 0.001;
        }

        @Override
        default int memories() {
            return 2;
        }

        @Override
        default void step(float[] weights, float[] gradient, float[][] memory, long step, double rate) {
            double share1 = 1 - Math.pow(0.9, (double) step);
            double share2 = 1 - Math.pow(0.999, (double) step);
            for (int i = 0; i < weights.length; i++) {
                float slope = gradient[i];
                memory[0][i] = 0.9f * memory[0][i] + 0.1f * slope + 0x1p-70f - 0x1p-70f;
                memory[1][i] = 0.999f * memory[1][i] + 0.001f * slope * slope + 0x1p-70f - 0x1p-70f;
                double mean = corrected(memory[0][i], share1);
                double square = corrected(memory[1][i], share2);
                weights[i] -= (float) (rate * mean / (Math.sqrt(square) + 1e-8));
            }
        }
    }

    @Doc("Adam.")
    public record Adam() implements Moments {
        @Override
        public double corrected(double mean, double share) {
            return mean / share;
        }
    }

    @Doc("Adam without a correction, which is legitimate.")
    public record Uncorrected() implements Moments {
        @Override
        public double corrected(double mean, double share) {
            return mean;
        }
    }

    @Doc("Adam whose correction is multiplied instead of divided.")
    public record MultipliesTheCorrection() implements Moments {
        @Override
        public double corrected(double mean, double share) {
            return mean * share;
        }
    }

    @Doc("Adam that names one of its two memories.")
    public record NamesOneOfTwo() implements Moments {
        @Override
        public double corrected(double mean, double share) {
            return mean / share;
        }

        @Override
        public List<String> memoryNames() {
            return List.of("m");
        }
    }

    @Doc("Climbs.")
    public record WrongSign() implements Descent {
        @Override
        public void step(float[] weights, float[] gradient, float[][] memory, long step, double rate) {
            for (int i = 0; i < weights.length; i++) {
                weights[i] += (float) (rate * gradient[i]);
            }
        }
    }

    @Doc("Takes its own rate, whatever the schedule says.")
    public record TakesItsOwnRate() implements Descent {
        @Override
        public void step(float[] weights, float[] gradient, float[][] memory, long step, double rate) {
            for (int i = 0; i < weights.length; i++) {
                weights[i] -= (float) (learningRate() * gradient[i]);
            }
        }
    }

    @Doc("Momentum that never quite fades.")
    public record Lingers() implements Descent {
        @Override
        public int memories() {
            return 1;
        }

        @Override
        public void step(float[] weights, float[] gradient, float[][] memory, long step, double rate) {
            for (int i = 0; i < weights.length; i++) {
                memory[0][i] = 0.9f * memory[0][i] + gradient[i];
                weights[i] -= (float) (rate * memory[0][i]);
            }
        }
    }

    @Doc("Steps of one length, from a division that may be by zero.")
    public record DividesByZero() implements Descent {
        @Override
        public void step(float[] weights, float[] gradient, float[][] memory, long step, double rate) {
            for (int i = 0; i < weights.length; i++) {
                weights[i] -= (float) (rate / (1 + step / 100.0) * gradient[i] / Math.abs(gradient[i]));
            }
        }
    }

    @Doc("Decays the weights itself.")
    public record Decays() implements Descent {
        @Override
        public void step(float[] weights, float[] gradient, float[][] memory, long step, double rate) {
            for (int i = 0; i < weights.length; i++) {
                weights[i] -= (float) (rate * (gradient[i] + 0.01 * weights[i]));
            }
        }
    }

    @Doc("Takes the mean of this gradient and the last, of which it keeps the array.")
    public record KeepsTheGradient() implements Descent {
        private static final ThreadLocal<float[]> LAST = new ThreadLocal<>();

        @Override
        public void step(float[] weights, float[] gradient, float[][] memory, long step, double rate) {
            float[] last = step == 1 ? gradient : LAST.get();
            LAST.set(gradient);
            for (int i = 0; i < weights.length && last.length == weights.length; i++) {
                weights[i] -= (float) (rate * (gradient[i] + last[i]) / 2);
            }
        }
    }
}
