package dev.nudge.losses;

import dev.nudge.spi.Loss;
import dev.nudge.spi.Matrix;
import dev.nudge.spi.Target;
import java.util.Arrays;
import java.util.Random;

/** Examples for a loss, and room for its gradient. */
record Batch(Matrix outputs, Matrix targets, Matrix gradient) {

    interface Smooth {
        boolean at(double output, double target);
    }

    /** Rows written out one after the other. */
    static Batch of(int columns, float[] outputs, float[] targets) {
        int rows = outputs.length / columns;
        return new Batch(
                new Matrix(outputs, 0, rows, columns),
                new Matrix(targets, 0, rows, columns),
                Matrix.zeros(rows, columns));
    }

    /** A single output and its target. */
    static Batch of(double output, double target) {
        return of(1, new float[] {(float) output}, new float[] {(float) target});
    }

    static Batch random(Target kind, Smooth smooth, Random random) {
        int columns = kind == Target.ONE_OF_K ? 2 + random.nextInt(9) : 1 + random.nextInt(3);
        float[] outputs = new float[columns * (1 + random.nextInt(17))];
        float[] targets = new float[outputs.length];
        for (int i = 0; i < targets.length; i++) {
            targets[i] = switch (kind) {
                case NUMBER -> (float) random.nextGaussian();
                case COUNT -> random.nextInt(10);
                case YES_NO -> random.nextInt(2);
                case ONE_OF_K -> 0;
            };
        }
        if (kind == Target.ONE_OF_K) {
            for (int row = 0; row < targets.length; row += columns) {
                targets[row + random.nextInt(columns)] = 1;
            }
        }
        for (int i = 0; i < outputs.length; i++) {
            do {
                outputs[i] = (float) (2 * random.nextGaussian());
            } while (!smooth.at(outputs[i], targets[i]));
        }
        return of(columns, outputs, targets);
    }

    double evaluate(Loss loss) {
        return loss.evaluate(outputs, targets, gradient);
    }

    /** The slope of the mean loss along one output, measured. */
    double centralDifference(Loss loss, int row, int column) {
        float here = outputs.get(row, column);
        float above = here + 1e-3f;
        float below = here - 1e-3f;
        Matrix unused = Matrix.zeros(outputs.rows(), outputs.columns());
        outputs.set(row, column, above);
        double higher = loss.evaluate(outputs, targets, unused);
        outputs.set(row, column, below);
        double lower = loss.evaluate(outputs, targets, unused);
        outputs.set(row, column, here);
        return (higher - lower) / ((double) above - below);
    }

    /** All rows, and then all rows again. */
    Batch repeated() {
        return of(outputs.columns(), twice(outputs.data()), twice(targets.data()));
    }

    /** The same numbers in the middle of larger arrays, each at an offset of its own. */
    Batch shifted(int offset) {
        return new Batch(shifted(outputs, offset), shifted(targets, offset + 2), shifted(gradient, offset + 5));
    }

    private static float[] twice(float[] data) {
        float[] twice = Arrays.copyOf(data, 2 * data.length);
        System.arraycopy(data, 0, twice, data.length, data.length);
        return twice;
    }

    private static Matrix shifted(Matrix matrix, int offset) {
        float[] data = new float[offset + matrix.data().length + 4];
        Arrays.fill(data, Float.NaN);
        System.arraycopy(matrix.data(), 0, data, offset, matrix.data().length);
        return new Matrix(data, offset, matrix.rows(), matrix.columns());
    }
}
