package dev.nudge.train;

import dev.nudge.spi.InputException;
import java.util.List;

/**
 * Where training stood after an epoch: all that it needs to go on to the same bits. The order of the examples, the noise
 * of dropout and the schedule follow from the settings and the number of steps.
 *
 * @param epochs epochs done
 * @param steps steps made
 * @param seconds seconds of training so far
 * @param weights all weights of the network
 * @param memory the optimizer's memory vectors, each as long as the weights
 * @param good the weights with the lowest train loss so far, to go back to after divergence
 * @param best the weights that early stopping would go back to; its value is NaN before there are any
 */
@SuppressWarnings("ArrayRecordComponent") // Handed over whole, never compared.
public record Checkpoint(
        int epochs, long steps, double seconds, float[] weights, List<float[]> memory, Kept good, Kept best) {

    /** The weights after some epoch, and the value for which they were kept. */
    @SuppressWarnings("ArrayRecordComponent")
    public record Kept(int epoch, double value, float[] weights) {}

    /** Throws if it cannot be of a training of this size. */
    void requireFits(int size, int memories, int stepsPerEpoch) {
        boolean rightSize = weights.length == size && good.weights.length == size && best.weights.length == size;
        if (!rightSize || memory.size() != memories || memory.stream().anyMatch(vector -> vector.length != size)) {
            throw new InputException(
                    "the checkpoint has %d weights and %d vectors of memory, this training has %d and %d; %s"
                            .formatted(weights.length, memory.size(), size, memories, "it belongs to another run"));
        }
        if (steps != (long) epochs * stepsPerEpoch) {
            throw new InputException("the checkpoint has %d steps in %d epochs, this training makes %d in each; %s"
                    .formatted(steps, epochs, stepsPerEpoch, "it belongs to another run"));
        }
    }
}
