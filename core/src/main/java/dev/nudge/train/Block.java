package dev.nudge.train;

import dev.nudge.features.Examples;
import dev.nudge.kernel.Engine;
import dev.nudge.kernel.Team;
import dev.nudge.network.Dropout;
import dev.nudge.network.Layer;
import dev.nudge.network.Network;
import dev.nudge.network.Pass;
import dev.nudge.spi.Loss;
import dev.nudge.spi.Matrix;

/**
 * A fixed number of rows on their way through a network and back, with the buffers that they need. Threads share out the
 * rows forward and backward, then the weights for the gradient. Nothing depends on how many there are: the loss is
 * evaluated for {@link #CHUNK} rows at a time, and every other number is computed by one thread from the same numbers.
 */
final class Block {

    private static final int CHUNK = 32;

    /** Multiply-adds per thread, forward alone, for which handing over to a thread pays. */
    private static final long WORTH_A_THREAD = 400_000;

    private final Network network;
    private final Loss loss;
    private final Examples examples;
    private final Team team;
    private final Pass pass;
    private final int rows;
    private final int[] xRows;
    private final Matrix targets;
    private final Chunk[] chunks;
    private final int shares;
    private final Team.Task forward = this::forward;
    private final Team.Task forwardAndBackward = this::forwardAndBackward;
    private final Team.Task gradients = this::gradients;

    /** Deltas smaller than this move no weight, and their products may be denormal, which is a hundred times as slow. */
    private static final float TRACE = 1e-30f;

    private float[] weights;
    private float[] gradient;
    private double[] sum;
    private double factor;
    private long noise;

    /** Views of the rows that a loss sees at a time. */
    private static final class Chunk {

        final Matrix outputs;
        final Matrix targets;
        final Matrix delta;
        double loss;

        Chunk(Matrix outputs, Matrix targets, Matrix delta) {
            this.outputs = outputs;
            this.targets = targets;
            this.delta = delta;
        }
    }

    Block(Network network, Loss loss, Examples examples, Engine engine, int rows) {
        this.network = network;
        this.loss = loss;
        this.examples = examples;
        this.team = engine.team();
        this.rows = rows;
        this.pass = new Pass(network, engine.kernel(), rows);
        this.xRows = new int[rows];
        this.targets = Matrix.zeros(rows, network.outputs());
        this.chunks = new Chunk[(rows + CHUNK - 1) / CHUNK];
        for (int i = 0; i < chunks.length; i++) {
            int count = Math.min(CHUNK, rows - i * CHUNK);
            chunks[i] = new Chunk(
                    pass.outputs().rows(i * CHUNK, count),
                    targets.rows(i * CHUNK, count),
                    pass.outputDelta().rows(i * CHUNK, count));
        }
        long worth = (long) rows * network.size() / WORTH_A_THREAD;
        this.shares = (int) Math.max(1, Math.min(worth, team.threads()));
    }

    int rows() {
        return rows;
    }

    /** Among how many threads the work is shared out. */
    int shares() {
        return shares;
    }

    /** The rows x outputs of the last evaluation. */
    Matrix outputs() {
        return pass.outputs();
    }

    /** Takes the examples at {@code start} and after, of an order or, where that is null, of their own. */
    void take(int[] order, int start) {
        Matrix inputs = examples.inputs();
        Matrix from = examples.targets();
        float[] source = from.data();
        float[] to = targets.data();
        int columns = targets.columns();
        for (int i = 0; i < rows; i++) {
            int row = order == null ? start + i : order[start + i];
            xRows[i] = inputs.row(row);
            int at = from.row(row);
            to[i * columns] = source[at];
            for (int j = 1; j < columns; j++) { // rows of targets are too short for a call each
                to[i * columns + j] = source[at + j];
            }
        }
    }

    /** The mean loss. */
    double loss(float[] weights) {
        this.weights = weights;
        this.noise = Dropout.OFF;
        team.run(Math.min(shares, chunks.length), forward);
        return meanLoss();
    }

    /**
     * The mean loss and its gradient, which is written.
     *
     * @param sum null, or what {@code factor} times the gradient is added to
     */
    double evaluate(float[] weights, long noise, float[] gradient, double[] sum, double factor) {
        this.weights = weights;
        this.noise = noise;
        this.gradient = gradient;
        this.sum = sum;
        this.factor = factor;
        if (shares == 1) {
            forwardAndBackward(0);
            gradients(0);
        } else {
            team.run(Math.min(shares, chunks.length), forwardAndBackward);
            team.run(shares, gradients);
        }
        return meanLoss();
    }

    /** What the only row, of this number, added to the gradient of a weight in the last evaluation. */
    Update.Term term(int row, int weight) {
        int at = network.layers().indexOf(network.layerOf(weight));
        Layer layer = network.layers().get(at);
        int inLayer = weight - layer.weightsStart();
        int unit = inLayer % layer.units();
        double input = 1; // of a bias
        if (weight < layer.biasesStart()) {
            int from = inLayer / layer.units();
            input = at == 0 ? examples.inputs().data()[xRows[0] + from] : pass.passed(at - 1, from);
        }
        return new Update.Term(row, input, pass.delta(at, unit));
    }

    private double meanLoss() {
        double total = 0;
        for (Chunk chunk : chunks) {
            total += chunk.loss * chunk.outputs.rows();
        }
        return total / rows;
    }

    private void forward(int share) {
        int first = firstChunk(share);
        int end = firstChunk(share + 1);
        pass.forward(weights, examples.inputs().data(), xRows, noise, row(first), row(end));
        for (int i = first; i < end; i++) {
            Chunk chunk = chunks[i];
            chunk.loss = loss.evaluate(chunk.outputs, chunk.targets, chunk.delta);
        }
    }

    private void forwardAndBackward(int share) {
        forward(share);
        int first = firstChunk(share);
        int end = firstChunk(share + 1);
        for (int i = first; i < end; i++) {
            scale(chunks[i].delta, (float) chunks[i].delta.rows() / rows);
        }
        pass.backward(weights, noise, row(first), row(end));
    }

    private void gradients(int share) {
        pass.gradient(examples.inputs().data(), xRows, gradient, share, shares);
        if (sum == null) {
            return;
        }
        for (Layer layer : network.layers()) {
            int end = layer.start(share + 1, shares);
            for (int i = layer.start(share, shares); i < end; i++) {
                sum[i] += factor * gradient[i];
            }
        }
    }

    private int firstChunk(int share) {
        return (int) ((long) chunks.length * share / Math.min(shares, chunks.length));
    }

    private int row(int chunk) {
        return Math.min(chunk * CHUNK, rows);
    }

    private static void scale(Matrix delta, float factor) {
        float[] data = delta.data();
        int end = delta.offset() + delta.rows() * delta.columns();
        for (int i = delta.offset(); i < end; i++) {
            float scaled = data[i] * factor;
            data[i] = Math.abs(scaled) < TRACE ? 0 : scaled;
        }
    }
}
