package dev.nudge.testkit.check;

/** Ends a check: the rule is broken, and the message says where and how. */
final class Violation extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Violation(String message) {
        super(message);
    }

    @SuppressWarnings("AnnotateFormatMethod") // the annotation is in a library, which every plugin's tests would need
    static void unless(boolean kept, String message, Object... arguments) {
        if (!kept) {
            throw new Violation(message.formatted(arguments));
        }
    }
}
