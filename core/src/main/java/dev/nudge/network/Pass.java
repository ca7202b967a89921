package dev.nudge.network;

import dev.nudge.kernel.Kernel;
import dev.nudge.spi.Matrix;
import java.util.Arrays;

/**
 * Forward and backward through a network for a fixed number of rows at a time, with the buffers that they need. The one
 * implementation of both in the project. Rows do not depend on each other, nor do the gradients of different weights: each
 * method computes a part, and several threads may compute different parts at once.
 */
public final class Pass {

    /** Rows that usually go through at a time: few enough for the caches, enough to be worth the packing of weights. */
    public static final int ROWS = 256;

    /** Sums of so few fit into the processor's registers. */
    private static final int FEW_UNITS = 8;

    private final Layer[] layers;
    private final Kernel kernel;
    private final int rows;
    /** Per layer, rows x units, as are the next three: the weighted sums. */
    private final float[][] sums;
    /** What the activation made of the sums; the same array where it changes nothing. */
    private final float[][] values;
    /** What dropout left of the values for the next layer; the same array without dropout. */
    private final float[][] passed;
    /** d(loss) / d(sum). */
    private final float[][] deltas;
    /** Where the rows of each of these begin. */
    private final int[][] starts;

    private final Matrix outputs;
    private final Matrix outputDelta;
    private final Dropout dropout;

    public Pass(Network network, Kernel kernel, int rows) {
        this.layers = network.layers().toArray(Layer[]::new);
        this.kernel = kernel;
        this.rows = rows;
        this.sums = buffers(layers, rows);
        this.deltas = buffers(layers, rows);
        this.values = new float[layers.length][];
        this.passed = new float[layers.length][];
        this.starts = new int[layers.length][rows];
        for (int i = 0; i < layers.length; i++) {
            int units = layers[i].units();
            boolean linear = layers[i].activation() == Activation.IDENTITY;
            values[i] = linear ? sums[i] : new float[sums[i].length];
            passed[i] = network.dropout() == 0 || last(i) ? values[i] : new float[sums[i].length];
            Arrays.setAll(starts[i], row -> row * units);
        }
        this.outputs = new Matrix(sums[layers.length - 1], 0, rows, network.outputs());
        this.outputDelta = new Matrix(deltas[layers.length - 1], 0, rows, network.outputs());
        this.dropout = new Dropout(network.dropout());
    }

    /** How many rows go through at a time. */
    public int rows() {
        return rows;
    }

    /** Rows x outputs: the raw outputs of the last {@link #forward}. */
    public Matrix outputs() {
        return outputs;
    }

    /** Rows x outputs: where the gradient of the loss is put before {@link #backward}. */
    public Matrix outputDelta() {
        return outputDelta;
    }

    /** What the first row of the last forward pass handed from a unit of a layer to the next layer. */
    public float passed(int layer, int unit) {
        return passed[layer][unit];
    }

    /** d(loss) / d(weighted sum) of a unit, for the first row of the last backward pass. */
    public float delta(int layer, int unit) {
        return deltas[layer][unit];
    }

    /** Computes the outputs of all rows with all units. */
    public void forward(float[] weights, Matrix inputs) {
        int[] xRows = new int[rows];
        Arrays.setAll(xRows, inputs::row);
        forward(weights, inputs.data(), xRows, Dropout.OFF, 0, rows);
    }

    /**
     * Computes the outputs of rows {@code from} to {@code to}.
     *
     * @param x the inputs; row i begins at {@code x[xRows[i]]}
     * @param noise which hidden units are left out; {@link Dropout#OFF} for none
     */
    public void forward(float[] weights, float[] x, int[] xRows, long noise, int from, int to) {
        for (int i = 0; i < layers.length; i++) {
            Layer layer = layers[i];
            kernel.forward(
                    from,
                    to,
                    layer.inputs(),
                    layer.units(),
                    i == 0 ? x : passed[i - 1],
                    i == 0 ? xRows : starts[i - 1],
                    weights,
                    layer.weightsStart(),
                    layer.bias(),
                    sums[i]);
            int first = from * layer.units();
            int end = to * layer.units();
            if (values[i] != sums[i]) {
                layer.activation().apply(sums[i], values[i], first, end);
            }
            if (passed[i] != values[i]) {
                System.arraycopy(values[i], first, passed[i], first, end - first);
                dropout.apply(noise, i, passed[i], first, end);
            }
        }
    }

    /**
     * Carries d(loss) / d(output) of rows {@code from} to {@code to}, in {@link #outputDelta}, back through the layers, with
     * the weights and the noise of the forward pass before.
     */
    public void backward(float[] weights, long noise, int from, int to) {
        for (int i = layers.length - 1; i > 0; i--) {
            Layer layer = layers[i];
            float[] below = deltas[i - 1];
            kernel.delta(from, to, layer.inputs(), layer.units(), deltas[i], weights, layer.weightsStart(), below);
            int first = from * layer.inputs();
            int end = to * layer.inputs();
            dropout.apply(noise, i - 1, below, first, end);
            layers[i - 1].activation().multiplySlopes(sums[i - 1], values[i - 1], below, first, end);
        }
    }

    /** Writes d(loss) / d(weight) for a share of each layer's weights, after the backward pass of all rows. */
    public void gradient(float[] x, int[] xRows, float[] gradient, int share, int shares) {
        for (int i = 0; i < layers.length; i++) {
            Layer layer = layers[i];
            kernel.gradient(
                    layer.firstInput(share, shares),
                    layer.firstInput(share + 1, shares),
                    rows,
                    layer.units(),
                    i == 0 ? x : passed[i - 1],
                    i == 0 ? xRows : starts[i - 1],
                    deltas[i],
                    gradient,
                    layer.weightsStart());
            if (layer.bias() && share == shares - 1) {
                sumToBiases(layer, deltas[i], gradient);
            }
        }
    }

    private void sumToBiases(Layer layer, float[] delta, float[] gradient) {
        int units = layer.units();
        int start = layer.biasesStart();
        if (units < FEW_UNITS) {
            for (int unit = 0; unit < units; unit++) {
                float sum = 0;
                for (int at = unit; at < rows * units; at += units) {
                    sum += delta[at];
                }
                gradient[start + unit] = sum;
            }
            return;
        }
        Arrays.fill(gradient, start, start + units, 0);
        for (int row = 0; row < rows; row++) {
            for (int unit = 0; unit < units; unit++) {
                gradient[start + unit] += delta[row * units + unit];
            }
        }
    }

    private boolean last(int layer) {
        return layer == layers.length - 1;
    }

    private static float[][] buffers(Layer[] layers, int rows) {
        float[][] buffers = new float[layers.length][];
        for (int i = 0; i < layers.length; i++) {
            buffers[i] = new float[Math.multiplyExact(rows, layers[i].units())];
        }
        return buffers;
    }
}
