package dev.nudge.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class NumericsTest {

    @Property
    void sigmoidIsAProbabilityAndItsMirrorImageTheRest(@ForAll @DoubleRange(min = -1e4, max = 1e4) double x) {
        assertThat(Numerics.sigmoid(x)).isBetween(0.0, 1.0);
        assertThat(Numerics.sigmoid(x) + Numerics.sigmoid(-x)).isCloseTo(1, within(1e-15));
    }

    @Property
    void softplusLessItsMirrorImageIsTheLine(@ForAll @DoubleRange(min = -1e4, max = 1e4) double x) {
        assertThat(Numerics.softplus(x)).isNotNegative().isFinite();
        assertThat(Numerics.softplus(x) - Numerics.softplus(-x)).isCloseTo(x, within(1e-11));
    }

    @Property
    void logSumExpIsAtLeastTheHighestAndMovesWithTheScores(@ForAll("scores") float[] scores) {
        double highest = Double.NEGATIVE_INFINITY;
        float[] moved = new float[scores.length];
        for (int i = 0; i < scores.length; i++) {
            highest = Math.max(highest, scores[i]);
            moved[i] = scores[i] + 4096;
        }
        double logSum = Numerics.logSumExp(row(scores), 0);
        assertThat(logSum).isBetween(highest, highest + Math.log(scores.length) + 1e-9);
        // adding 4096 rounds each score by up to 2^-11
        assertThat(Numerics.logSumExp(row(moved), 0)).isCloseTo(logSum + 4096, within(0x1p-10));
    }

    @Property
    void softmaxGivesProbabilitiesAndMayOverwriteItsScores(@ForAll("scores") float[] scores) {
        Matrix probabilities = Matrix.zeros(1, scores.length);
        Numerics.softmax(row(scores), 0, probabilities);
        double sum = 0;
        for (float probability : probabilities.data()) {
            assertThat(probability).isBetween(0f, 1f);
            sum += probability;
        }
        assertThat(sum).isCloseTo(1, within(1e-6));

        Numerics.softmax(row(scores), 0, row(scores));
        assertThat(scores).isEqualTo(probabilities.data());
    }

    @Test
    void knownValues() {
        assertThat(Numerics.sigmoid(0)).isEqualTo(0.5);
        assertThat(Numerics.sigmoid(2)).isCloseTo(0.8807970779778823, within(1e-16));
        assertThat(Numerics.sigmoid(-1e4)).isZero();
        assertThat(Numerics.softplus(0)).isCloseTo(0.6931471805599453, within(1e-16));
        assertThat(Numerics.softplus(1e4)).isEqualTo(1e4);
        // log(e + e^2 + e^4) = log(64.7055)
        assertThat(Numerics.logSumExp(row(1, 2, 4), 0)).isCloseTo(4.169846019556285, within(1e-14));
    }

    @Test
    void softmaxOfKnownScores() {
        Matrix scores = new Matrix(new float[] {1, 2, 4, 1000, 1000, -1000}, 0, 2, 3);
        Matrix probabilities = Matrix.zeros(2, 3);
        Numerics.softmax(scores, 0, probabilities);
        Numerics.softmax(scores, 1, probabilities);
        assertThat(probabilities.data())
                .usingComparatorWithPrecision(1e-7f)
                .containsExactly(0.04201007f, 0.1141952f, 0.8437947f, 0.5f, 0.5f, 0);
    }

    @Test
    void notANumberIsNotHidden() {
        assertThat(Numerics.sigmoid(Double.NaN)).isNaN();
        assertThat(Numerics.softplus(Double.NaN)).isNaN();
        assertThat(Numerics.logSumExp(row(1, Float.NaN, 2), 0)).isNaN();
    }

    @Provide
    Arbitrary<float[]> scores() {
        return Arbitraries.floats()
                .between(-1e4f, 1e4f)
                .array(float[].class)
                .ofMinSize(1)
                .ofMaxSize(12);
    }

    private static Matrix row(float... values) {
        return new Matrix(values, 0, 1, values.length);
    }
}
