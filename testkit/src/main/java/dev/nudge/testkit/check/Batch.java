package dev.nudge.testkit.check;

import dev.nudge.spi.Loss;
import dev.nudge.spi.Matrix;
import dev.nudge.spi.PointwiseLoss;
import dev.nudge.spi.Target;
import java.util.Arrays;
import java.util.Random;

/** Random examples for a loss, and room for its gradient. The seed says everything about them. */
record Batch(Matrix outputs, Matrix targets, Matrix gradient, long seed) {

    private static final double[] SPREADS = {0.3, 2, 2, 8};

    /** Examples of a size and a spread that the seed draws. */
    static Batch random(Loss loss, long seed) {
        Random random = new Random(seed);
        int rows = 1 + random.nextInt(17);
        return random(loss, rows, columns(loss, random), SPREADS[random.nextInt(SPREADS.length)], seed);
    }

    /** As many outputs as a network may have for such a loss. */
    private static int columns(Loss loss, Random random) {
        if (loss.target() == Target.ONE_OF_K) {
            return 2 + random.nextInt(9);
        }
        // One output is all that a network has; but a pointwise loss promises to sum over any number.
        return loss instanceof PointwiseLoss ? 1 + random.nextInt(3) : 1;
    }

    static Batch random(Loss loss, int rows, int columns, double spread, long seed) {
        Random random = new Random(~seed);
        float[] outputs = new float[rows * columns];
        float[] targets = new float[rows * columns];
        for (int i = 0; i < targets.length; i++) {
            outputs[i] = (float) (spread * random.nextGaussian());
            targets[i] = switch (loss.target()) {
                case NUMBER -> (float) random.nextGaussian();
                case COUNT -> random.nextInt(10);
                case YES_NO -> random.nextInt(2);
                case ONE_OF_K -> 0;
            };
        }
        if (loss.target() == Target.ONE_OF_K) {
            for (int row = 0; row < targets.length; row += columns) {
                targets[row + random.nextInt(columns)] = 1;
            }
        }
        return of(new Matrix(outputs, 0, rows, columns), new Matrix(targets, 0, rows, columns), seed);
    }

    static Batch of(Matrix outputs, Matrix targets, long seed) {
        return new Batch(outputs, targets, Matrix.zeros(outputs.rows(), outputs.columns()), seed);
    }

    int rows() {
        return outputs.rows();
    }

    int columns() {
        return outputs.columns();
    }

    /** Evaluates copies of outputs and targets: a loss that changes them fails one check, not all. */
    double evaluate(Loss loss) {
        return loss.evaluate(copy(outputs), copy(targets), gradient);
    }

    /** Evaluates outputs and targets themselves. */
    double evaluateInPlace(Loss loss) {
        return loss.evaluate(outputs, targets, gradient);
    }

    /** The same examples in arrays of their own. */
    Batch copy() {
        return of(copy(outputs), copy(targets), seed);
    }

    private static Matrix copy(Matrix matrix) {
        return new Matrix(matrix.data().clone(), matrix.offset(), matrix.rows(), matrix.columns());
    }

    /** A single row, as a view. */
    Batch row(int row) {
        return of(outputs.rows(row, 1), targets.rows(row, 1), seed);
    }

    /** All rows, and then all rows again. */
    Batch twice() {
        return of(twice(outputs), twice(targets), seed);
    }

    private static Matrix twice(Matrix matrix) {
        float[] data = Arrays.copyOf(matrix.data(), 2 * matrix.data().length);
        System.arraycopy(matrix.data(), 0, data, matrix.data().length, matrix.data().length);
        return new Matrix(data, 0, 2 * matrix.rows(), matrix.columns());
    }

    /** The same numbers in the middle of larger arrays, each at an offset of its own, with NaN around. */
    Batch inLargerArrays() {
        return new Batch(inLargerArray(outputs, 3), inLargerArray(targets, 5), inLargerArray(gradient, 8), seed);
    }

    private static Matrix inLargerArray(Matrix matrix, int offset) {
        float[] data = new float[offset + matrix.data().length + 4];
        Arrays.fill(data, Float.NaN);
        System.arraycopy(matrix.data(), 0, data, offset, matrix.data().length);
        return new Matrix(data, offset, matrix.rows(), matrix.columns());
    }

    /** Which element of which examples, for messages. */
    String at(int row, int column) {
        return "row %d of %d, column %d of %d (output %s, target %s; seed %d)"
                .formatted(
                        row,
                        rows(),
                        column,
                        columns(),
                        Check.number(outputs.get(row, column)),
                        Check.number(targets.get(row, column)),
                        seed);
    }
}
