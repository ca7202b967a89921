package dev.nudge.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class HistogramTest {

    private static Histogram of(double... values) {
        return Histogram.of(values.length, i -> values[i]);
    }

    private static int sum(Histogram histogram) {
        return histogram.below()
                + histogram.above()
                + histogram.counts().stream().mapToInt(Integer::intValue).sum();
    }

    @Test
    void binsAreRoundAndHoldTheirLowerEdge() {
        assertThat(of(0, 0.5, 1, 1.5, 2, 9.9)).isEqualTo(new Histogram(0, 2, java.util.List.of(4, 1, 0, 0, 1), 0, 0));
        assertThat(of(-3, -1, 1, 3).start()).isEqualTo(-4);
        assertThat(of(-3, -1, 1, 3).counts()).containsExactly(1, 1, 1, 1);
    }

    @Test
    void valuesThatAreAllTheSameAreOneBin() {
        assertThat(of(0, 0, 0)).isEqualTo(new Histogram(0, 1, java.util.List.of(3), 0, 0));
        assertThat(of(7, 7).counts()).containsExactly(2);
        assertThat(of(-1e-30).counts()).containsExactly(1);
    }

    @Test
    void whatIsNoNumberIsLeftOut() {
        assertThat(of(Double.NaN, Double.POSITIVE_INFINITY, 5).counts()).containsExactly(1);
        assertThat(of(Double.NaN).counts()).isEmpty();
        assertThat(of().counts()).isEmpty();
    }

    @Test
    void whatLiesFarOutDoesNotMakeOneBarOfTheRest() {
        Random random = new Random(1);
        double[] values = random.doubles(10_000, -1, 1).toArray();
        values[17] = 1e6;
        values[18] = -1e7;
        Histogram histogram = of(values);
        assertThat(histogram.below()).isEqualTo(1);
        assertThat(sum(histogram)).isEqualTo(10_000);
    }

    @Test
    void everyValueIsCountedOnceInAHandfulOfBins() {
        for (long seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            double size = Math.pow(10, random.nextInt(30) - 15);
            double shift = random.nextBoolean() ? 0 : size * 1000 * random.nextGaussian();
            double[] values = random.doubles(1 + random.nextInt(500))
                    .map(value -> shift + size * value)
                    .toArray();
            Histogram histogram = of(values);
            assertThat(sum(histogram)).as("seed %d", seed).isEqualTo(values.length);
            assertThat(histogram.counts().size()).as("seed %d", seed).isBetween(1, 42);
            // Zero is an edge.
            assertThat(histogram.start() / histogram.width())
                    .as("seed %d", seed)
                    .isCloseTo(
                            Math.rint(histogram.start() / histogram.width()),
                            org.assertj.core.data.Offset.offset(1e-6));
        }
    }
}
