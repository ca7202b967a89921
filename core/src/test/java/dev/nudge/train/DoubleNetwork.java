package dev.nudge.train;

import dev.nudge.features.Examples;
import dev.nudge.network.Activation;
import dev.nudge.network.Layer;
import dev.nudge.network.Masks;
import dev.nudge.network.Network;

/** The textbook's forward pass, one row after the other, in double. */
record DoubleNetwork(Network network, Examples examples, boolean classes, long noise) {

    double loss(double[] weights) {
        float[][] masks = new float[network.layers().size()][];
        for (int i = 0; i < masks.length - 1; i++) {
            int count = examples.rows() * network.layers().get(i).units();
            masks[i] = Masks.of(network.dropout(), noise, i, count);
        }
        double sum = 0;
        for (int row = 0; row < examples.rows(); row++) {
            double[] values = new double[network.inputs()];
            for (int i = 0; i < values.length; i++) {
                values[i] = examples.inputs().get(row, i);
            }
            for (int i = 0; i < masks.length; i++) {
                values = layer(weights, network.layers().get(i), values);
                for (int j = 0; masks[i] != null && j < values.length; j++) {
                    values[j] *= masks[i][row * values.length + j];
                }
            }
            sum += classes ? crossEntropy(values, row) : squares(values, row);
        }
        return sum / examples.rows();
    }

    private static double[] layer(double[] weights, Layer layer, double[] inputs) {
        double[] values = new double[layer.units()];
        for (int j = 0; j < values.length; j++) {
            double sum = layer.bias() ? weights[layer.biasesStart() + j] : 0;
            for (int i = 0; i < inputs.length; i++) {
                sum += inputs[i] * weights[layer.weightsStart() + i * layer.units() + j];
            }
            values[j] = value(layer.activation(), sum);
        }
        return values;
    }

    private static double value(Activation activation, double x) {
        return switch (activation) {
            case IDENTITY -> x;
            case SIGMOID -> 1 / (1 + Math.exp(-x));
            case TANH -> Math.tanh(x);
            case RELU -> x > 0 ? x : 0;
            case LEAKY_RELU -> x > 0 ? x : 0.01 * x;
            case GELU -> x / 2 * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x)));
        };
    }

    private double squares(double[] outputs, int row) {
        double sum = 0;
        for (int i = 0; i < outputs.length; i++) {
            double error = outputs[i] - examples.targets().get(row, i);
            sum += error * error;
        }
        return sum;
    }

    private double crossEntropy(double[] outputs, int row) {
        double sum = 0;
        double right = 0;
        for (int i = 0; i < outputs.length; i++) {
            sum += Math.exp(outputs[i]);
            right += outputs[i] * examples.targets().get(row, i);
        }
        return Math.log(sum) - right;
    }
}
