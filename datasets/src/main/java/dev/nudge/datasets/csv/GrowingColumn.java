package dev.nudge.datasets.csv;

import dev.nudge.spi.Column;

/** A column that is being read. */
interface GrowingColumn {

    /** Takes the cells of one of the columns of a block. */
    void append(Block block, int column);

    /** Whether any value is not missing. */
    boolean hasValues();

    /** Roughly how much memory it takes. */
    long bytes();

    /** The column; this object is of no use afterwards. */
    Column finish();
}
