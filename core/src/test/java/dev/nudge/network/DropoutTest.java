package dev.nudge.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class DropoutTest {

    private static final int UNITS = 20_000;

    @Property(tries = 50)
    void leavesOutItsShareAndKeepsTheMean(
            @ForAll @DoubleRange(min = 0.01, max = 0.95) double share, @ForAll long noise) {
        float[] values = ones();
        new Dropout(share).apply(noise | 1, 2, values, 0, UNITS);
        int out = 0;
        double sum = 0;
        for (float value : values) {
            out += value == 0 ? 1 : 0;
            sum += value;
            assertThat(value).isIn(0f, (float) (1 / (1 - share)));
        }
        double error = Math.sqrt(share * (1 - share) / UNITS);
        assertThat((double) out / UNITS).isCloseTo(share, within(5 * error));
        assertThat(sum / UNITS).isCloseTo(1, within(5 * error / (1 - share)));
    }

    @Test
    void theSameNoiseLeavesOutTheSameUnits() {
        assertThat(dropped(99, 0)).isEqualTo(dropped(99, 0));
    }

    @Test
    void otherNoiseAndOtherLayersLeaveOutOthers() {
        // with a share of one half, unrelated masks agree in half of their places
        assertThat(agreement(dropped(99, 0), dropped(101, 0))).isCloseTo(0.5, within(0.02));
        assertThat(agreement(dropped(99, 0), dropped(99, 1))).isCloseTo(0.5, within(0.02));
        assertThat(agreement(dropped(99, 1), dropped(99 + 1024, 1))).isCloseTo(0.5, within(0.02));
    }

    @Test
    void neighbouringUnitsAreIndependent() {
        float[] mask = dropped(99, 0);
        assertThat(agreement(Arrays.copyOf(mask, UNITS - 1), Arrays.copyOfRange(mask, 1, UNITS)))
                .isCloseTo(0.5, within(0.02));
    }

    @Test
    void changesNothingWithoutNoiseOrShareOrBeyondTheCount() {
        float[] values = ones();
        new Dropout(0.5).apply(Dropout.OFF, 0, values, 0, UNITS);
        new Dropout(0).apply(99, 0, values, 0, UNITS);
        assertThat(values).containsOnly(1);
        new Dropout(0.5).apply(99, 0, values, 0, UNITS / 2);
        assertThat(Arrays.copyOfRange(values, UNITS / 2, UNITS)).containsOnly(1);
    }

    private static float[] dropped(long noise, int layer) {
        float[] values = ones();
        new Dropout(0.5).apply(noise, layer, values, 0, UNITS);
        return values;
    }

    private static double agreement(float[] a, float[] b) {
        int equal = 0;
        for (int i = 0; i < a.length; i++) {
            equal += a[i] == b[i] ? 1 : 0;
        }
        return (double) equal / a.length;
    }

    private static float[] ones() {
        float[] ones = new float[UNITS];
        Arrays.fill(ones, 1);
        return ones;
    }
}
