package dev.nudge.train;

import dev.nudge.features.Examples;
import dev.nudge.kernel.Kernel;
import dev.nudge.network.Dropout;
import dev.nudge.network.Network;
import dev.nudge.network.Pass;
import dev.nudge.spi.Loss;
import dev.nudge.spi.Matrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The function that training makes small: the mean loss of a network over examples, in its weights. Not for use by
 * several threads at once.
 */
public final class Objective {

    /** Rows that go through the network at a time; the chain of each gradient's sum goes on from block to block. */
    private static final int BLOCK = 1024;

    private final Network network;
    private final Loss loss;
    private final Examples examples;
    private final Kernel kernel;
    private final List<Block> blocks = new ArrayList<>();

    public Objective(Network network, Loss loss, Examples examples, Kernel kernel) {
        this.network = network;
        this.loss = loss;
        this.examples = examples;
        this.kernel = kernel;
    }

    /** The network. */
    public Network network() {
        return network;
    }

    /** Number of examples. */
    public int rows() {
        return examples.rows();
    }

    /** The mean loss over all examples, and its gradient, which is overwritten. */
    public double evaluate(float[] weights, float[] gradient) {
        return evaluate(weights, gradient, null, 0, rows(), Dropout.OFF);
    }

    /**
     * The mean loss over some examples, and its gradient.
     *
     * @param gradient d(mean loss) / d(weight), overwritten
     * @param order numbers of examples, of which those at {@code from} to {@code to} are meant; null for the examples in
     *     their own order
     * @param noise which hidden units are left out; {@link Dropout#OFF} for none
     */
    public double evaluate(float[] weights, float[] gradient, int[] order, int from, int to, long noise) {
        Arrays.fill(gradient, 0);
        double sum = 0;
        for (int start = from; start < to; start += BLOCK) {
            Block block = block(Math.min(BLOCK, to - start));
            block.gather(order, start);
            block.pass.forward(weights, block.inputs, noise == Dropout.OFF ? noise : noise + start);
            sum += block.loss() * block.rows();
            if (block.rows() < to - from) {
                scale(block.pass.outputDelta(), (float) block.rows() / (to - from));
            }
            block.pass.backward(weights, block.inputs, noise == Dropout.OFF ? noise : noise + start, gradient);
        }
        return sum / (to - from);
    }

    /** The mean loss over all examples. */
    public double loss(float[] weights) {
        double sum = 0;
        for (int start = 0; start < rows(); start += BLOCK) {
            Block block = block(Math.min(BLOCK, rows() - start));
            block.gather(null, start);
            block.pass.forward(weights, block.inputs);
            sum += block.loss() * block.rows();
        }
        return sum / rows();
    }

    /** Writes the raw outputs for all examples, rows x outputs, and returns the mean loss. */
    public double outputs(float[] weights, Matrix outputs) {
        double sum = 0;
        for (int start = 0; start < rows(); start += BLOCK) {
            Block block = block(Math.min(BLOCK, rows() - start));
            block.gather(null, start);
            block.pass.forward(weights, block.inputs);
            sum += block.loss() * block.rows();
            Matrix from = block.pass.outputs();
            System.arraycopy(
                    from.data(), from.offset(), outputs.data(), outputs.row(start), from.rows() * from.columns());
        }
        return sum / rows();
    }

    private Block block(int rows) {
        for (Block block : blocks) {
            if (block.rows() == rows) {
                return block;
            }
        }
        Block block = new Block(rows);
        blocks.add(block);
        return block;
    }

    private static void scale(Matrix matrix, float factor) {
        for (int i = 0; i < matrix.rows() * matrix.columns(); i++) {
            matrix.data()[matrix.offset() + i] *= factor;
        }
    }

    /** Buffers for a number of rows; there are as many blocks as different numbers occur, which is four at most. */
    private final class Block {

        final Matrix inputs;
        final Matrix targets;
        final Pass pass;

        Block(int rows) {
            this.inputs = Matrix.zeros(rows, network.inputs());
            this.targets = Matrix.zeros(rows, network.outputs());
            this.pass = new Pass(network, kernel, rows);
        }

        int rows() {
            return inputs.rows();
        }

        void gather(int[] order, int start) {
            copy(examples.inputs(), order, start, inputs);
            copy(examples.targets(), order, start, targets);
        }

        double loss() {
            return loss.evaluate(pass.outputs(), targets, pass.outputDelta());
        }

        private void copy(Matrix from, int[] order, int start, Matrix to) {
            for (int i = 0; i < to.rows(); i++) {
                int row = order == null ? start + i : order[start + i];
                System.arraycopy(from.data(), from.row(row), to.data(), to.row(i), to.columns());
            }
        }
    }
}
