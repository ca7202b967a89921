package dev.nudge.spi;

/**
 * Something the user gave (a file, a setting, a table) cannot be used. The message is all the user sees: it says where,
 * what was found, and what to do.
 */
public final class InputException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message where, what, and what to do */
    public InputException(String message) {
        super(message);
    }

    /** @param message where, what, and what to do; the cause is shown only on request */
    public InputException(String message, Throwable cause) {
        super(message, cause);
    }
}
