package dev.nudge.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.nudge.spi.InvalidSetting;
import dev.nudge.spi.Loss;
import dev.nudge.testkit.LossContract;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrossEntropyTest implements LossContract {

    @Override
    public Loss subject() {
        return new CrossEntropy();
    }

    @Test
    void isTheSurpriseAtTheTrueClass() {
        // softmax(1, 2, 4) = (0.0420, 0.1142, 0.8438), -log(0.8438) = 0.1698
        Batch batch = Batch.of(3, new float[] {1, 2, 4}, new float[] {0, 0, 1});
        assertThat(batch.evaluate(subject())).isCloseTo(0.16984601955628567, within(1e-15));
        assertThat(batch.gradient().data())
                .usingComparatorWithPrecision(1e-8f)
                .containsExactly(0.042010065f, 0.1141952f, -0.15620527f);
    }

    @Test
    void isLogOfTheNumberOfClassesWhenNothingIsKnown() {
        Batch batch = Batch.of(4, new float[4], new float[] {0, 1, 0, 0});
        assertThat(batch.evaluate(subject())).isCloseTo(Math.log(4), within(1e-15));
        assertThat(batch.gradient().data()).containsExactly(0.25f, -0.75f, 0.25f, 0.25f);
    }

    @Test
    void isExactAtExtremeOutputs() {
        Batch wrong = Batch.of(2, new float[] {1e4f, -1e4f}, new float[] {0, 1});
        assertThat(wrong.evaluate(subject())).isEqualTo(2e4);
        assertThat(wrong.gradient().data()).containsExactly(1, -1);

        Batch right = Batch.of(2, new float[] {1e4f, -1e4f}, new float[] {1, 0});
        assertThat(right.evaluate(subject())).isZero();
        assertThat(right.gradient().data()).containsExactly(0, 0);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1, Double.NaN})
    void rejectsSmoothingThatLeavesNothingOfTheTarget(double labelSmoothing) {
        assertThatThrownBy(() -> new CrossEntropy(labelSmoothing))
                .isInstanceOf(InvalidSetting.class)
                .hasMessage("label-smoothing must be at least 0 and less than 1, got " + labelSmoothing);
    }

    @Nested
    class Smoothed implements LossContract {

        @Override
        public Loss subject() {
            return new CrossEntropy(0.3);
        }

        @Override
        public double perfectOutput(double target, int columns) {
            return Math.log(0.7 * target + 0.3 / columns);
        }

        @Test
        void expectsTheOtherClassesNowAndThen() {
            // 0.1 and 0.1 and 0.8 of the surprises 3.1698, 2.1698, 0.1698
            Batch batch = Batch.of(3, new float[] {1, 2, 4}, new float[] {0, 0, 1});
            assertThat(batch.evaluate(subject())).isCloseTo(0.6698460195562856, within(1e-15));
            assertThat(batch.gradient().data())
                    .usingComparatorWithPrecision(1e-8f)
                    .containsExactly(-0.057989936f, 0.0141952f, 0.043794733f);
        }
    }
}
