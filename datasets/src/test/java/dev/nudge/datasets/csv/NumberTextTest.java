package dev.nudge.datasets.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberTextTest {

    // Bits of the floats 0.001 and 1e9.
    private static final int THOUSANDTH = 0x3a83126f;
    private static final int MILLIARD = 0x4e6e6b28;

    private final NumberText point = new NumberText('.');
    private final NumberText comma = new NumberText(',');

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "12 | 12",
                "+12 | 12",
                "-.5 | -0.5",
                "5. | 5",
                "1e3 | 1000",
                "1.5E-2 | 0.015",
                "43,774.58 | 43774.58",
                "\" 27,275.25 \" | 27275.25",
                "1,234,567 | 1234567",
                "1 234.5 | 1234.5",
                "1'234'567 | 1234567",
                "-1,000 | -1000",
                "0.000000000000000000e+00 | 0",
                "123456789012345678901234567890 | 1.2345679e29",
                "9999999999999999999 | 1e19",
                ".1234567890123456789 | 0.12345679"
            })
    void readsNumbers(String text, float number) {
        assertThat(point.parse(text)).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"0,5 | 0.5", "1.234,5 | 1234.5", "200.000.000 | 2e8", "-1,5e3 | -1500"})
    void readsDecimalCommas(String text, float number) {
        assertThat(comma.parse(text)).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-",
                ".",
                "-.",
                "e5",
                "1e",
                "1e+",
                "1f",
                "1d",
                "0x10",
                "NaN",
                "Infinity",
                "1.2.3",
                "1-2",
                "2011-09-23",
                "1,23",
                "12,34,567",
                "1,2345",
                ",123",
                "1,234 567",
                "12 %",
                "$5",
                "--1",
                "1 2"
            })
    void knowsWhatIsNoNumber(String text) {
        assertThat(point.parse(text)).isNaN();
    }

    @Property
    void readsEveryFloatBack(@ForAll float number) {
        assertThat(point.parse(Float.toString(number))).isEqualTo(number);
    }

    @Property(tries = 20_000)
    void roundsLikeTheJdk(
            @ForAll @LongRange(min = -1_000_000_000_000_000_000L, max = 1_000_000_000_000_000_000L) long digits,
            @ForAll @IntRange(min = 0, max = 18) int scale) {
        String text = BigDecimal.valueOf(digits, scale).toPlainString();

        assertThat(point.parse(text)).isEqualTo(Float.parseFloat(text));
        assertThat(comma.parse(text.replace('.', ','))).isEqualTo(Float.parseFloat(text));
    }

    /** Where a double that is rounded once more would go the wrong way. */
    @Property(tries = 20_000)
    void roundsLikeTheJdkBesideTheMiddleOfTwoFloats(
            @ForAll @IntRange(min = THOUSANDTH, max = MILLIARD) int bits,
            @ForAll @IntRange(min = -3, max = 3) int beside) {
        float below = Float.intBitsToFloat(bits);
        BigDecimal middle =
                new BigDecimal(below).add(new BigDecimal(Math.nextUp(below))).divide(BigDecimal.valueOf(2));
        BigDecimal cut = middle.round(new MathContext(18, RoundingMode.DOWN));
        String text = cut.add(cut.ulp().multiply(BigDecimal.valueOf(beside))).toPlainString();

        assertThat(point.parse(text)).isEqualTo(Float.parseFloat(text));
    }

    @Test
    void scansUpToTheNextCharacter() {
        char[] text = "-12.50,".toCharArray();
        long scanned = point.scan(text, 0);

        assertThat(NumberText.endOf(scanned)).isEqualTo(6);
        assertThat(NumberText.numberOf(scanned)).isEqualTo(-12.5f);
        assertThat(point.scan(text, 6)).isNegative();
    }

    @Test
    void keepsTheSignOfZero() {
        assertThat(Float.floatToRawIntBits(point.parse("-0"))).isEqualTo(Float.floatToRawIntBits(-0f));
    }

    @Test
    void seesLeadingZeros() {
        assertThat(NumberText.hasLeadingZeros("08123")).isTrue();
        assertThat(NumberText.hasLeadingZeros("0")).isFalse();
        assertThat(NumberText.hasLeadingZeros("0.5")).isFalse();
    }
}
