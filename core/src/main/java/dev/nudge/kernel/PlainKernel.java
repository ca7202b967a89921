package dev.nudge.kernel;

/** Plain Java. Rows of B are copied into arrays of their own: C2 vectorises a loop over arrays only without offsets. */
public final class PlainKernel implements Kernel {

    private static final ThreadLocal<float[][]> ROWS = ThreadLocal.withInitial(() -> new float[0][]);

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
        float[][] scratch = scratch(depth + 1, columns);
        for (int k = 0; k < depth; k++) {
            copyRow(b, bStart + k * bRow, bColumn, scratch[k], columns);
        }
        float[] sum = scratch[depth];
        for (int i = 0; i < rows; i++) {
            System.arraycopy(c, cStart + i * cRow, sum, 0, columns);
            int k = 0;
            int p = aStart + i * aRow;
            for (; k + 4 <= depth; k += 4, p += 4 * aColumn) {
                addFour(
                        columns,
                        a[p],
                        scratch[k],
                        a[p + aColumn],
                        scratch[k + 1],
                        a[p + 2 * aColumn],
                        scratch[k + 2],
                        a[p + 3 * aColumn],
                        scratch[k + 3],
                        sum);
            }
            for (; k < depth; k++, p += aColumn) {
                addOne(columns, a[p], scratch[k], sum);
            }
            System.arraycopy(sum, 0, c, cStart + i * cRow, columns);
        }
    }

    @Override
    public String description() {
        return "plain";
    }

    private static float[][] scratch(int rows, int columns) {
        float[][] scratch = ROWS.get();
        if (scratch.length < rows || scratch[0].length < columns) {
            int width = Math.max(columns, scratch.length == 0 ? 0 : scratch[0].length);
            scratch = new float[Math.max(rows, scratch.length)][width];
            ROWS.set(scratch);
        }
        return scratch;
    }

    private static void copyRow(float[] from, int start, int stride, float[] to, int count) {
        if (stride == 1) {
            System.arraycopy(from, start, to, 0, count);
            return;
        }
        for (int j = 0; j < count; j++) {
            to[j] = from[start + j * stride];
        }
    }

    private static void addOne(int n, float a, float[] x, float[] sum) {
        for (int j = 0; j < n; j++) {
            sum[j] = Math.fma(a, x[j], sum[j]);
        }
    }

    /** Four at once halve the traffic to memory; with five, C2 on 17 stops vectorising. */
    private static void addFour(
            int n, float a, float[] x, float b, float[] y, float c, float[] z, float d, float[] u, float[] sum) {
        for (int j = 0; j < n; j++) {
            sum[j] = Math.fma(d, u[j], Math.fma(c, z[j], Math.fma(b, y[j], Math.fma(a, x[j], sum[j]))));
        }
    }
}
