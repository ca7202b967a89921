package dev.nudge.spi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LinkTest {

    @Test
    void identityLeavesTheOutputs() {
        assertThat(applied(Link.IDENTITY, -1, 0, 2, 3)).containsExactly(-1, 0, 2, 3);
    }

    @Test
    void expIsTheExponential() {
        assertThat(applied(Link.EXP, -1, 0, 2, 3))
                .usingComparatorWithPrecision(1e-5f)
                .containsExactly(0.36787945f, 1, 7.389056f, 20.085537f);
    }

    @Test
    void sigmoidGivesAProbabilityPerOutput() {
        assertThat(applied(Link.SIGMOID, -1e4f, 0, 2, 1e4f))
                .usingComparatorWithPrecision(1e-7f)
                .containsExactly(0, 0.5f, 0.8807971f, 1);
    }

    @Test
    void softmaxGivesProbabilitiesPerRow() {
        assertThat(applied(Link.SOFTMAX, 0, 1, 5, 10))
                .usingComparatorWithPrecision(1e-7f)
                .containsExactly(0.26894143f, 0.7310586f, 0.00669285f, 0.9933072f);
    }

    @ParameterizedTest
    @EnumSource
    void touchesNothingOutsideItsView(Link link) {
        float[] data = {7, 7, 1, 2, 3, 4, 7};
        link.apply(new Matrix(data, 2, 2, 2));
        assertThat(data).startsWith(7, 7).endsWith(7);
        assertThat(new float[] {data[2], data[3], data[4], data[5]}).isEqualTo(applied(link, 1, 2, 3, 4));
    }

    /** The link of a matrix with two rows and two columns. */
    private static float[] applied(Link link, float... outputs) {
        link.apply(new Matrix(outputs, 0, 2, 2));
        return outputs;
    }
}
