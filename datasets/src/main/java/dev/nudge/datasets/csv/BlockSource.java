package dev.nudge.datasets.csv;

/** Blocks of a text in order. */
interface BlockSource {

    /** The next block, which may have been read already; null if there are no more, or none that can be read. */
    Block next(CellReader cells);

    /** Takes a block back that is no longer needed. */
    void free(Block block);
}
