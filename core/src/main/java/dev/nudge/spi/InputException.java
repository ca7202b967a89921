package dev.nudge.spi;

import java.util.Optional;

/**
 * Something the user gave (a file, a setting, a table) cannot be used. The message is all the user sees: it says where,
 * what was found, and what to do.
 */
public final class InputException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String key;

    /** @param message where, what, and what to do */
    public InputException(String message) {
        this(message, null);
    }

    /** @param message where, what, and what to do; the cause is shown only on request */
    public InputException(String message, Throwable cause) {
        super(message, cause);
        this.key = null;
    }

    private InputException(String key, String message, Throwable cause) {
        super(key + ": " + message, cause);
        this.key = key;
    }

    /**
     * Something that a key of the experiment file says cannot be done with this data.
     *
     * @param key the key, such as {@code features.target}; where it stands in the file is added for the user
     * @param message what was found, and what to do
     */
    public static InputException at(String key, String message) {
        return new InputException(key, message, null);
    }

    /** The key of the experiment file that the message is about, if it is about one. */
    public Optional<String> key() {
        return Optional.ofNullable(key);
    }
}
