package dev.nudge.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ScalingTest {

    private static final double[] VALUES = {2, 4, 6, 12}; // mean 6, variance (16 + 4 + 0 + 36) / 4 = 14

    @Test
    void standardizeSubtractsTheMeanAndDividesByTheDeviation() {
        Scale scale = Scaling.Method.STANDARDIZE.fit(VALUES, true);
        assertThat(scale.apply(6)).isZero();
        assertThat(scale.apply(6 + Math.sqrt(14))).isCloseTo(1, within(1e-12));
    }

    @Test
    void minMaxMapsOntoZeroToOne() {
        Scale scale = Scaling.Method.MIN_MAX.fit(VALUES, true);
        assertThat(scale.apply(2)).isZero();
        assertThat(scale.apply(12)).isEqualTo(1);
        assertThat(scale.apply(7)).isEqualTo(0.5);
    }

    @Test
    void withoutShiftZeroStaysZero() {
        Scale standardize = Scaling.Method.STANDARDIZE.fit(VALUES, false);
        assertThat(standardize.apply(0)).isZero();
        assertThat(standardize.apply(Math.sqrt(14))).isCloseTo(1, within(1e-12));
        Scale minMax = Scaling.Method.MIN_MAX.fit(VALUES, false);
        assertThat(minMax.apply(0)).isZero();
        assertThat(minMax.apply(10)).isEqualTo(1);
    }

    @Test
    void factorsAreForTheColumnsThatHaveOne() {
        Scaling scaling = Scaling.by(Map.of("area", 1e-4));
        assertThat(scaling.fit("area", VALUES, true)).isEqualTo(new Scale(0, 1e-4));
        assertThat(scaling.fit("bathrooms", VALUES, true)).isEqualTo(Scale.UNCHANGED);
        assertThat(Scaling.parse("none").fit("area", VALUES, true)).isEqualTo(Scale.UNCHANGED);
    }

    @Test
    void aConstantColumnCarriesNothing() {
        for (double constant : new double[] {0, 5, -1e9, 0.1f}) {
            for (Scaling.Method method : new Scaling.Method[] {Scaling.Method.STANDARDIZE, Scaling.Method.MIN_MAX}) {
                Scale scale = method.fit(new double[] {constant, constant, constant}, true);
                assertThat(scale.apply(constant)).isZero();
                assertThat(scale.apply(constant + 7)).as("in later rows too").isZero();
                assertThat(scale.invert(0)).isEqualTo(constant);
            }
        }
        assertThat(Scaling.Method.STANDARDIZE.fit(new double[0], true).apply(3)).isZero();
    }

    @Property
    void scalingIsInvertedExactly(
            @ForAll @Size(min = 2, max = 20) List<@DoubleRange(min = -1e6, max = 1e6) Double> drawn,
            @ForAll boolean shift,
            @ForAll @DoubleRange(min = -1e6, max = 1e6) double value) {
        double[] values = drawn.stream().mapToDouble(Double::doubleValue).toArray();
        double low = Arrays.stream(values).min().orElseThrow();
        double high = Arrays.stream(values).max().orElseThrow();
        if (high - low < 1) {
            return; // a nearly constant column is scaled to 0
        }
        for (Scaling.Method method : Scaling.Method.values()) {
            Scale scale = method.fit(values, shift);
            assertThat(scale.invert(scale.apply(value))).isCloseTo(value, within(1e-6));
        }
    }

    @Test
    void readsTheNamesOfTheExperimentFile() {
        assertThat(Scaling.parse("standardize").method()).isEqualTo(Scaling.Method.STANDARDIZE);
        assertThat(Scaling.parse("min-max").method()).isEqualTo(Scaling.Method.MIN_MAX);
        assertThatThrownBy(() -> Scaling.parse("minmax"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("standardize, none, min-max, or a factor per column such as {area: 1e-4}");
    }
}
