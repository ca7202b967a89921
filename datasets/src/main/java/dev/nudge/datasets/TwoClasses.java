package dev.nudge.datasets;

import dev.nudge.spi.Column;
import dev.nudge.spi.Table;
import java.util.List;
import java.util.Random;

/** Points of the plane in two classes of the same size. */
enum TwoClasses {
    CIRCLES("inner", "outer") {
        @Override
        double[] point(int code, Random random) {
            double radius = code == 0 ? 0.5 * random.nextDouble() : 0.7 + 0.3 * random.nextDouble();
            return polar(radius, 2 * Math.PI * random.nextDouble());
        }
    },
    XOR("same", "different") {
        @Override
        double[] point(int code, Random random) {
            // A gap around the axes keeps the quadrants apart when there is no noise.
            double x1 = (0.1 + 0.9 * random.nextDouble()) * (random.nextBoolean() ? 1 : -1);
            double x2 = (0.1 + 0.9 * random.nextDouble()) * Math.signum(x1);
            return new double[] {x1, code == 0 ? x2 : -x2};
        }
    },
    SPIRALS("first", "second") {
        @Override
        double[] point(int code, Random random) {
            double along = random.nextDouble();
            return polar(along, 1.75 * 2 * Math.PI * along + code * Math.PI);
        }
    },
    GAUSSIANS("lower", "upper") {
        @Override
        double[] point(int code, Random random) {
            double centre = code == 0 ? -0.5 : 0.5;
            return new double[] {centre + 0.2 * random.nextGaussian(), centre + 0.2 * random.nextGaussian()};
        }
    };

    private final String first;
    private final String second;

    TwoClasses(String first, String second) {
        this.first = first;
        this.second = second;
    }

    /** A point of the class, as x1 and x2. */
    abstract double[] point(int code, Random random);

    Table draw(int rows, double noise, Random random) {
        float[] x1 = new float[rows];
        float[] x2 = new float[rows];
        int[] codes = new int[rows];
        for (int row = 0; row < rows; row++) {
            codes[row] = row % 2;
            double[] point = point(codes[row], random);
            x1[row] = (float) (point[0] + noise * random.nextGaussian());
            x2[row] = (float) (point[1] + noise * random.nextGaussian());
        }
        return new Table(
                List.of(
                        new Column.Numbers("x1", x1),
                        new Column.Numbers("x2", x2),
                        new Column.Categories("class", codes, List.of(first, second))),
                "class");
    }

    private static double[] polar(double radius, double angle) {
        // StrictMath, because Math may round differently from one processor to the next.
        return new double[] {radius * StrictMath.sin(angle), radius * StrictMath.cos(angle)};
    }
}
