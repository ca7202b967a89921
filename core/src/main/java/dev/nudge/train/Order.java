package dev.nudge.train;

import dev.nudge.network.Seeds;

/**
 * The order of the examples in an epoch. Rows of a large table that are drawn one by one cost up to five times as long to
 * read as they lie, since the processor fetches ahead what comes next; so large batches of them are made of short runs of
 * neighbours.
 */
final class Order {

    /** Numbers that the cache of a core holds for certain. */
    private static final long CACHED = 1 << 18;

    /** Runs in a batch: enough for a sorted table to be well mixed. */
    private static final int RUNS = 32;

    private Order() {}

    /** How many neighbours stay together. */
    static int run(int batch, int rows, int columns) {
        return (long) rows * columns <= CACHED ? 1 : Math.max(1, batch / RUNS);
    }

    /** Fills an array with all rows, in runs that begin elsewhere with each seed. */
    static void shuffled(int[] order, int run, long seed) {
        int offset = (int) Long.remainderUnsigned(seed, run);
        int runs = (order.length - offset + run - 1) / run + (offset == 0 ? 0 : 1);
        int first = offset == 0 ? 0 : offset - run;
        for (int i = 0; i < runs; i++) {
            order[i] = first + i * run;
        }
        shuffle(order, runs, seed);
        int end = order.length;
        for (int i = runs - 1; i >= 0; i--) { // from the end, so that no run is overwritten before it is read
            int start = order[i];
            for (int row = Math.min(start + run, order.length) - 1; row >= Math.max(start, 0); row--) {
                order[--end] = row;
            }
        }
    }

    /** Fisher and Yates's shuffle with the numbers of SplitMix64, which take a tenth of {@link java.util.Random}'s time. */
    private static void shuffle(int[] order, int count, long seed) {
        for (int i = count - 1; i > 0; i--) {
            int j = (int) (((Seeds.mix(seed + i) >>> 32) * (i + 1)) >>> 32);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
    }
}
