package dev.nudge.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class NumericsExpTest {

    @Property
    void expIsWithinThreeUnitsOfTheRightOne(@ForAll @DoubleRange(min = -708, max = 708.99) double x) {
        double right = StrictMath.exp(x);
        assertThat(Numerics.exp(x)).isCloseTo(right, within(3 * Math.ulp(right)));
    }

    @Property
    void expOfWhatLossesMeet(@ForAll @DoubleRange(min = -90, max = 1) double x) {
        double right = StrictMath.exp(x);
        assertThat(Numerics.exp(x)).isCloseTo(right, within(3 * Math.ulp(right)));
    }

    @Test
    void expAtTheEnds() {
        assertThat(Numerics.exp(0)).isEqualTo(1);
        assertThat(Numerics.exp(-0.0)).isEqualTo(1);
        assertThat(Numerics.exp(Double.MIN_VALUE)).isEqualTo(1);
        assertThat(Numerics.exp(709.7)).isCloseTo(StrictMath.exp(709.7), within(8 * Math.ulp(StrictMath.exp(709.7))));
        assertThat(Numerics.exp(709.9)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(Numerics.exp(1e300)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(Numerics.exp(Double.POSITIVE_INFINITY)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(Numerics.exp(-750)).isZero();
        assertThat(Numerics.exp(-1e300)).isZero();
        assertThat(Numerics.exp(Double.NEGATIVE_INFINITY)).isZero();
        assertThat(Numerics.exp(Double.NaN)).isNaN();
    }

    @Property
    void tanhIsRightToTheFloat(@ForAll @DoubleRange(min = -30, max = 30) double x) {
        double right = StrictMath.tanh(x);
        assertThat(Numerics.tanh(x)).isCloseTo(right, within(1e-12 * Math.abs(right)));
        assertThat(Numerics.tanh(x * 1e-4)).isCloseTo(StrictMath.tanh(x * 1e-4), within(1e-12 * Math.abs(x * 1e-4)));
    }

    @Test
    void tanhAtTheEnds() {
        assertThat(Numerics.tanh(1e4)).isEqualTo(1);
        assertThat(Numerics.tanh(-1e4)).isEqualTo(-1);
        assertThat(Numerics.tanh(-0.0)).isEqualTo(-0.0);
        assertThat(Numerics.tanh(Double.NaN)).isNaN();
        assertThat(Numerics.tanh(Double.POSITIVE_INFINITY)).isEqualTo(1);
    }
}
