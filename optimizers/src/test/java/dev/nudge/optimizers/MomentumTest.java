package dev.nudge.optimizers;

import static dev.nudge.optimizers.Courses.course;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nudge.spi.InvalidSetting;
import dev.nudge.spi.Optimizer;
import dev.nudge.testkit.OptimizerContract;
import org.junit.jupiter.api.Test;

class MomentumTest implements OptimizerContract {

    @Override
    public Optimizer subject() {
        return new Momentum();
    }

    @Test
    void addsUpAVelocity() {
        // velocity 0.5; 0.45 - 0.25 = 0.2; 0.18 + 1 = 1.18
        assertThat(course(subject(), 0.1, 0.5f, -0.25f, 1))
                .usingComparatorWithPrecision(2e-7f)
                .containsExactly(0.95f, 0.93f, 0.812f);
    }

    @Test
    void looksAheadWithNesterov() {
        // the same velocity v, stepping along g + 0.9 v:
        // 0.5 + 0.45 = 0.95; -0.25 + 0.18 = -0.07; 1 + 1.062 = 2.062
        assertThat(course(new Momentum(0.01, 0.9, true), 0.1, 0.5f, -0.25f, 1))
                .usingComparatorWithPrecision(2e-7f)
                .containsExactly(0.905f, 0.912f, 0.7058f);
    }

    @Test
    void isGradientDescentWithoutMomentum() {
        assertThat(course(new Momentum(0.1, 0, false), 0.1, 0.5f, -0.25f, 1))
                .isEqualTo(course(new GradientDescent(), 0.1, 0.5f, -0.25f, 1));
    }

    @Test
    void rejectsAMomentumThatNeverFades() {
        assertThatThrownBy(() -> new Momentum(0.01, 1, false))
                .isInstanceOf(InvalidSetting.class)
                .hasMessage("momentum must be at least 0 and less than 1, got 1.0");
    }
}
