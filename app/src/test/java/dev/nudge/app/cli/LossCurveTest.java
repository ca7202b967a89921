package dev.nudge.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LossCurveTest {

    private static String curve(double... losses) {
        LossCurve curve = new LossCurve();
        for (double loss : losses) {
            curve.add(loss);
        }
        return curve.text(true);
    }

    @Test
    void heightIsTheLogarithm() {
        assertThat(curve(1e7, 1e6, 1e5, 1e4, 1e3, 100, 10, 1)).isEqualTo("█▇▆▅▄▃▂▁");
        assertThat(curve(1, 10_000, 100)).isEqualTo("▁█▅");
    }

    @Test
    void aFlatLine() {
        assertThat(curve(5, 5, 5, 5)).isEqualTo("▁▁▁▁");
    }

    @Test
    void manyEpochsAreThinnedOut() {
        double[] losses = new double[10_000];
        for (int i = 0; i < losses.length; i++) {
            losses[i] = Math.exp(-i / 1000.0);
        }
        assertThat(curve(losses)).hasSize(40).startsWith("█").endsWith("▁");
    }

    @Test
    void nothingWhereThereIsNothingToSee() {
        assertThat(curve()).isEmpty();
        assertThat(curve(1, 2)).isEmpty();
        assertThat(curve(1, 0, 1)).isEmpty();
        assertThat(curve(1, -1, 1)).isEmpty();
        assertThat(curve(1, Double.NaN, 1)).isEmpty();
        LossCurve plain = new LossCurve();
        plain.add(3);
        plain.add(2);
        plain.add(1);
        assertThat(plain.text(false)).isEmpty();
    }
}
