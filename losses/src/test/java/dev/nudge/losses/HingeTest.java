package dev.nudge.losses;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.spi.Loss;
import dev.nudge.testkit.LossContract;
import org.junit.jupiter.api.Test;

class HingeTest implements LossContract {

    @Override
    public Loss subject() {
        return new Hinge();
    }

    @Test
    void isWhatIsMissingToAMarginOfOne() {
        // yes at 0.5: 1 - 0.5; no at 0.5: 1 + 0.5; yes at 3 and no at -3: beyond the margin
        Batch batch = Batch.of(1, new float[] {0.5f, 0.5f, 3, -3}, new float[] {1, 0, 1, 0});
        assertThat(batch.evaluate(subject())).isEqualTo((0.5 + 1.5) / 4);
        assertThat(batch.gradient().data()).containsExactly(-0.25f, 0.25f, 0, 0);
    }

    @Test
    void isFlatAtTheKink() {
        assertThat(new Hinge().slope(1, 1)).isZero();
        assertThat(new Hinge().slope(-1, 0)).isZero();
    }

    @Test
    void isExactAtExtremeOutputs() {
        Batch batch = Batch.of(-1e4, 1);
        assertThat(batch.evaluate(subject())).isEqualTo(10_001);
        assertThat(batch.gradient().get(0, 0)).isEqualTo(-1);
    }
}
