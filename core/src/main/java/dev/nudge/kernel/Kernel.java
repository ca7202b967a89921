package dev.nudge.kernel;

/** The one operation that forward and backward passes consist of. */
public interface Kernel {

    /**
     * C += A B, where element {@code (i, j)} of A stands at {@code a[aStart + i * aRow + j * aColumn]}, and likewise for
     * B. Free strides make a transposed factor cost no copy for the caller. The rows of C are contiguous. C overlaps
     * neither A nor B.
     *
     * <p>Each element of C is {@code fma(a[i, depth - 1], b[depth - 1, j], ... fma(a[i, 0], b[0, j], c[i, j]))}.
     *
     * @param rows rows of A and C
     * @param columns columns of B and C
     * @param depth columns of A, rows of B
     */
    void addProduct(
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
            int cRow);

    /** Which kernel this is, for logs and the record of a run. */
    String description();
}
