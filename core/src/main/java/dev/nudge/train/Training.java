package dev.nudge.train;

import dev.nudge.network.Dropout;
import dev.nudge.network.Layer;
import dev.nudge.network.Seeds;
import dev.nudge.spi.Optimizer;
import java.util.Arrays;
import java.util.function.BooleanSupplier;

/** Training step by step: what the command line and the browser both drive. */
public final class Training {

    /** A loss so many times the loss at the start is not noise any more. */
    private static final double HOPELESS = 1e6;

    private final Objective objective;
    private final Optimizer optimizer;
    private final TrainingSettings settings;
    private final float[] weights;
    private final float[] gradient;
    private final float[][] memory;
    private final int[] order;
    private final int batch;
    private final int run;
    private final int epochs;
    private final int stepsPerEpoch;
    private final double stepLength;
    private final Descent descent;

    private double initialLoss;
    private long steps;
    /** The loss that belongs to the gradient, if the gradient is that of all rows at the present weights; else NaN. */
    private double known = Double.NaN;

    /** Training from the initial weights of the settings' seed. */
    public Training(Objective objective, Optimizer optimizer, TrainingSettings settings) {
        this.objective = objective;
        this.optimizer = optimizer;
        this.settings = settings;
        this.weights = objective.network().initialWeights(settings.seed());
        this.gradient = new float[weights.length];
        this.memory = new float[optimizer.memories()][weights.length];
        this.order = new int[objective.rows()];
        this.epochs = settings.epochs(objective.rows());
        this.batch = Math.min(settings.batchSize().rows(), objective.rows());
        this.run = Order.run(batch, objective.rows(), objective.network().inputs());
        this.stepsPerEpoch = (objective.rows() + batch - 1) / batch;
        this.stepLength = 1.0 / stepsPerEpoch;
        this.descent = new Descent(objective, batch, optimizer, settings, weights, gradient, memory);
        this.initialLoss = objective.loss(weights);
    }

    /** The weights, which each step changes; shared, to be read only: {@link #startFrom} changes them. */
    public float[] weights() {
        return weights;
    }

    /** Steps made. */
    public long steps() {
        return steps;
    }

    /** Epochs to train for. */
    public int epochs() {
        return epochs;
    }

    /** Steps in an epoch. */
    public int stepsPerEpoch() {
        return stepsPerEpoch;
    }

    /** The optimizer's memory, shared, to be read only: vectors as long as the weights. */
    public float[][] memory() {
        return memory;
    }

    /** The function that is made small. */
    public Objective objective() {
        return objective;
    }

    /** The mean loss over all examples before the first step. */
    public double initialLoss() {
        return initialLoss;
    }

    /** The learning rate of the next step. */
    public double rate() {
        double epoch = (double) steps / stepsPerEpoch;
        return settings.schedule().rate(optimizer.learningRate(), epoch, stepLength, epochs);
    }

    /** Begins anew from other weights: no steps made, the optimizer's memory empty. */
    public void startFrom(float[] others) {
        if (others.length != weights.length) {
            throw new IllegalArgumentException(
                    "%d weights for a network of %d".formatted(others.length, weights.length));
        }
        for (float[] vector : memory) {
            Arrays.fill(vector, 0);
        }
        steps = 0;
        restore(others);
        initialLoss = loss();
    }

    /** Where training stands, to come back to. */
    public Moment moment() {
        return new Moment(weights, memory, steps, initialLoss);
    }

    /** Goes to where this training stood; from there it makes the same steps to the bit. */
    public void restore(Moment moment) {
        moment.copyTo(weights, memory);
        steps = moment.steps();
        initialLoss = moment.initialLoss();
        known = Double.NaN;
        if (!wholeBatch()) {
            orderRows(steps / stepsPerEpoch()); // it may be in the middle of an epoch
        }
    }

    /** Makes a step with the next batch. */
    public void step() throws DivergedException {
        requireSane(prepareGradient());
        double rate = rate(); // of a step that is not counted yet
        steps++;
        descent.step(steps, rate);
    }

    /** Makes the steps that are left of this epoch, or as many as {@code goOn} allows; false if it did not allow all. */
    public boolean epoch(BooleanSupplier goOn) throws DivergedException {
        do {
            if (!goOn.getAsBoolean()) {
                return false;
            }
            step();
        } while (steps % stepsPerEpoch != 0);
        return true;
    }

    /** Makes steps until the norm of the gradient over all rows falls below a bound; false if {@code goOn} ended it. */
    public boolean converge(double bound, BooleanSupplier goOn) throws DivergedException {
        while (!(gradientNorm() < bound)) {
            if (!epoch(goOn)) {
                return false;
            }
        }
        return true;
    }

    /** The mean loss over all examples at the present weights. */
    public double loss() {
        if (Double.isNaN(known)) {
            known = objective.evaluate(weights, gradient);
        }
        return known;
    }

    /** The norm of the gradient over all examples, penalties included. */
    public double gradientNorm() {
        loss();
        double sum = 0;
        for (Layer layer : objective.network().layers()) {
            for (int i = layer.weightsStart(); i < layer.end(); i++) {
                double slope = gradient[i] + (i < layer.biasesStart() ? descent.penaltySlope(weights[i]) : 0);
                sum += slope * slope;
            }
        }
        return Math.sqrt(sum);
    }

    /** Goes back to other weights. */
    void restore(float[] others) {
        System.arraycopy(others, 0, weights, 0, weights.length);
        known = Double.NaN;
    }

    /** Goes to where a training with the same settings and examples stood; throws if it cannot have been one. */
    void restore(Checkpoint checkpoint) {
        checkpoint.requireFits(weights.length, memory.length, stepsPerEpoch());
        restore(checkpoint.weights());
        for (int i = 0; i < memory.length; i++) {
            System.arraycopy(checkpoint.memory().get(i), 0, memory[i], 0, weights.length);
        }
        steps = checkpoint.steps();
    }

    /** Goes back to where it stood after the last whole epoch. */
    void restore(Standing standing) {
        steps = standing.copyTo(weights, memory);
        known = Double.NaN;
    }

    /** A place to keep what changes from step to step. */
    Standing standing() {
        return new Standing(weights, memory);
    }

    /** Keeps what changes from step to step. */
    void keep(Standing standing, int epoch, double seconds) {
        standing.take(weights, memory, steps, epoch, seconds);
    }

    /** Throws if the weights or the loss at them show that training has gone astray: what is asked after each epoch. */
    public void requireSane() throws DivergedException {
        requireSaneWeights(loss());
    }

    /** Throws if the weights or the loss at them show that training has gone astray. */
    void requireSaneWeights(double loss) throws DivergedException {
        requireSane(loss);
        for (float weight : weights) {
            if (!Float.isFinite(weight)) {
                throw new DivergedException(steps, Double.NaN, initialLoss);
            }
        }
    }

    /** Throws if a loss shows that training has gone astray. */
    void requireSane(double loss) throws DivergedException {
        if (loss == Double.NEGATIVE_INFINITY || !(loss <= HOPELESS * Math.max(Math.abs(initialLoss), 1))) {
            throw new DivergedException(steps, loss, initialLoss);
        }
    }

    /** Puts the gradient of the next batch into place, and gives the loss there. */
    double prepareGradient() {
        double loss = wholeBatch() ? loss() : nextBatch();
        known = Double.NaN;
        return loss;
    }

    float[] gradient() {
        return gradient;
    }

    Descent descent() {
        return descent;
    }

    /** Where the rows of the next step begin in their order. */
    int nextRow() {
        return (int) (steps % stepsPerEpoch()) * batch;
    }

    /** The rows of the next step, from {@link #nextRow} on; null if they are all, as they come. */
    int[] nextRows() {
        return wholeBatch() ? null : Arrays.copyOfRange(order, nextRow(), Math.min(nextRow() + batch, order.length));
    }

    /** Whether each step learns from all rows at once, so that {@link #loss()} is a part of the next step. */
    public boolean wholeBatch() {
        return batch == objective.rows() && objective.network().dropout() == 0;
    }

    private double nextBatch() {
        long epoch = steps / stepsPerEpoch;
        int from = nextRow();
        if (from == 0) {
            orderRows(epoch);
        }
        long noise = objective.network().dropout() == 0 ? Dropout.OFF : Seeds.DROPOUT.mixed(settings.seed(), steps) | 1;
        return objective.evaluate(weights, gradient, order, from, Math.min(from + batch, order.length), noise);
    }

    /** From the examples' own order each time, so that an epoch's order depends on nothing but its number. */
    private void orderRows(long epoch) {
        if (settings.shuffle()) {
            Order.shuffled(order, run, Seeds.SHUFFLE.mixed(settings.seed(), epoch));
        } else {
            Arrays.setAll(order, row -> row);
        }
    }
}
