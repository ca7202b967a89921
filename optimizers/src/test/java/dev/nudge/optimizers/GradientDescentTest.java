package dev.nudge.optimizers;

import static dev.nudge.optimizers.Courses.course;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.spi.Optimizer;
import dev.nudge.testkit.OptimizerContract;
import org.junit.jupiter.api.Test;

class GradientDescentTest implements OptimizerContract {

    @Override
    public Optimizer subject() {
        return new GradientDescent();
    }

    @Test
    void stepsStraightDownhill() {
        // 1 - 0.1 * 0.5, then + 0.1 * 0.25, then - 0.1 * 1
        assertThat(course(subject(), 0.1, 0.5f, -0.25f, 1))
                .usingComparatorWithPrecision(2e-7f)
                .containsExactly(0.95f, 0.975f, 0.875f);
    }
}
