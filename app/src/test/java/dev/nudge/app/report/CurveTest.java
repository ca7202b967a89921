package dev.nudge.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.report.Point;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CurveTest {

    private static Curve of(double... values) {
        Curve curve = new Curve();
        for (int i = 0; i < values.length; i++) {
            curve.add(i + 1, (i + 1) / 10.0, values[i]);
        }
        return curve;
    }

    @Test
    void aFewValuesAreAllKept() {
        assertThat(of(3, 1, 2).points(false)).containsExactly(new Point(1, 3), new Point(2, 1), new Point(3, 2));
        assertThat(of(3, 1).points(true)).containsExactly(new Point(0.1, 3), new Point(0.2, 1));
        assertThat(of(7).points(false)).containsExactly(new Point(1, 7));
        assertThat(of().points(false)).isEmpty();
        assertThat(of().empty()).isTrue();
    }

    @Test
    void whatIsNoFiniteNumberIsAGap() {
        assertThat(of(3, Double.NaN, 2, Double.POSITIVE_INFINITY, 1).points(false))
                .containsExactly(new Point(1, 3), new Point(3, 2), new Point(5, 1));
        assertThat(of(Double.NaN).empty()).isTrue();
    }

    @Test
    void ofManyTheExtremesAndTheEndsAreKept() {
        for (long seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            double[] values = random.doubles(1 + random.nextInt(20_000)).toArray();
            int high = random.nextInt(values.length);
            int low = random.nextInt(values.length);
            values[high] = 5;
            values[low] = -5;
            Curve curve = of(values);
            List<Point> points = curve.points(false);
            assertThat(points.size()).as("seed %d", seed).isLessThanOrEqualTo(514);
            assertThat(points).as("seed %d", seed).contains(new Point(low + 1, -5));
            assertThat(points).as("seed %d", seed).contains(new Point(1, values[0]));
            assertThat(points).as("seed %d", seed).contains(new Point(values.length, values[values.length - 1]));
            if (high != low) {
                assertThat(points).as("seed %d", seed).contains(new Point(high + 1, 5));
            }
            for (int i = 1; i < points.size(); i++) {
                assertThat(points.get(i).x()).isGreaterThan(points.get(i - 1).x());
            }
            assertThat(curve.lowest().epoch()).isEqualTo(low + 1);
        }
    }

    @Test
    void manyAreNotTooFew() {
        double[] values = new Random(1).doubles(10_000).toArray();
        assertThat(of(values).points(false).size()).isGreaterThan(250);
    }
}
