package dev.nudge.spi;

/**
 * Measures how wrong a network's outputs are, and in which direction they should move.
 *
 * <p>A loss keeps no state and is safe to use from several threads at once.
 */
public interface Loss extends Plugin {

    /**
     * The mean loss over the rows, and its gradient.
     *
     * @param outputs rows x outputs: the raw outputs of the network, before the {@link #link}; not to be changed
     * @param targets rows x outputs: what the outputs should predict, in the form that {@link #target} states; not to be
     *     changed
     * @param gradient rows x outputs: every element is overwritten with d(mean loss) / d(output), so that a step against
     *     it lowers the loss; whatever it held before does not matter
     * @return the sum of the losses of all rows divided by the number of rows, summed in double; finite for outputs as
     *     extreme as +-1e4
     */
    double evaluate(Matrix outputs, Matrix targets, Matrix gradient);

    /** The kind of target that the loss takes; another kind in the table is an error before training starts. */
    Target target();

    /** How raw outputs become predictions. */
    default Link link() {
        return switch (target()) {
            case NUMBER -> Link.IDENTITY;
            case COUNT -> Link.EXP;
            case YES_NO -> Link.SIGMOID;
            case ONE_OF_K -> Link.SOFTMAX;
        };
    }
}
