package dev.nudge.optimizers;

import static dev.nudge.optimizers.Courses.course;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nudge.spi.Optimizer;
import dev.nudge.testkit.OptimizerContract;
import org.junit.jupiter.api.Test;

class AdamTest implements OptimizerContract {

    @Override
    public Optimizer subject() {
        return new Adam();
    }

    @Test
    void dividesTheMeanByTheRootOfTheMeanSquare() {
        // means 0.05, 0.02, 0.118; divided by 0.1, 0.19, 0.271: 0.5, 0.105263, 0.435424
        // mean squares 0.00025, 0.00031225, 0.00131193775; divided by 0.001, 0.001999, 0.002997001:
        // 0.25, 0.156203, 0.437750; roots 0.5, 0.395225, 0.661627
        // steps 0.1 * 0.5 / 0.5 = 0.1; 0.1 * 0.105263 / 0.395225 = 0.026634; 0.1 * 0.435424 / 0.661627 = 0.065811
        assertThat(course(subject(), 0.1, 0.5f, -0.25f, 1))
                .usingComparatorWithPrecision(2e-7f)
                .containsExactly(0.9f, 0.8733663f, 0.80755514f);
    }

    @Test
    void agreesWithThePaperOverManySteps() {
        float[] gradients = new float[1000];
        double weight = 1;
        double m = 0;
        double v = 0;
        for (int t = 1; t <= gradients.length; t++) {
            gradients[t - 1] = (float) Math.sin(t * t);
            double g = gradients[t - 1];
            m = 0.9 * m + 0.1 * g;
            v = 0.999 * v + 0.001 * g * g;
            weight -= 0.01 * (m / (1 - Math.pow(0.9, t))) / (Math.sqrt(v / (1 - Math.pow(0.999, t))) + 1e-8);
        }
        assertThat((double) course(subject(), 0.01, gradients)[999]).isCloseTo(weight, within(1e-4));
    }

    @Test
    void epsilonStandsOutsideTheRoot() {
        // 0.1 * 0.5 / (0.5 + 0.5)
        assertThat(course(new Adam(0.001, 0.9, 0.999, 0.5), 0.1, 0.5f)[0]).isCloseTo(0.95f, within(1e-6f));
    }
}
