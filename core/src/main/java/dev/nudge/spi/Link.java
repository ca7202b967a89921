package dev.nudge.spi;

import java.util.function.DoubleUnaryOperator;

/** How the raw outputs of a network become its predictions. */
public enum Link {
    /** The output is the prediction. */
    IDENTITY {
        @Override
        public void apply(Matrix outputs) {}
    },
    /** The prediction is e to the output, an expected count; e^88 is the largest that a float holds. */
    EXP {
        @Override
        public void apply(Matrix outputs) {
            each(outputs, output -> Numerics.exp(Math.min(output, 88)));
        }
    },
    /** The prediction is the probability of the second class. */
    SIGMOID {
        @Override
        public void apply(Matrix outputs) {
            each(outputs, Numerics::sigmoid);
        }
    },
    /** The predictions of a row are the probabilities of the classes. */
    SOFTMAX {
        @Override
        public void apply(Matrix outputs) {
            for (int row = 0; row < outputs.rows(); row++) {
                Numerics.softmax(outputs, row, outputs);
            }
        }
    };

    /** Replaces raw outputs (rows x outputs) by predictions. */
    public abstract void apply(Matrix outputs);

    private static void each(Matrix matrix, DoubleUnaryOperator function) {
        float[] data = matrix.data();
        int end = matrix.offset() + matrix.rows() * matrix.columns();
        for (int i = matrix.offset(); i < end; i++) {
            data[i] = (float) function.applyAsDouble(data[i]);
        }
    }
}
