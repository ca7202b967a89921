package dev.nudge.train;

import java.util.function.Supplier;

/** Watches training go on, and may end it. */
public interface Watcher {

    /** Watches nothing. */
    Watcher NONE = epoch -> {};

    /** An epoch is done. */
    void epoch(Epoch epoch);

    /** After an epoch: from what the supplier gives, training could go on; it is copied only if asked for. */
    default void standing(Supplier<Checkpoint> checkpoint) {}

    /** A fold of the cross-validation begins; its epochs are not reported. */
    default void fold(int number, int folds) {}

    /** Asked before each step: whether to go on. */
    default boolean goOn() {
        return true;
    }
}
