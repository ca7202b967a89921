package dev.nudge.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntervalTest {

    private static final double INFINITY = Double.POSITIVE_INFINITY;

    @Property
    void isReadBackAsItWasWritten(
            @ForAll double low, @ForAll boolean withLow, @ForAll double high, @ForAll boolean withHigh) {
        Interval interval = new Interval(low, withLow, high, withHigh);
        assertThat(Interval.parse(interval.toString()).toString()).isEqualTo(interval.toString());
        assertThat(Interval.parse(interval.toString()).contains(low)).isEqualTo(interval.contains(low));
    }

    @Property
    void contains(@ForAll double a, @ForAll double b, @ForAll double value) {
        double low = Math.min(a, b);
        double high = Math.max(a, b);
        assertThat(new Interval(low, true, high, true).contains(value)).isEqualTo(low <= value && value <= high);
        assertThat(new Interval(low, false, high, false).contains(value)).isEqualTo(low < value && value < high);
    }

    @Test
    void aSquareBracketIncludesItsEnd() {
        Interval interval = Interval.parse("[0, 1)");
        assertThat(interval).isEqualTo(new Interval(0, true, 1, false));
        assertThat(interval.contains(0)).isTrue();
        assertThat(interval.contains(1)).isFalse();
    }

    @Test
    void infinityLiesOnlyWhereItIsAnIncludedEnd() {
        assertThat(Interval.parse("(0, inf)").contains(INFINITY)).isFalse();
        assertThat(Interval.parse("(0, inf]").contains(INFINITY)).isTrue();
        assertThat(Interval.parse("[-inf, 0)").contains(-INFINITY)).isTrue();
    }

    @Test
    void notANumberLiesNowhere() {
        assertThat(new Interval(-INFINITY, true, INFINITY, true).contains(Double.NaN))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        (0, inf)    | greater than 0
        [0, 1)      | at least 0 and less than 1
        (-inf, 0.5] | at most 0.5
        (-inf, inf) | any number
        """)
    void saysInWordsWhatItContains(String interval, String words) {
        assertThat(Interval.parse(interval).inWords()).isEqualTo(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0, 1", "[0; 1]", "[0, 1", "[low, 1]", "[1]"})
    void rejectsAnyOtherForm(String text) {
        assertThatThrownBy(() -> Interval.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
