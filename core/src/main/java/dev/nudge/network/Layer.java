package dev.nudge.network;

/**
 * A fully connected layer: where its numbers stand in the network's flat array of weights. The weight from input {@code
 * i} to unit {@code j} stands at {@code weightsStart + i * units + j}; the biases follow.
 */
public record Layer(int inputs, int units, Activation activation, boolean bias, int weightsStart) {

    /** Where the biases stand, or would stand. */
    public int biasesStart() {
        return weightsStart + inputs * units;
    }

    /** Where the next layer starts. */
    public int end() {
        return biasesStart() + (bias ? units : 0);
    }

    /** The input at which a share of the inputs begins, if they are shared out evenly. */
    int firstInput(int share, int shares) {
        return (int) ((long) inputs * share / shares);
    }

    /** Where a share of the layer's numbers begins; the last share has the biases. */
    public int start(int share, int shares) {
        return share == shares ? end() : weightsStart + firstInput(share, shares) * units;
    }
}
