package dev.nudge.train;

import dev.nudge.features.Examples;
import dev.nudge.spi.Matrix;
import java.util.Arrays;

/**
 * The largest curvature of an objective, from which the largest stable learning rate follows: plain gradient descent
 * goes astray where rate * curvature exceeds 2.
 */
public final class Curvature {

    private static final int ITERATIONS = 200;
    private static final double PRECISE_ENOUGH = 1e-9;

    private Curvature() {}

    private interface Product {
        double[] times(double[] direction);
    }

    /**
     * Of a network without hidden layers under a loss that is {@code (output - target)^2 / 2} per row: X'X / n, the same
     * at all weights.
     */
    public static double ofLinear(Examples examples, boolean bias) {
        Matrix inputs = examples.inputs();
        int n = inputs.columns() + (bias ? 1 : 0);
        return powerIteration(n, direction -> {
            double[] product = new double[n];
            for (int row = 0; row < inputs.rows(); row++) {
                double along = bias ? direction[n - 1] : 0;
                for (int j = 0; j < inputs.columns(); j++) {
                    along += inputs.get(row, j) * direction[j];
                }
                for (int j = 0; j < inputs.columns(); j++) {
                    product[j] += along * inputs.get(row, j) / inputs.rows();
                }
                if (bias) {
                    product[n - 1] += along / inputs.rows();
                }
            }
            return product;
        });
    }

    /** At some weights of any network with any loss, with products found from two gradients each. */
    public static double at(Objective objective, float[] weights) {
        double size = norm(toDouble(weights));
        double reach = 1e-2 * Math.max(1, size);
        float[] moved = new float[weights.length];
        float[] ahead = new float[weights.length];
        float[] behind = new float[weights.length];
        return powerIteration(weights.length, direction -> {
            gradient(objective, weights, direction, reach, moved, ahead);
            gradient(objective, weights, direction, -reach, moved, behind);
            double[] product = new double[weights.length];
            for (int i = 0; i < product.length; i++) {
                product[i] = (ahead[i] - behind[i]) / (2 * reach);
            }
            return product;
        });
    }

    private static void gradient(
            Objective objective, float[] weights, double[] direction, double reach, float[] moved, float[] gradient) {
        for (int i = 0; i < moved.length; i++) {
            moved[i] = (float) (weights[i] + reach * direction[i]);
        }
        objective.evaluate(moved, gradient);
    }

    private static double powerIteration(int n, Product product) {
        double[] direction = new double[n];
        Arrays.setAll(direction, i -> 1 + 0.1 * Math.sin(i));
        normalize(direction);
        double curvature = 0;
        for (int i = 0; i < ITERATIONS; i++) {
            double[] next = product.times(direction);
            double before = curvature;
            curvature = norm(next);
            if (!(curvature > 0) || Double.isInfinite(curvature)) {
                return curvature;
            }
            direction = next;
            normalize(direction);
            if (Math.abs(curvature - before) <= PRECISE_ENOUGH * curvature) {
                break;
            }
        }
        return curvature;
    }

    private static void normalize(double[] vector) {
        double norm = norm(vector);
        Arrays.setAll(vector, i -> vector[i] / norm);
    }

    private static double norm(double[] vector) {
        return Math.sqrt(Arrays.stream(vector).map(x -> x * x).sum());
    }

    private static double[] toDouble(float[] values) {
        double[] doubles = new double[values.length];
        Arrays.setAll(doubles, i -> values[i]);
        return doubles;
    }
}
