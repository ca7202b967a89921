package dev.nudge.losses;

import dev.nudge.spi.Loss;
import dev.nudge.spi.Matrix;

/** Examples for a loss, and room for its gradient. */
record Batch(Matrix outputs, Matrix targets, Matrix gradient) {

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

    double evaluate(Loss loss) {
        return loss.evaluate(outputs, targets, gradient);
    }
}
