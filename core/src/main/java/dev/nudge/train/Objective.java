package dev.nudge.train;

import dev.nudge.features.Examples;
import dev.nudge.kernel.Engine;
import dev.nudge.kernel.Team;
import dev.nudge.network.Dropout;
import dev.nudge.network.Network;
import dev.nudge.network.Pass;
import dev.nudge.spi.Loss;
import dev.nudge.spi.Matrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The function that training makes small: the mean loss of a network over examples, in its weights. The gradients of blocks
 * of {@link Pass#ROWS} rows are summed in double, so that accuracy does not shrink with rows. Not for use by several
 * threads at once.
 */
public final class Objective {

    private final Network network;
    private final Loss loss;
    private final Examples examples;
    private final Engine engine;
    /** One for each number of rows that occurs, which is four at most. */
    private final List<Block> blocks = new ArrayList<>();

    private double[] sum;

    public Objective(Network network, Loss loss, Examples examples, Engine engine) {
        this.network = network;
        this.loss = loss;
        this.examples = examples;
        this.engine = engine;
    }

    /** The network. */
    public Network network() {
        return network;
    }

    /** Number of examples. */
    public int rows() {
        return examples.rows();
    }

    /** The threads among which its work is shared out. */
    Team team() {
        return engine.team();
    }

    /** Among how many threads the work is shared out if there are so many rows. */
    int shares(int rows) {
        return block(Math.min(rows, Pass.ROWS)).shares();
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
        int rows = to - from;
        if (rows <= Pass.ROWS) {
            Block block = block(rows);
            block.take(order, from);
            return block.evaluate(weights, noiseAt(noise, from), gradient, null, 1);
        }
        clearSum();
        double total = 0;
        for (int start = from; start < to; start += Pass.ROWS) {
            Block block = block(Math.min(Pass.ROWS, to - start));
            block.take(order, start);
            double share = (double) block.rows() / rows;
            total += share * block.evaluate(weights, noiseAt(noise, start), gradient, sum, share);
        }
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] = (float) sum[i];
        }
        return total;
    }

    /** The mean loss over all examples. */
    public double loss(float[] weights) {
        return outputs(weights, null);
    }

    /** Writes the raw outputs for all examples, rows x outputs, and returns the mean loss. */
    public double outputs(float[] weights, Matrix outputs) {
        double total = 0;
        for (int start = 0; start < rows(); start += Pass.ROWS) {
            Block block = block(Math.min(Pass.ROWS, rows() - start));
            block.take(null, start);
            total += (double) block.rows() / rows() * block.loss(weights);
            if (outputs != null) {
                Matrix from = block.outputs();
                System.arraycopy(
                        from.data(), from.offset(), outputs.data(), outputs.row(start), from.rows() * from.columns());
            }
        }
        return total;
    }

    /** What some rows add to d(loss) / d(weight), each for itself; none with dropout. */
    List<Update.Term> terms(float[] weights, int weight, int... rows) {
        List<Update.Term> terms = new ArrayList<>();
        if (network.dropout() > 0) {
            return terms;
        }
        float[] ignored = new float[weights.length];
        Block block = block(1);
        for (int i = 0; i < rows.length; i++) {
            block.take(rows, i);
            block.evaluate(weights, Dropout.OFF, ignored, null, 1);
            terms.add(block.term(rows[i], weight));
        }
        return terms;
    }

    /** The loss of each of some examples by itself. */
    public double[] losses(float[] weights, int from, int to) {
        double[] losses = new double[to - from];
        Block block = block(1);
        for (int row = from; row < to; row++) {
            block.take(null, row);
            losses[row - from] = block.loss(weights);
        }
        return losses;
    }

    private static long noiseAt(long noise, int start) {
        return noise == Dropout.OFF ? noise : noise + start;
    }

    private void clearSum() {
        if (sum == null) {
            sum = new double[network.size()];
        } else {
            Arrays.fill(sum, 0);
        }
    }

    private Block block(int rows) {
        for (Block block : blocks) {
            if (block.rows() == rows) {
                return block;
            }
        }
        Block block = new Block(network, loss, examples, engine, rows);
        blocks.add(block);
        return block;
    }
}
