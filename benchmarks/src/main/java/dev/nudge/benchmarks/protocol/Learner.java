package dev.nudge.benchmarks.protocol;

/** A library at work on an item: a network, its data, and the batches cut. */
public interface Learner {

    /** Trains on every row once, in the order of the file. */
    void epoch();

    /** The mean loss over the training rows. */
    double loss();

    /** The share of the test rows told right; NaN if the item has no classes. */
    double accuracy();
}
