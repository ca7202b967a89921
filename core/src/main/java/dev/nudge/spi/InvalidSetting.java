package dev.nudge.spi;

/** A setting of a plugin has a value it cannot have; says which setting, so that its place in a file can be shown. */
public final class InvalidSetting extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String setting;

    /**
     * @param setting the record component
     * @param message what is wrong and what is possible, such as {@code must be greater than 0, got -1.0}
     */
    public InvalidSetting(String setting, String message) {
        super(Names.kebab(setting) + " " + message);
        this.setting = setting;
    }

    /** The record component. */
    public String setting() {
        return setting;
    }
}
