package dev.nudge.benchmarks.protocol;

/** What was asked for cannot be done: one line for the reader, and exit code 2. */
public final class BadUsage extends RuntimeException {

    private static final long serialVersionUID = 1;

    public BadUsage(String message) {
        super(message);
    }
}
