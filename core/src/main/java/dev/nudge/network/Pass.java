package dev.nudge.network;

import dev.nudge.kernel.Kernel;
import dev.nudge.spi.Matrix;
import java.util.Arrays;
import java.util.List;

/**
 * Forward and backward through a network for a fixed number of rows at a time, with the buffers that they need. The one
 * implementation of both in the project.
 */
public final class Pass {

    private final Network network;
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

    private final Matrix outputs;
    private final Matrix outputDelta;
    private final Dropout dropout;

    public Pass(Network network, Kernel kernel, int rows) {
        this.network = network;
        this.kernel = kernel;
        this.rows = rows;
        List<Layer> layers = network.layers();
        this.sums = buffers(layers, rows);
        this.deltas = buffers(layers, rows);
        this.values = new float[layers.size()][];
        this.passed = new float[layers.size()][];
        for (int i = 0; i < layers.size(); i++) {
            boolean linear = layers.get(i).activation() == Activation.IDENTITY;
            values[i] = linear ? sums[i] : new float[sums[i].length];
            passed[i] = network.dropout() == 0 || last(i) ? values[i] : new float[sums[i].length];
        }
        this.outputs = new Matrix(sums[layers.size() - 1], 0, rows, network.outputs());
        this.outputDelta = new Matrix(deltas[layers.size() - 1], 0, rows, network.outputs());
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

    /** Computes the outputs with all units. */
    public void forward(float[] weights, Matrix inputs) {
        forward(weights, inputs, Dropout.OFF);
    }

    /** Computes the outputs with the units that {@code noise} leaves; {@link Dropout#OFF} leaves all. */
    public void forward(float[] weights, Matrix inputs, long noise) {
        float[] from = inputs.data();
        int start = inputs.offset();
        for (int i = 0; i < sums.length; i++) {
            Layer layer = network.layers().get(i);
            startWithBias(weights, layer, sums[i]);
            kernel.addProduct(
                    rows,
                    layer.units(),
                    layer.inputs(),
                    from,
                    start,
                    layer.inputs(),
                    1,
                    weights,
                    layer.weightsStart(),
                    layer.units(),
                    1,
                    sums[i],
                    0,
                    layer.units());
            int count = rows * layer.units();
            if (values[i] != sums[i]) {
                layer.activation().apply(sums[i], values[i], count);
            }
            if (passed[i] != values[i]) {
                System.arraycopy(values[i], 0, passed[i], 0, count);
                dropout.apply(noise, i, passed[i], count);
            }
            from = passed[i];
            start = 0;
        }
    }

    /**
     * Adds d(loss) / d(weight) to {@code gradient}, given d(loss) / d(output) in {@link #outputDelta} and the same
     * weights, inputs and noise as in the forward pass before.
     */
    public void backward(float[] weights, Matrix inputs, long noise, float[] gradient) {
        for (int i = sums.length - 1; i >= 0; i--) {
            Layer layer = network.layers().get(i);
            float[] from = i == 0 ? inputs.data() : passed[i - 1];
            int start = i == 0 ? inputs.offset() : 0;
            kernel.addProduct(
                    layer.inputs(),
                    layer.units(),
                    rows,
                    from,
                    start,
                    1,
                    layer.inputs(),
                    deltas[i],
                    0,
                    layer.units(),
                    1,
                    gradient,
                    layer.weightsStart(),
                    layer.units());
            addToBiases(layer, deltas[i], gradient);
            if (i > 0) {
                Layer below = network.layers().get(i - 1);
                Arrays.fill(deltas[i - 1], 0);
                kernel.addProduct(
                        rows,
                        layer.inputs(),
                        layer.units(),
                        deltas[i],
                        0,
                        layer.units(),
                        1,
                        weights,
                        layer.weightsStart(),
                        1,
                        layer.units(),
                        deltas[i - 1],
                        0,
                        layer.inputs());
                dropout.apply(noise, i - 1, deltas[i - 1], rows * below.units());
                below.activation().multiplySlopes(sums[i - 1], values[i - 1], deltas[i - 1], rows * below.units());
            }
        }
    }

    private void startWithBias(float[] weights, Layer layer, float[] sum) {
        if (!layer.bias()) {
            Arrays.fill(sum, 0);
            return;
        }
        for (int row = 0; row < rows; row++) {
            System.arraycopy(weights, layer.biasesStart(), sum, row * layer.units(), layer.units());
        }
    }

    private void addToBiases(Layer layer, float[] delta, float[] gradient) {
        if (!layer.bias()) {
            return;
        }
        for (int row = 0; row < rows; row++) {
            for (int unit = 0; unit < layer.units(); unit++) {
                gradient[layer.biasesStart() + unit] += delta[row * layer.units() + unit];
            }
        }
    }

    private boolean last(int layer) {
        return layer == sums.length - 1;
    }

    private static float[][] buffers(List<Layer> layers, int rows) {
        return layers.stream()
                .map(layer -> new float[Math.multiplyExact(rows, layer.units())])
                .toArray(float[][]::new);
    }
}
