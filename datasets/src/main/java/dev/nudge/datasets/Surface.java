package dev.nudge.datasets;

import dev.nudge.spi.Column;
import dev.nudge.spi.Table;
import java.util.List;
import java.util.Random;

/** Points with a number that depends linearly on their coordinates. */
final class Surface {

    private Surface() {}

    static Table line(int rows, double noise, Random random) {
        float[] x = new float[rows];
        float[] y = new float[rows];
        for (int row = 0; row < rows; row++) {
            x[row] = coordinate(random);
            y[row] = (float) (2 * x[row] + 1 + noise * random.nextGaussian());
        }
        return new Table(List.of(new Column.Numbers("x", x), new Column.Numbers("y", y)), "y");
    }

    static Table plane(int rows, double noise, Random random) {
        float[] x1 = new float[rows];
        float[] x2 = new float[rows];
        float[] y = new float[rows];
        for (int row = 0; row < rows; row++) {
            x1[row] = coordinate(random);
            x2[row] = coordinate(random);
            y[row] = (float) (1.5 * x1[row] - 2 * x2[row] + 0.5 + noise * random.nextGaussian());
        }
        return new Table(
                List.of(new Column.Numbers("x1", x1), new Column.Numbers("x2", x2), new Column.Numbers("y", y)), "y");
    }

    private static float coordinate(Random random) {
        return 2 * random.nextFloat() - 1;
    }
}
