package dev.nudge.datasets.csv;

import dev.nudge.spi.Column;

/** A column that is being read. */
interface GrowingColumn {

    /** Takes the next cell, unless it cannot be a cell of this column. */
    boolean add(String cell);

    /** Takes a missing value. */
    void addMissing();

    /** Whether any value is not missing. */
    boolean hasValues();

    /** Roughly how much memory it takes. */
    long bytes();

    /** The column; this object is of no use afterwards. */
    Column finish();
}
