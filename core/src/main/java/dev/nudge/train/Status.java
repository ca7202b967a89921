package dev.nudge.train;

/** How training ended. */
public enum Status {
    /** All epochs done, or stopped early because there was nothing more to gain. */
    COMPLETED,
    /** The loss ran away. */
    DIVERGED,
    /** Someone asked it to stop. */
    INTERRUPTED
}
