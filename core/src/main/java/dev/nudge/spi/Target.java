package dev.nudge.spi;

/** What a loss learns to predict, and so how the target column is read and how many outputs the network has. */
public enum Target {
    /** A number; scaled for training unless the experiment says otherwise. One output. */
    NUMBER,
    /** A number of events, 0 or more; never scaled. One output. */
    COUNT,
    /** One of two classes, 0 or 1; the class that sorts last is 1. One output. */
    YES_NO,
    /** One of k classes, one-hot: a 1 in the column of the class, 0 elsewhere. k outputs. */
    ONE_OF_K;

    /** Whether the target column holds classes. */
    public boolean classes() {
        return this == YES_NO || this == ONE_OF_K;
    }
}
