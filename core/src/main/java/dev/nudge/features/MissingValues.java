package dev.nudge.features;

/** What to do where a feature's value is missing. A missing category is a category of its own, except to drop or fail. */
public enum MissingValues {
    /** A number becomes the median of the column's training rows. */
    MEDIAN,
    /** A number becomes the mean of the column's training rows. */
    MEAN,
    /** A number becomes 0. */
    ZERO,
    /** The row is left out. */
    DROP,
    /** It is an error. */
    FAIL
}
