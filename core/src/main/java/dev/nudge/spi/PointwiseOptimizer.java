package dev.nudge.spi;

/**
 * An optimizer that moves each weight by that weight's own numbers alone, so that it moves the same way whichever weights
 * are moved with it. The engine may then share the weights out among threads. A rule that looks at several weights at once,
 * such as at the length of the whole gradient, is an {@link Optimizer} only, and is given all of them on one thread.
 */
public interface PointwiseOptimizer extends Optimizer {

    /**
     * Moves the weights {@code from} to {@code to} by one step, in place. Of no array it reads or changes anything outside
     * of that range, which other threads may be moving at the same time.
     *
     * @param from the place of the first weight to move
     * @param to the place after the last one; equal to {@code from} if there are none
     * @param weights all weights of the network
     * @param gradient d(loss) / d(weight), as long as {@code weights}; within the range it may be used as scratch space
     * @param memory {@link #memories} vectors as long as {@code weights}, zero at the first step, then as the last step
     *     left them
     * @param step the number of this step, from 1
     * @param rate the learning rate of this step, after the schedule
     */
    void step(int from, int to, float[] weights, float[] gradient, float[][] memory, long step, double rate);

    /** Moves all weights. */
    @Override
    default void step(float[] weights, float[] gradient, float[][] memory, long step, double rate) {
        step(0, weights.length, weights, gradient, memory, step, rate);
    }
}
