package dev.nudge.kernel;

import java.util.function.Supplier;

/**
 * The plain kernel until there has been so much work that more is likely, then one that takes a while to load. Since both
 * give the same bits, nobody sees when that happens.
 */
final class LateKernel implements Kernel {

    /** Multiply-adds that take the plain kernel about as long as the vector kernel takes to load. */
    private static final long ENOUGH = 100_000_000;

    private final Supplier<Kernels.Choice> load;
    private volatile Kernels.Choice choice = new Kernels.Choice(new PlainKernel(), "there is little work");
    /** Not exact if several threads count, which does not matter. */
    private long work;

    LateKernel(Supplier<Kernels.Choice> load) {
        this.load = load;
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
        if (work < ENOUGH) {
            work += (long) rows * columns * depth;
            if (work >= ENOUGH) {
                choice = load.get();
            }
        }
        choice.kernel()
                .addProduct(rows, columns, depth, a, aStart, aRow, aColumn, b, bStart, bRow, bColumn, c, cStart, cRow);
    }

    /** The one in use. */
    @Override
    public String description() {
        return choice.kernel().description();
    }

    String reason() {
        return choice.reason();
    }
}
