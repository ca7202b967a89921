package dev.nudge.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequireTest {

    record Shape(
            @Range("[1, inf)") int unitCount,
            @Range("[0, 1)") double dropOut,
            String name,
            double free) {
        Shape {
            Require.settings(Shape.class, unitCount, dropOut, name, free);
        }
    }

    @Property
    void acceptsExactlyWhatTheRangesContain(@ForAll int unitCount, @ForAll double dropOut, @ForAll double free) {
        boolean valid = unitCount >= 1 && dropOut >= 0 && dropOut < 1;
        assertThat(isAccepted(unitCount, dropOut, free)).isEqualTo(valid);
    }

    @Test
    void saysWhichSettingCannotBeWhatItIs() {
        assertThatThrownBy(() -> new Shape(0, 0, "", 0))
                .isInstanceOf(InvalidSetting.class)
                .hasMessage("unit-count must be at least 1, got 0")
                .extracting("setting")
                .isEqualTo("unitCount");
        assertThatThrownBy(() -> new Shape(1, Double.NaN, "", 0))
                .hasMessage("drop-out must be at least 0 and less than 1, got NaN");
    }

    @Test
    void noticesAForgottenComponent() {
        assertThatThrownBy(() -> Require.settings(Shape.class, 1, 0.5))
                .isInstanceOf(IllegalArgumentException.class)
                .isNotInstanceOf(InvalidSetting.class)
                .hasMessageEndingWith("has 4 components, checked are 2");
    }

    @Test
    void checksWhatNoRangeCanSay() {
        Require.that(true, "maxRate", "must be above min-rate");
        assertThatThrownBy(() -> Require.that(false, "maxRate", "must be above min-rate"))
                .isInstanceOf(InvalidSetting.class)
                .hasMessage("max-rate must be above min-rate");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void positiveIsAboveZeroAndFinite(double value) {
        Require.positive("delta", Double.MIN_VALUE);
        assertThatThrownBy(() -> Require.positive("delta", value)).isInstanceOf(InvalidSetting.class);
    }

    private static boolean isAccepted(int unitCount, double dropOut, double free) {
        try {
            return new Shape(unitCount, dropOut, "any", free).unitCount() == unitCount;
        } catch (InvalidSetting rejected) {
            return false;
        }
    }
}
