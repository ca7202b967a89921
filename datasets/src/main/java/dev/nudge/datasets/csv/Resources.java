package dev.nudge.datasets.csv;

/**
 * What reading may take.
 *
 * @param memory bytes for the columns
 * @param block characters that are read at once
 * @param threads threads besides the one that reads
 */
record Resources(long memory, int block, int threads) {

    private static final int ENOUGH_THREADS = 2;

    static Resources usual() {
        Runtime runtime = Runtime.getRuntime();
        // What is left is for the last copy of a column, and for the garbage of parsing.
        return new Resources(
                runtime.maxMemory() / 10 * 8,
                Blocks.USUAL_SIZE,
                Math.min(ENOUGH_THREADS, runtime.availableProcessors()));
    }
}
