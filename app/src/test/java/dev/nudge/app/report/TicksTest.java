package dev.nudge.app.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class TicksTest {

    private static List<String> labels(List<Double> ticks) {
        return ticks.stream().map(Ticks::label).toList();
    }

    @Test
    void areOneTwoOrFiveApart() {
        assertThat(labels(Ticks.linear(0, 1, 6))).containsExactly("0", "0.2", "0.4", "0.6", "0.8", "1");
        assertThat(labels(Ticks.linear(-0.3, 0.7, 6))).containsExactly("\u22120.2", "0", "0.2", "0.4", "0.6");
        assertThat(labels(Ticks.linear(329, 400, 6))).containsExactly("340", "360", "380", "400");
        assertThat(labels(Ticks.linear(0, 500_000, 6))).containsExactly("0", "100k", "200k", "300k", "400k", "500k");
    }

    @Test
    void logarithmicOnesArePowersOfTen() {
        assertThat(labels(Ticks.logarithmic(0.002, 3, 6))).containsExactly("0.01", "0.1", "1");
        assertThat(labels(Ticks.logarithmic(3, 30, 6))).containsExactly("5", "10", "20");
        assertThat(labels(Ticks.logarithmic(1e-20, 1e20, 6)))
                .hasSizeBetween(3, 8)
                .contains("1");
        // Within a decade there may be no power of ten.
        assertThat(Ticks.logarithmic(0.41, 0.44, 6)).hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void whatIsCountedHasNoHalves() {
        assertThat(labels(Ticks.whole(0, 3, 6))).containsExactly("0", "1", "2", "3");
        assertThat(labels(Ticks.whole(1, 2, 6))).containsExactly("1", "2");
    }

    @Test
    void labelsAreShort() {
        assertThat(Ticks.label(0)).isEqualTo("0");
        assertThat(Ticks.label(1e-15)).isEqualTo("1e-15");
        assertThat(Ticks.label(0.0005)).isEqualTo("5e-4");
        assertThat(Ticks.label(-2.5)).isEqualTo("\u22122.5");
        assertThat(Ticks.label(9500)).isEqualTo("9500");
        assertThat(Ticks.label(12_500)).isEqualTo("12.5k");
        assertThat(Ticks.label(2.5e6)).isEqualTo("2.5M");
        assertThat(Ticks.label(3e9)).isEqualTo("3G");
        assertThat(Ticks.label(9.6e16)).isEqualTo("9.6e16");
    }

    @Property
    void thereAreAFewOfThemAllWithin(
            @ForAll @DoubleRange(min = -1e6, max = 1e6) double low,
            @ForAll @DoubleRange(min = 0.01, max = 1e9) double spread) {
        List<Double> ticks = Ticks.linear(low, low + spread, 6);
        assertThat(ticks).hasSizeBetween(2, 7);
        assertThat(ticks.get(0)).isGreaterThanOrEqualTo(low - 1e-6 * spread);
        assertThat(ticks.get(ticks.size() - 1)).isLessThanOrEqualTo(low + spread * (1 + 1e-6));
        for (int i = 2; i < ticks.size(); i++) {
            assertThat(ticks.get(i) - ticks.get(i - 1)).isCloseTo(ticks.get(1) - ticks.get(0), offset(1e-6 * spread));
        }
    }
}
