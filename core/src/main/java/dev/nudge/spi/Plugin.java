package dev.nudge.spi;

/**
 * What losses, optimizers and dataset loaders have in common: a name to call them by in an experiment file.
 *
 * <p>An implementation is a public record. The record component {@code learningRate} is the key {@code learning-rate}
 * of the experiment file. Its public no-argument constructor gives every setting its default; a setting whose default
 * is {@code null} has no default and must be given in the file.
 */
public interface Plugin {

    /** The name in experiment files: lower case, words joined by {@code -}; unique among plugins of its kind. */
    default String name() {
        return Names.kebab(getClass().getSimpleName());
    }
}
