package dev.nudge.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nudge.spi.Loss;
import dev.nudge.testkit.LossContract;
import org.junit.jupiter.api.Test;

class BrierTest implements LossContract {

    @Override
    public Loss subject() {
        return new Brier();
    }

    @Test
    void isTheSquaredDistanceOfTheProbabilities() {
        // softmax(1, 2, 4) = (0.0420, 0.1142, 0.8438): 0.0420^2 + 0.1142^2 + 0.1562^2
        Batch batch = Batch.of(3, new float[] {1, 2, 4}, new float[] {0, 0, 1});
        assertThat(batch.evaluate(subject())).isCloseTo(0.039205474194831134, within(1e-15));
        assertThat(batch.gradient().data())
                .usingComparatorWithPrecision(1e-8f)
                .containsExactly(0.01336003f, 0.052802715f, -0.06616274f);
    }

    @Test
    void isOneHalfForTwoClassesWhenNothingIsKnown() {
        Batch batch = Batch.of(2, new float[2], new float[] {0, 1});
        assertThat(batch.evaluate(subject())).isEqualTo(0.5);
        // 2 * 0.5 * (0.5 - 0) and 2 * 0.5 * (-0.5 - 0)
        assertThat(batch.gradient().data()).containsExactly(0.5f, -0.5f);
    }

    @Test
    void isAtMostTwo() {
        Batch wrong = Batch.of(2, new float[] {1e4f, -1e4f}, new float[] {0, 1});
        assertThat(wrong.evaluate(subject())).isEqualTo(2);
        assertThat(wrong.gradient().data()).usingComparatorWithPrecision(1e-8f).containsExactly(0, 0);

        Batch right = Batch.of(2, new float[] {1e4f, -1e4f}, new float[] {1, 0});
        assertThat(right.evaluate(subject())).isZero();
        assertThat(right.gradient().data()).usingComparatorWithPrecision(1e-8f).containsExactly(0, 0);
    }

    /** Gradient descent on the raw areas and bathrooms of ten houses, good or bad, rate 2.5e-7. */
    @Test
    void followsAKnownCourse() {
        float[][] inputs = {
            {2104, 3}, {1600, 3}, {2400, 3}, {1416, 2}, {3000, 4}, {1985, 4}, {1534, 3}, {1427, 3}, {1380, 3}, {1494, 3}
        };
        int[] good = {1, 1, 1, 0, 0, 1, 0, 1, 1, 1};
        Batch batch = Batch.of(2, new float[20], new float[20]);
        double[][] weights = new double[2][3];
        double[] course = new double[52];
        for (int step = 0; step < course.length; step++) {
            for (int i = 0; i < 20; i++) {
                double[] w = weights[i % 2];
                float[] x = inputs[i / 2];
                batch.outputs().data()[i] = (float) (w[0] * x[0] + w[1] * x[1] + w[2]);
                batch.targets().data()[i] = good[i / 2] == i % 2 ? 1 : 0;
            }
            course[step] = batch.evaluate(subject());
            for (int i = 0; i < 20; i++) {
                double move = 2.5e-7 * batch.gradient().data()[i];
                weights[i % 2][0] -= move * inputs[i / 2][0];
                weights[i % 2][1] -= move * inputs[i / 2][1];
                weights[i % 2][2] -= move;
            }
        }
        assertThat(course[0]).isEqualTo(0.5);
        assertThat(course[1]).isCloseTo(0.4598347, within(1e-7));
        assertThat(course[51]).isCloseTo(0.4381598, within(1e-7));
    }
}
