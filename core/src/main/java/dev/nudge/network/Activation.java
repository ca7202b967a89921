package dev.nudge.network;

import dev.nudge.spi.Numerics;

/** What a hidden unit does with its weighted sum. */
public enum Activation {
    /** The sum itself: the layer stays linear. */
    IDENTITY {
        @Override
        double value(double sum) {
            return sum;
        }

        @Override
        double slope(double sum, double value) {
            return 1;
        }
    },
    /** 1 / (1 + e^-x): from 0 to 1. */
    SIGMOID {
        @Override
        double value(double sum) {
            return sum < NEGLIGIBLE ? 0 : Numerics.sigmoid(sum);
        }

        @Override
        double slope(double sum, double value) {
            return value * (1 - value);
        }
    },
    /** Hyperbolic tangent: from -1 to 1, steep at 0. */
    TANH {
        @Override
        double value(double sum) {
            return Numerics.tanh(sum);
        }

        @Override
        double slope(double sum, double value) {
            return 1 - value * value;
        }
    },
    /** max(0, x). */
    RELU {
        @Override
        double value(double sum) {
            return Math.max(0, sum);
        }

        // In float, and without a call for each number: this is the activation of large networks.
        @Override
        void apply(float[] sums, float[] values, int from, int to) {
            for (int i = from; i < to; i++) {
                values[i] = Math.max(0, sums[i]);
            }
        }

        @Override
        void multiplySlopes(float[] sums, float[] values, float[] deltas, int from, int to) {
            // With a mask: half of all branches would be guessed wrong.
            for (int i = from; i < to; i++) {
                int off = (Float.floatToRawIntBits(values[i]) - 1) >> 31; // -1 for 0, 0 for more
                deltas[i] = Float.intBitsToFloat(Float.floatToRawIntBits(deltas[i]) & ~off);
            }
        }

        @Override
        double slope(double sum, double value) {
            return sum > 0 ? 1 : 0;
        }
    },
    /** x where positive, x / 100 where negative, so that no unit ever stops learning. */
    LEAKY_RELU {
        @Override
        double value(double sum) {
            return sum > 0 ? sum : LEAK * sum;
        }

        @Override
        double slope(double sum, double value) {
            return sum > 0 ? 1 : LEAK;
        }
    },
    /** Gaussian error linear unit in its tanh form (Hendrycks and Gimpel 2016). */
    GELU {
        @Override
        double value(double sum) {
            return 0.5 * sum * (1 + Numerics.tanh(inner(sum)));
        }

        @Override
        double slope(double sum, double value) {
            double tanh = Numerics.tanh(inner(sum));
            return 0.5 * (1 + tanh) + 0.5 * sum * (1 - tanh * tanh) * GELU_A * (1 + 3 * GELU_B * sum * sum);
        }

        private static double inner(double sum) {
            return GELU_A * (sum + GELU_B * sum * sum * sum);
        }
    };

    /** e to less is a denormal float, with which processors calculate a hundred times as slowly. */
    private static final double NEGLIGIBLE = -87;
    /** Deltas smaller than this move no weight, and their products may be denormal. */
    private static final float TRACE = 1e-30f;

    private static final double LEAK = 0.01;
    private static final double GELU_A = 0.7978845608028654; // sqrt(2 / pi)
    private static final double GELU_B = 0.044715;

    abstract double value(double sum);

    /** d(value) / d(sum), given both. */
    abstract double slope(double sum, double value);

    /** Writes the values of the sums at {@code from} to {@code to}. */
    void apply(float[] sums, float[] values, int from, int to) {
        for (int i = from; i < to; i++) {
            values[i] = (float) value(sums[i]);
        }
    }

    /** Multiplies the deltas at {@code from} to {@code to} by the slopes. */
    void multiplySlopes(float[] sums, float[] values, float[] deltas, int from, int to) {
        for (int i = from; i < to; i++) {
            float delta = deltas[i] * (float) slope(sums[i], values[i]);
            deltas[i] = Math.abs(delta) < TRACE ? 0 : delta;
        }
    }

    /** The usual start for a layer that feeds this activation. */
    Initialization usualInitialization() {
        return switch (this) {
            case RELU, LEAKY_RELU, GELU -> Initialization.HE;
            case IDENTITY, SIGMOID, TANH -> Initialization.GLOROT;
        };
    }
}
