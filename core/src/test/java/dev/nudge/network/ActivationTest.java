package dev.nudge.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ActivationTest {

    @ParameterizedTest
    @CsvSource({
        "IDENTITY, -1.5, -1.5",
        "SIGMOID, 0, 0.5",
        "SIGMOID, 2, 0.8807970779778823",
        "TANH, 0.5, 0.46211715726000973",
        "RELU, -3, 0",
        "RELU, 3, 3",
        "LEAKY_RELU, -3, -0.03",
        "LEAKY_RELU, 3, 3",
        // the tanh form; the exact one would give 0.841345 and -0.158655
        "GELU, 1, 0.8411919906082768",
        "GELU, -1, -0.15880800939172324",
        "GELU, 0, 0"
    })
    void knownValues(Activation activation, double sum, double value) {
        assertThat(activation.value(sum)).isCloseTo(value, within(1e-12));
    }

    @Property(tries = 300)
    void theSlopeIsTheDerivative(@ForAll Activation activation, @ForAll @DoubleRange(min = -8, max = 8) double sum) {
        double away = Math.abs(sum) < 1e-3 ? Math.copySign(1e-3, sum) : sum; // from the kink at 0
        double measured = (activation.value(away + 1e-5) - activation.value(away - 1e-5)) / 2e-5;
        assertThat(activation.slope(away, activation.value(away))).isCloseTo(measured, within(1e-8));
    }

    @ParameterizedTest
    @EnumSource
    void worksOnTheFirstSoManyOfAnArray(Activation activation) {
        float[] sums = {-2, 0.5f, 3, 7};
        float[] values = {9, 9, 9, 9};
        activation.apply(sums, values, 0, 3);
        assertThat(values)
                .containsExactly(
                        (float) activation.value(-2), (float) activation.value(0.5), (float) activation.value(3), 9);
        float[] deltas = {1, 2, 3, 4};
        activation.multiplySlopes(sums, values, deltas, 0, 3);
        assertThat(deltas)
                .usingComparatorWithPrecision(1e-6f)
                .containsExactly(
                        (float) activation.slope(-2, activation.value(-2)),
                        (float) (2 * activation.slope(0.5, activation.value(0.5))),
                        (float) (3 * activation.slope(3, activation.value(3))),
                        4);
    }

    @ParameterizedTest
    @EnumSource
    void notANumberIsNotHidden(Activation activation) {
        assertThat(activation.value(Double.NaN)).isNaN();
    }

    @Test
    void theReluFamilyStartsAfterHeAndTheRestAfterGlorot() {
        assertThat(Activation.values())
                .allSatisfy(activation -> assertThat(activation.usualInitialization())
                        .isEqualTo(activation.name().endsWith("LU") ? Initialization.HE : Initialization.GLOROT));
    }
}
