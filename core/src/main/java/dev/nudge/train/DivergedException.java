package dev.nudge.train;

/** Training went away from the minimum instead of towards it. */
public final class DivergedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final long step;
    private final double loss;
    private final double initialLoss;

    DivergedException(long step, double loss, double initialLoss) {
        super("after step %d the loss is %s; it was %s at the start".formatted(step, loss, initialLoss));
        this.step = step;
        this.loss = loss;
        this.initialLoss = initialLoss;
    }

    /** The step that led there. */
    public long step() {
        return step;
    }

    /** The loss after that step: enormous, infinite or NaN. */
    public double loss() {
        return loss;
    }

    /** The loss before the first step. */
    public double initialLoss() {
        return initialLoss;
    }
}
