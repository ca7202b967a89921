package dev.nudge.features;

import dev.nudge.spi.Matrix;

/** What a network learns from: a row of inputs and a row of targets for each example. */
public record Examples(Matrix inputs, Matrix targets) {

    /** Number of examples. */
    public int rows() {
        return inputs.rows();
    }
}
