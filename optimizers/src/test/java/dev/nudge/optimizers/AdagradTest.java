package dev.nudge.optimizers;

import static dev.nudge.optimizers.Courses.course;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.spi.Optimizer;
import dev.nudge.testkit.OptimizerContract;
import org.junit.jupiter.api.Test;

class AdagradTest implements OptimizerContract {

    @Override
    public Optimizer subject() {
        return new Adagrad();
    }

    @Test
    void dividesByTheRootOfAllSquares() {
        // sums of squares 0.25, 0.3125, 1.3125; roots 0.5, 0.559017, 1.145644
        // steps 0.1 * 0.5 / 0.5 = 0.1; 0.1 * -0.25 / 0.559017 = -0.044721; 0.1 * 1 / 1.145644 = 0.087287
        assertThat(course(subject(), 0.1, 0.5f, -0.25f, 1))
                .usingComparatorWithPrecision(2e-7f)
                .containsExactly(0.9f, 0.9447214f, 0.8574342f);
    }
}
