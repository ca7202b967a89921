package dev.nudge.train;

import dev.nudge.features.Examples;
import dev.nudge.spi.Loss;
import dev.nudge.spi.Matrix;
import dev.nudge.spi.Target;
import java.util.Random;

/** Examples and weights of a seed. */
final class RandomExamples {

    private RandomExamples() {}

    /** Normal inputs; normal targets, or random classes where the loss takes classes. */
    static Examples of(int rows, int inputs, int outputs, Loss loss, long seed) {
        Random random = new Random(seed);
        Matrix x = Matrix.zeros(rows, inputs);
        Matrix t = Matrix.zeros(rows, outputs);
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < inputs; i++) {
                x.set(row, i, (float) random.nextGaussian());
            }
            if (loss.target() == Target.ONE_OF_K) {
                t.set(row, random.nextInt(outputs), 1);
            } else {
                for (int i = 0; i < outputs; i++) {
                    t.set(row, i, (float) random.nextGaussian());
                }
            }
        }
        return new Examples(x, t);
    }

    /** Examples of one input and one target each. */
    static Examples pairs(double[] inputs, double[] targets) {
        Matrix x = Matrix.zeros(inputs.length, 1);
        Matrix t = Matrix.zeros(inputs.length, 1);
        for (int row = 0; row < inputs.length; row++) {
            x.set(row, 0, (float) inputs[row]);
            t.set(row, 0, (float) targets[row]);
        }
        return new Examples(x, t);
    }

    static float[] weights(int count, long seed) {
        Random random = new Random(seed);
        float[] weights = new float[count];
        for (int i = 0; i < count; i++) {
            weights[i] = (float) (0.5 * random.nextGaussian());
        }
        return weights;
    }
}
