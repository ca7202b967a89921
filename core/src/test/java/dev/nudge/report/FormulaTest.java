package dev.nudge.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormulaTest {

    @ParameterizedTest
    @CsvSource({
        "0, 4, 0",
        "-0.0, 4, 0",
        "1, 4, 1",
        "0.18613026, 4, 0.1861",
        "-10.0123823, 4, -10.01",
        "3.5753803, 4, 3.575",
        "247.26327, 6, 247.263",
        "134971.67, 6, 134972",
        "134971.67, 3, 134972", // digits before the point are never dropped
        "100, 4, 100",
        "1200, 2, 1200",
        "9.9996, 4, 10",
        "0.99996, 4, 1",
        "0.5, 4, 0.5",
        "0.00012345, 3, 0.000123",
        "2.3535e-7, 3, 2.35e-07",
        "1.5e15, 3, 1.50e+15",
        "NaN, 3, NaN",
        "-Infinity, 3, -Infinity"
    })
    void numbers(double value, int digits, String text) {
        assertThat(Formula.number(value, digits)).isEqualTo(text);
    }

    @Property
    void aNumberIsRoundedAsTheJdkRoundsIt(
            @ForAll @LongRange(min = 1, max = 999_999_999_999_999L) long whole,
            @ForAll @IntRange(max = 20) int shift,
            @ForAll @IntRange(min = 2, max = 6) int digits) {
        double value = whole / Math.pow(10, shift);
        Assume.that(value >= 1e-5);
        int decimals = Math.max(0, digits - 1 - (int) Math.floor(Math.log10(value)));
        String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
        assertThat(new BigDecimal(Formula.number(value, digits))).isEqualByComparingTo(new BigDecimal(text));
    }

    @Test
    void numbersLookTheSameInEveryCountry() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(Formula.number(0.5, 3)).isEqualTo("0.5");
            assertThat(Formula.number(2.5e-7, 3)).isEqualTo("2.50e-07");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void anEquation() {
        assertThat(equation(3.5753803, "area", 0.18613026, "bathrooms", -10.0123823))
                .isEqualTo("price = 0.1861 * area - 10.01 * bathrooms + 3.575");
        assertThat(equation(-3.5, "area", -0.25, "bathrooms", 2))
                .isEqualTo("price = -0.25 * area + 2 * bathrooms - 3.5");
        assertThat(equation(0, "area", 0.5, "bathrooms", 0)).isEqualTo("price = 0.5 * area + 0 * bathrooms");
    }

    @Test
    void aBiasAlone() {
        assertThat(Formula.of("price", new LinearForm(Optional.empty(), 366.27, Map.of()), 4))
                .isEqualTo("price = 366.3");
        assertThat(Formula.of("price", new LinearForm(Optional.empty(), -1, Map.of()), 4))
                .isEqualTo("price = -1");
        assertThat(Formula.of("price", new LinearForm(Optional.empty(), 0, Map.of()), 4))
                .isEqualTo("price = 0");
    }

    private static String equation(double bias, String first, double a, String second, double b) {
        Map<String, Double> weights = new LinkedHashMap<>();
        weights.put(first, a);
        weights.put(second, b);
        return Formula.of("price", new LinearForm(Optional.empty(), bias, weights), 4);
    }
}
