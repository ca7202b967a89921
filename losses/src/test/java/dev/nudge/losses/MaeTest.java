package dev.nudge.losses;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.spi.Loss;
import dev.nudge.testkit.LossContract;
import org.junit.jupiter.api.Test;

class MaeTest implements LossContract {

    @Override
    public Loss subject() {
        return new Mae();
    }

    @Test
    void isTheMeanDistance() {
        // distances 2, 1 and 0
        Batch batch = Batch.of(1, new float[] {3, 0, 7}, new float[] {1, 1, 7});
        assertThat(batch.evaluate(subject())).isEqualTo(1);
        assertThat(batch.gradient().data()).containsExactly(1f / 3, -1f / 3, 0);
    }

    @Test
    void isExactAtExtremeOutputs() {
        Batch batch = Batch.of(-1e4, 0);
        assertThat(batch.evaluate(subject())).isEqualTo(1e4);
        assertThat(batch.gradient().get(0, 0)).isEqualTo(-1);
    }
}
