package dev.nudge.testkit.check;

/**
 * What a check has found.
 *
 * @param outcome how it went
 * @param details the figures of a check that passed, what is wrong where with one that failed, or the reason for
 *     skipping
 */
public record Finding(Outcome outcome, String details) {

    /** How a check went. */
    public enum Outcome {
        /** The plugin keeps the rule. */
        PASSED,
        /** The plugin breaks the rule. */
        FAILED,
        /** Nothing can be said; the details say why. */
        SKIPPED
    }

    /** The plugin keeps the rule. */
    public static Finding passed(String figures) {
        return new Finding(Outcome.PASSED, figures);
    }

    /** The plugin breaks the rule. */
    public static Finding failed(String message) {
        return new Finding(Outcome.FAILED, message);
    }

    /** Nothing can be said. */
    public static Finding skipped(String reason) {
        return new Finding(Outcome.SKIPPED, reason);
    }
}
