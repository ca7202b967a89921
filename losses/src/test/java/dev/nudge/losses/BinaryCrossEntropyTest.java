package dev.nudge.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nudge.spi.Loss;
import dev.nudge.testkit.LossContract;
import org.junit.jupiter.api.Test;

class BinaryCrossEntropyTest implements LossContract {

    @Override
    public Loss subject() {
        return new BinaryCrossEntropy();
    }

    @Test
    void isTheSurpriseAtTheAnswer() {
        // sigmoid(2) = 0.8808: -log(0.8808) = 0.1269 for yes, -log(0.1192) = 2.1269 for no
        Batch batch = Batch.of(1, new float[] {2, 2}, new float[] {1, 0});
        assertThat(batch.evaluate(subject())).isCloseTo((0.1269280110429727 + 2.1269280110429727) / 2, within(1e-15));
        assertThat(batch.gradient().data()).containsExactly(-0.11920292f / 2, 0.8807971f / 2);
    }

    @Test
    void isLogTwoWhenNothingIsKnown() {
        Batch batch = Batch.of(0, 1);
        assertThat(batch.evaluate(subject())).isCloseTo(0.6931471805599453, within(1e-15));
        assertThat(batch.gradient().get(0, 0)).isEqualTo(-0.5f);
    }

    @Test
    void equalsCrossEntropyOverTheOutputsZeroAndO() {
        Batch two = Batch.of(2, new float[] {0, 1.5f}, new float[] {1, 0});
        Batch one = Batch.of(1.5, 0);
        assertThat(one.evaluate(subject())).isCloseTo(two.evaluate(new CrossEntropy()), within(1e-15));
        assertThat(one.gradient().get(0, 0)).isEqualTo(two.gradient().get(0, 1));
    }

    @Test
    void isExactAtExtremeOutputs() {
        Batch wrong = Batch.of(-1e4, 1);
        assertThat(wrong.evaluate(subject())).isEqualTo(1e4);
        assertThat(wrong.gradient().get(0, 0)).isEqualTo(-1);

        Batch right = Batch.of(1e4, 1);
        assertThat(right.evaluate(subject())).isZero();
        assertThat(right.gradient().get(0, 0)).isZero();
    }
}
