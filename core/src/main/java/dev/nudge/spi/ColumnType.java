package dev.nudge.spi;

/** What a column of a table holds. */
public enum ColumnType {
    /** Numbers. */
    NUMBER,
    /** One of a set of names. */
    CATEGORY
}
