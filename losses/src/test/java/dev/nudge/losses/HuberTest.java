package dev.nudge.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nudge.spi.InvalidSetting;
import dev.nudge.spi.Loss;
import dev.nudge.testkit.LossContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HuberTest implements LossContract {

    @Override
    public Loss subject() {
        return new Huber();
    }

    @Test
    void isASquareNearTheTargetAndALineBeyond() {
        // 0.5^2 / 2 = 0.125, and 1 (3 - 1 / 2) = 2.5
        Batch batch = Batch.of(1, new float[] {0.5f, -3}, new float[] {0, 0});
        assertThat(batch.evaluate(subject())).isEqualTo((0.125 + 2.5) / 2);
        assertThat(batch.gradient().data()).containsExactly(0.25f, -0.5f);
    }

    @Test
    void deltaIsWhereTheLineBegins() {
        Huber huber = new Huber(2);
        assertThat(huber.value(2, 0)).isEqualTo(2);
        assertThat(huber.value(3, 0)).isEqualTo(4);
        assertThat(huber.slope(3, 0)).isEqualTo(2);
    }

    @Test
    void isExactAtExtremeOutputs() {
        Batch batch = Batch.of(-1e4, 0);
        assertThat(batch.evaluate(subject())).isEqualTo(9999.5);
        assertThat(batch.gradient().get(0, 0)).isEqualTo(-1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void rejectsADeltaThatIsNoDistance(double delta) {
        assertThatThrownBy(() -> new Huber(delta))
                .isInstanceOf(InvalidSetting.class)
                .hasMessage("delta must be greater than 0, got " + delta);
    }
}
