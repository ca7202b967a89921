package dev.nudge.train;

/** Watches training go on, and may end it. */
public interface Watcher {

    /** Watches nothing. */
    Watcher NONE = epoch -> {};

    /** An epoch is done. */
    void epoch(Epoch epoch);

    /** A fold of the cross-validation begins; its epochs are not reported. */
    default void fold(int number, int folds) {}

    /** Asked before each step: whether to go on. */
    default boolean goOn() {
        return true;
    }
}
