package dev.nudge.optimizers;

import static dev.nudge.optimizers.Courses.course;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.spi.Optimizer;
import dev.nudge.testkit.OptimizerContract;
import org.junit.jupiter.api.Test;

class RmsPropTest implements OptimizerContract {

    @Override
    public Optimizer subject() {
        return new RmsProp();
    }

    @Test
    void dividesByTheRootOfTheRecentMeanSquare() {
        // mean squares 0.025; 0.0225 + 0.00625 = 0.02875; 0.025875 + 0.1 = 0.125875
        // roots 0.158114, 0.169558, 0.354789
        // steps 0.1 * 0.5 / 0.158114 = 0.316228; 0.1 * -0.25 / 0.169558 = -0.147442; 0.1 / 0.354789 = 0.281858
        assertThat(course(subject(), 0.1, 0.5f, -0.25f, 1))
                .usingComparatorWithPrecision(2e-7f)
                .containsExactly(0.6837722f, 0.8312142f, 0.5493563f);
    }
}
