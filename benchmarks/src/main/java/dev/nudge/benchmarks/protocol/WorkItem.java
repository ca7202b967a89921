package dev.nudge.benchmarks.protocol;

import java.util.Optional;
import java.util.stream.Stream;

/** The training items: what is trained, in which steps, and for how long before it is looked at. */
public enum WorkItem {
    /** Softmax regression on MNIST from a zero start. */
    W1("W1", 0, false, 0.1, 128, 5),
    /** One hidden layer of relu units. */
    W2("W2", 128, false, 0.1, 128, 3),
    /** The same with Adam, with its usual settings. */
    W2_ADAM("W2-adam", 128, true, 0.001, 128, 3),
    /** Linear regression with mean squared error, on 20 columns. */
    W3("W3", 0, false, 0.01, 256, 3),
    /** W1's network by gradient descent on all rows; an epoch is one iteration. */
    W4("W4", 0, false, 0.5, Integer.MAX_VALUE, 20);

    private final String label;
    private final int hidden;
    private final boolean adam;
    private final double rate;
    private final int batch;
    private final int epochs;

    WorkItem(String label, int hidden, boolean adam, double rate, int batch, int epochs) {
        this.label = label;
        this.hidden = hidden;
        this.adam = adam;
        this.rate = rate;
        this.batch = batch;
        this.epochs = epochs;
    }

    /** The item of that name, if it is one of these. */
    public static Optional<WorkItem> named(String label) {
        return Stream.of(values()).filter(item -> item.label.equals(label)).findFirst();
    }

    /** The name. */
    public String label() {
        return label;
    }

    /** Units of the hidden layer; 0 for none. */
    public int hidden() {
        return hidden;
    }

    /** Adam, or else plain gradient descent. */
    public boolean adam() {
        return adam;
    }

    /** The learning rate. */
    public double rate() {
        return rate;
    }

    /** Rows a step, out of so many; the last batch of an epoch may be smaller, none is left out. */
    public int batch(int rows) {
        return Math.min(batch, rows);
    }

    /** Epochs after which loss and accuracy are looked at. */
    public int epochs() {
        return epochs;
    }

    /** Whether it learns to tell pictures of digits apart, or else to predict a number. */
    public boolean pictures() {
        return this != W3;
    }
}
