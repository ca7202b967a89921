package dev.nudge.kernel;

import java.util.stream.IntStream;

/** Gives each thread a share of the rows of C. Rows do not depend on each other, so the bits stay the same. */
final class ThreadedKernel implements Kernel {

    /** Below this number of multiply-adds, waking a thread costs more than it saves. */
    private static final long WORTH_SHARING = 2_000_000;

    private final Kernel kernel;
    private final int threads;

    ThreadedKernel(Kernel kernel, int threads) {
        this.kernel = kernel;
        this.threads = threads;
    }

    @Override
    public void addProduct(
            int rows,
            int columns,
            int depth,
            float[] a,
            int aStart,
            int aRow,
            int aColumn,
            float[] b,
            int bStart,
            int bRow,
            int bColumn,
            float[] c,
            int cStart,
            int cRow) {
        int parts = (long) rows * columns * depth < WORTH_SHARING ? 1 : Math.min(threads, rows);
        if (parts == 1) {
            kernel.addProduct(
                    rows, columns, depth, a, aStart, aRow, aColumn, b, bStart, bRow, bColumn, c, cStart, cRow);
            return;
        }
        IntStream.range(0, parts).parallel().forEach(part -> {
            int from = (int) ((long) rows * part / parts);
            int to = (int) ((long) rows * (part + 1) / parts);
            kernel.addProduct(
                    to - from,
                    columns,
                    depth,
                    a,
                    aStart + from * aRow,
                    aRow,
                    aColumn,
                    b,
                    bStart,
                    bRow,
                    bColumn,
                    c,
                    cStart + from * cRow,
                    cRow);
        });
    }

    @Override
    public String description() {
        return kernel.description() + ", " + threads + " threads";
    }
}
