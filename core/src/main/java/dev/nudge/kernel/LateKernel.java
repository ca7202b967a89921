package dev.nudge.kernel;

import java.util.function.Supplier;

/**
 * The plain kernel until there has been so much work that more is likely, then one that takes a while to load. Since both
 * give the same bits, nobody sees when that happens.
 */
final class LateKernel implements Kernel {

    /** Multiply-adds that take the plain kernel about as long as the vector kernel takes to load. */
    private static final long ENOUGH = 100_000_000;

    /** Multiply-adds that are not worth copying rows for. */
    private static final long TINY = 500;

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
        if ((long) rows * columns * depth <= TINY) {
            addTinyProduct(rows, columns, depth, a, aStart, aRow, aColumn, b, bStart, bRow, bColumn, c, cStart, cRow);
            return;
        }
        if (work < ENOUGH) {
            work += (long) rows * columns * depth;
            if (work >= ENOUGH) {
                choice = load.get();
            }
        }
        choice.kernel()
                .addProduct(rows, columns, depth, a, aStart, aRow, aColumn, b, bStart, bRow, bColumn, c, cStart, cRow);
    }

    /** Little code, which is soon compiled, and no copies. */
    private static void addTinyProduct(
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
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                int p = aStart + i * aRow;
                int q = bStart + j * bColumn;
                float sum = c[cStart + i * cRow + j];
                for (int k = 0; k < depth; k++, p += aColumn, q += bRow) {
                    sum = Math.fma(a[p], b[q], sum);
                }
                c[cStart + i * cRow + j] = sum;
            }
        }
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
