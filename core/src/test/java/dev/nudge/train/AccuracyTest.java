package dev.nudge.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.features.Examples;
import dev.nudge.fixtures.SquaredError;
import dev.nudge.kernel.Engine;
import dev.nudge.network.Network;
import dev.nudge.network.NetworkSettings;
import dev.nudge.spi.Matrix;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Accuracy does not shrink with rows: a sum of ten million floats in one chain would have lost four of its seven digits. */
class AccuracyTest {

    private static final int ROWS = 10_000_000;
    private static final int INPUTS = 2;

    @Test
    void theGradientOverTenMillionRowsHasAllItsDigits() {
        Examples examples = examples();
        float[] weights = {0.5f, -1.5f, 2};
        float[] gradient = new float[3];
        double loss = new Objective(
                        Network.of(new NetworkSettings(), INPUTS, 1), new SquaredError(), examples, Engine.best(2))
                .evaluate(weights, gradient);

        double[] expected = new double[3];
        double expectedLoss = 0;
        float[] x = examples.inputs().data();
        for (int row = 0; row < ROWS; row++) {
            double output = 2 + 0.5 * x[row * 2] - 1.5 * x[row * 2 + 1];
            double error = output - examples.targets().data()[row];
            expectedLoss += error * error / ROWS;
            expected[0] += 2 * error * x[row * 2] / ROWS;
            expected[1] += 2 * error * x[row * 2 + 1] / ROWS;
            expected[2] += 2 * error / ROWS;
        }
        assertThat(Math.abs(loss / expectedLoss - 1)).isLessThan(1e-6);
        for (int i = 0; i < expected.length; i++) {
            assertThat(Math.abs(gradient[i] / expected[i] - 1))
                    .as("weight " + i)
                    .isLessThan(1e-5);
        }
    }

    /** With means far from zero, so that partial sums grow with the rows. */
    private static Examples examples() {
        SplittableRandom random = new SplittableRandom(1);
        Matrix inputs = Matrix.zeros(ROWS, INPUTS);
        Matrix targets = Matrix.zeros(ROWS, 1);
        for (int row = 0; row < ROWS; row++) {
            for (int j = 0; j < INPUTS; j++) {
                inputs.set(row, j, (float) (1 + random.nextDouble()));
            }
            targets.set(row, 0, (float) (10 * random.nextDouble()));
        }
        return new Examples(inputs, targets);
    }
}
