package dev.nudge.kernel;

/**
 * The three products that a fully connected layer consists of. The weight from input {@code k} to unit {@code j} stands at
 * {@code start + k * units + j}, the bias of unit {@code j} at {@code start + inputs * units + j}. Row {@code i} of the
 * layer's inputs begins at {@code x[xRows[i]]}, so rows may lie anywhere; those of all other matrices follow each other.
 *
 * <p>Every element of a result is one chain of fused multiply-adds in ascending order of the index that is summed over.
 * A kernel computes any part of a result alone, so parts may be shared out among threads. Results overlap no argument.
 */
public interface Kernel {

    /**
     * The weighted sums of rows {@code from} to {@code to}: {@code sums[i, j]} becomes the chain that starts at the bias of
     * unit {@code j}, or at 0, and adds {@code x[i, k] * w[k, j]} for each input {@code k}.
     */
    void forward(
            int from,
            int to,
            int inputs,
            int units,
            float[] x,
            int[] xRows,
            float[] weights,
            int start,
            boolean bias,
            float[] sums);

    /**
     * The gradient by the weights of inputs {@code from} to {@code to}: {@code gradient[k, j]}, which stands where the
     * weight does, becomes the chain that starts at 0 and adds {@code x[i, k] * deltas[i, j]} for each row {@code i}.
     */
    void gradient(
            int from, int to, int rows, int units, float[] x, int[] xRows, float[] deltas, float[] gradient, int start);

    /**
     * The gradient by the inputs of rows {@code from} to {@code to}: {@code below[i, k]} becomes the chain that starts at 0
     * and adds {@code deltas[i, j] * w[k, j]} for each unit {@code j}.
     */
    void delta(int from, int to, int inputs, int units, float[] deltas, float[] weights, int start, float[] below);

    /** What it is, for the summary of a run. */
    String description();
}
