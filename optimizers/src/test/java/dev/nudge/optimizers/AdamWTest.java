package dev.nudge.optimizers;

import static dev.nudge.optimizers.Courses.course;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.spi.Optimizer;
import dev.nudge.testkit.OptimizerContract;
import org.junit.jupiter.api.Test;

class AdamWTest implements OptimizerContract {

    @Override
    public Optimizer subject() {
        return new AdamW();
    }

    @Test
    void stepsAsAdam() {
        // the decay itself is the engine's; see AdamTest for the steps
        assertThat(course(subject(), 0.1, 0.5f, -0.25f, 1))
                .usingComparatorWithPrecision(2e-7f)
                .containsExactly(0.9f, 0.8733663f, 0.80755514f);
    }

    @Test
    void leavesTheDecayToTheEngine() {
        assertThat(subject().weightDecay()).isEqualTo(0.01);
        assertThat(course(subject(), 0.1, 0.5f, -0.25f, 1)).isEqualTo(course(new Adam(), 0.1, 0.5f, -0.25f, 1));
        assertThat(course(subject(), 0.1, 0)[0]).isEqualTo(1);
    }
}
