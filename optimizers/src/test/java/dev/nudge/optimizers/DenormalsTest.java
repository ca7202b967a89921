package dev.nudge.optimizers;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class DenormalsTest {

    private static final int BITS_OF_2_TO_MINUS_45 = (127 - 45) << 23;
    private static final int BITS_OF_INFINITY = 0x7f800000;

    @Property
    void leavesEverythingThatMattersAlone(
            @ForAll @IntRange(min = BITS_OF_2_TO_MINUS_45, max = BITS_OF_INFINITY) int bits) {
        float value = Float.intBitsToFloat(bits);
        assertThat(Denormals.flush(value)).isEqualTo(value);
        assertThat(Denormals.flush(-value)).isEqualTo(-value);
    }

    @Property
    void roundsTheRestToZeroOrFarAboveTheDenormals(
            @ForAll @IntRange(min = 0, max = BITS_OF_2_TO_MINUS_45) int bits, @ForAll boolean negative) {
        float tiny = (negative ? -1 : 1) * Float.intBitsToFloat(bits);
        float flushed = Denormals.flush(tiny);
        assertThat(flushed == 0 || Math.abs(flushed) >= 0x1p-94f)
                .as("%s", flushed)
                .isTrue();
        assertThat(Math.abs(flushed - tiny)).isLessThanOrEqualTo(Math.max(0x1p-94f, Math.ulp(tiny)));
    }
}
