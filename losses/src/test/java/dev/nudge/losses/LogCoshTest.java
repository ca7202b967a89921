package dev.nudge.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nudge.spi.Loss;
import dev.nudge.testkit.LossContract;
import org.junit.jupiter.api.Test;

class LogCoshTest implements LossContract {

    @Override
    public Loss subject() {
        return new LogCosh();
    }

    @Test
    void isTheLogarithmOfTheHyperbolicCosine() {
        // log(cosh(0.5)) = log(1.12762597), log(cosh(2)) = log(3.76219569)
        Batch batch = Batch.of(1, new float[] {0.5f, -2}, new float[] {0, 0});
        assertThat(batch.evaluate(subject())).isCloseTo((0.12011450695827745 + 1.3250027473578645) / 2, within(1e-15));
        assertThat(batch.gradient().data()).containsExactly(0.46211717f / 2, -0.9640276f / 2);
    }

    @Test
    void isHalfTheSquareOfTheSmallestErrors() {
        assertThat(new LogCosh().value(1e-6, 0)).isCloseTo(0.5e-12, within(1e-21));
    }

    @Test
    void isTheDistanceLessLogTwoAtExtremeOutputs() {
        Batch batch = Batch.of(-1e4, 0);
        assertThat(batch.evaluate(subject())).isCloseTo(9999.30685281944, within(1e-10));
        assertThat(batch.gradient().get(0, 0)).isEqualTo(-1);
    }
}
