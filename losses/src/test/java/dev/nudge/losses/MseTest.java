package dev.nudge.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nudge.spi.Loss;
import dev.nudge.testkit.LossContract;
import org.junit.jupiter.api.Test;

class MseTest implements LossContract {

    @Override
    public Loss subject() {
        return new Mse();
    }

    @Test
    void isTheMeanOfTheSquaresWithoutAHalf() {
        // errors 2 and -1: (4 + 1) / 2
        Batch batch = Batch.of(1, new float[] {3, 0}, new float[] {1, 1});
        assertThat(batch.evaluate(subject())).isEqualTo(2.5);
        assertThat(batch.gradient().data()).containsExactly(2, -1);
    }

    @Test
    void sumsOverTheOutputsOfARow() {
        Batch batch = Batch.of(2, new float[] {3, 0}, new float[] {1, 1});
        assertThat(batch.evaluate(subject())).isEqualTo(5);
        assertThat(batch.gradient().data()).containsExactly(4, -2);
    }

    @Test
    void pricesOfThreeHousesByTheirAreaAlone() {
        // 0.18 per square foot: errors -21.18, -41.9, 63
        Batch batch = Batch.of(1, new float[] {378.72f, 288, 432}, new float[] {399.9f, 329.9f, 369});
        assertThat(batch.evaluate(subject())).isCloseTo(2057.73, within(0.01));
    }

    @Test
    void isExactAtExtremeOutputs() {
        Batch batch = Batch.of(-1e4, 0);
        assertThat(batch.evaluate(subject())).isEqualTo(1e8);
        assertThat(batch.gradient().get(0, 0)).isEqualTo(-2e4f);
    }
}
