package dev.nudge.spi;

import java.util.List;

/**
 * A rule for moving weights against a gradient.
 *
 * <p>The rule keeps no state: what it must remember between steps stands in memory vectors that the engine owns, sets to
 * zero before the first step, saves in checkpoints and restores on resume. Learning-rate schedules, penalties, weight
 * decay and clipping are the engine's business too.
 */
public interface Optimizer extends Plugin {

    /** The learning rate before any schedule; a record component of that name implements it. */
    double learningRate();

    /** How many memory vectors of the length of the weights the rule needs. */
    int memories();

    /**
     * What the formula of the rule calls its memory vectors, in their order, as in {@code [m, v]}: for people who look at
     * a step.
     *
     * @return a name for each of the {@link #memories}, or none at all, if they have no names
     */
    default List<String> memoryNames() {
        return List.of();
    }

    /**
     * Moves the weights by one step, in place.
     *
     * @param weights all weights of the network
     * @param gradient d(loss) / d(weight), as long as {@code weights}; may be used as scratch space
     * @param memory {@link #memories} vectors as long as {@code weights}, zero at the first step, then as the last step
     *     left them
     * @param step the number of this step, from 1
     * @param rate the learning rate of this step, after the schedule
     */
    void step(float[] weights, float[] gradient, float[][] memory, long step, double rate);

    /**
     * Decoupled weight decay: before each step the engine multiplies weights, but not biases, by {@code 1 - rate *
     * weightDecay}. The experiment's {@code training.weight-decay} takes precedence.
     */
    default double weightDecay() {
        return 0;
    }
}
