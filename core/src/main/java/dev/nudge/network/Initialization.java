package dev.nudge.network;

import java.util.Random;

/** How the weights of a layer start; biases start at zero. */
public enum Initialization {
    /** What fits: zeros without hidden layers; otherwise He for the relu family, Glorot for the rest. */
    AUTO,
    /** All zero: right for a network without hidden layers; with them, all units of a layer would stay equal. */
    ZEROS,
    /** Uniform in -0.05 .. 0.05. */
    UNIFORM,
    /** Uniform with variance 2 / (inputs + units) (Glorot and Bengio 2010). */
    GLOROT,
    /** Normal with variance 2 / inputs (He et al. 2015). */
    HE;

    void fill(float[] weights, Layer layer, Random random) {
        double limit = StrictMath.sqrt(6.0 / (layer.inputs() + layer.units()));
        double deviation = StrictMath.sqrt(2.0 / layer.inputs());
        for (int i = layer.weightsStart(); i < layer.biasesStart(); i++) {
            weights[i] = (float)
                    switch (this) {
                        case AUTO -> throw new IllegalStateException("not resolved for this layer");
                        case ZEROS -> 0;
                        case UNIFORM -> (random.nextDouble() * 2 - 1) * 0.05;
                        case GLOROT -> (random.nextDouble() * 2 - 1) * limit;
                        case HE -> random.nextGaussian() * deviation;
                    };
        }
    }
}
