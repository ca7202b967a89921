package dev.nudge.kernel.vector;

import dev.nudge.kernel.Kernel;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The Vector API. B is packed panel by panel, each two vectors wide; C is computed in register tiles of eight rows by one
 * or two vectors; tiles at the edges go through a scratch tile.
 */
public final class VectorKernel implements Kernel {

    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final int ROWS = 8;
    private static final ThreadLocal<Scratch> SCRATCH = ThreadLocal.withInitial(Scratch::new);

    private static final class Scratch {
        final float[] tile = new float[ROWS * 2 * LANES];
        float[] panel = new float[0];

        float[] panel(int size) {
            if (panel.length < size) {
                panel = new float[size];
            }
            return panel;
        }
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
        Scratch scratch = SCRATCH.get();
        float[] tile = scratch.tile;
        float[] panel = scratch.panel(depth * 2 * LANES);
        for (int j = 0; j < columns; j += 2 * LANES) {
            int used = Math.min(2 * LANES, columns - j);
            int width = used <= LANES ? LANES : 2 * LANES;
            pack(depth, used, b, bStart + j * bColumn, bRow, bColumn, panel, width);
            for (int i = 0; i < rows; i += ROWS) {
                int height = Math.min(ROWS, rows - i);
                int corner = cStart + i * cRow + j;
                if (height == ROWS && used == width) {
                    tile(width, depth, a, aStart + i * aRow, aRow, ROWS, aColumn, panel, c, corner, cRow);
                    continue;
                }
                for (int r = 0; r < height; r++) {
                    System.arraycopy(c, corner + r * cRow, tile, r * width, used);
                }
                tile(width, depth, a, aStart + i * aRow, aRow, height, aColumn, panel, tile, 0, width);
                for (int r = 0; r < height; r++) {
                    System.arraycopy(tile, r * width, c, corner + r * cRow, used);
                }
            }
        }
    }

    @Override
    public String description() {
        return "vector, " + LANES + " lanes";
    }

    /** Lanes beyond {@code used} keep whatever the panel held; their results are dropped with the scratch tile. */
    private static void pack(int depth, int used, float[] b, int start, int row, int column, float[] panel, int width) {
        if (column == 1) {
            for (int k = 0; k < depth; k++) {
                System.arraycopy(b, start + k * row, panel, k * width, used);
            }
            return;
        }
        for (int q = 0; q < used; q++) {
            int p = start + q * column;
            for (int k = 0; k < depth; k++) {
                panel[k * width + q] = b[p + k * row];
            }
        }
    }

    /** Rows that are not there repeat the last one that is. */
    private static void tile(
            int width,
            int depth,
            float[] a,
            int p,
            int row,
            int height,
            int column,
            float[] b,
            float[] c,
            int o,
            int cRow) {
        int last = (height - 1) * row;
        int r1 = Math.min(row, last);
        int r2 = Math.min(2 * row, last);
        int r3 = Math.min(3 * row, last);
        int r4 = Math.min(4 * row, last);
        int r5 = Math.min(5 * row, last);
        int r6 = Math.min(6 * row, last);
        int r7 = Math.min(7 * row, last);
        if (width == LANES) {
            oneVector(depth, a, p, r1, r2, r3, r4, r5, r6, r7, column, b, c, o, cRow);
        } else {
            twoVectors(depth, a, p, r1, r2, r3, r4, r5, r6, r7, column, b, c, o, cRow);
        }
    }

    // Every accumulator has a name: vectors in an array are boxed, which costs a factor of thirty.
    private static void oneVector(
            int depth,
            float[] a,
            int p,
            int r1,
            int r2,
            int r3,
            int r4,
            int r5,
            int r6,
            int r7,
            int column,
            float[] b,
            float[] c,
            int o,
            int cRow) {
        int o1 = o + cRow;
        int o2 = o1 + cRow;
        int o3 = o2 + cRow;
        int o4 = o3 + cRow;
        int o5 = o4 + cRow;
        int o6 = o5 + cRow;
        int o7 = o6 + cRow;
        FloatVector u0 = load(c, o);
        FloatVector u1 = load(c, o1);
        FloatVector u2 = load(c, o2);
        FloatVector u3 = load(c, o3);
        FloatVector u4 = load(c, o4);
        FloatVector u5 = load(c, o5);
        FloatVector u6 = load(c, o6);
        FloatVector u7 = load(c, o7);
        for (int k = 0, q = 0; k < depth; k++, p += column, q += LANES) {
            FloatVector x = load(b, q);
            u0 = all(a[p]).fma(x, u0);
            u1 = all(a[p + r1]).fma(x, u1);
            u2 = all(a[p + r2]).fma(x, u2);
            u3 = all(a[p + r3]).fma(x, u3);
            u4 = all(a[p + r4]).fma(x, u4);
            u5 = all(a[p + r5]).fma(x, u5);
            u6 = all(a[p + r6]).fma(x, u6);
            u7 = all(a[p + r7]).fma(x, u7);
        }
        u0.intoArray(c, o);
        u1.intoArray(c, o1);
        u2.intoArray(c, o2);
        u3.intoArray(c, o3);
        u4.intoArray(c, o4);
        u5.intoArray(c, o5);
        u6.intoArray(c, o6);
        u7.intoArray(c, o7);
    }

    private static void twoVectors(
            int depth,
            float[] a,
            int p,
            int r1,
            int r2,
            int r3,
            int r4,
            int r5,
            int r6,
            int r7,
            int column,
            float[] b,
            float[] c,
            int o,
            int cRow) {
        int o1 = o + cRow;
        int o2 = o1 + cRow;
        int o3 = o2 + cRow;
        int o4 = o3 + cRow;
        int o5 = o4 + cRow;
        int o6 = o5 + cRow;
        int o7 = o6 + cRow;
        FloatVector u0 = load(c, o);
        FloatVector u1 = load(c, o1);
        FloatVector u2 = load(c, o2);
        FloatVector u3 = load(c, o3);
        FloatVector u4 = load(c, o4);
        FloatVector u5 = load(c, o5);
        FloatVector u6 = load(c, o6);
        FloatVector u7 = load(c, o7);
        FloatVector v0 = load(c, o + LANES);
        FloatVector v1 = load(c, o1 + LANES);
        FloatVector v2 = load(c, o2 + LANES);
        FloatVector v3 = load(c, o3 + LANES);
        FloatVector v4 = load(c, o4 + LANES);
        FloatVector v5 = load(c, o5 + LANES);
        FloatVector v6 = load(c, o6 + LANES);
        FloatVector v7 = load(c, o7 + LANES);
        for (int k = 0, q = 0; k < depth; k++, p += column, q += 2 * LANES) {
            FloatVector x = load(b, q);
            FloatVector y = load(b, q + LANES);
            FloatVector s = all(a[p]);
            u0 = s.fma(x, u0);
            v0 = s.fma(y, v0);
            s = all(a[p + r1]);
            u1 = s.fma(x, u1);
            v1 = s.fma(y, v1);
            s = all(a[p + r2]);
            u2 = s.fma(x, u2);
            v2 = s.fma(y, v2);
            s = all(a[p + r3]);
            u3 = s.fma(x, u3);
            v3 = s.fma(y, v3);
            s = all(a[p + r4]);
            u4 = s.fma(x, u4);
            v4 = s.fma(y, v4);
            s = all(a[p + r5]);
            u5 = s.fma(x, u5);
            v5 = s.fma(y, v5);
            s = all(a[p + r6]);
            u6 = s.fma(x, u6);
            v6 = s.fma(y, v6);
            s = all(a[p + r7]);
            u7 = s.fma(x, u7);
            v7 = s.fma(y, v7);
        }
        u0.intoArray(c, o);
        u1.intoArray(c, o1);
        u2.intoArray(c, o2);
        u3.intoArray(c, o3);
        u4.intoArray(c, o4);
        u5.intoArray(c, o5);
        u6.intoArray(c, o6);
        u7.intoArray(c, o7);
        v0.intoArray(c, o + LANES);
        v1.intoArray(c, o1 + LANES);
        v2.intoArray(c, o2 + LANES);
        v3.intoArray(c, o3 + LANES);
        v4.intoArray(c, o4 + LANES);
        v5.intoArray(c, o5 + LANES);
        v6.intoArray(c, o6 + LANES);
        v7.intoArray(c, o7 + LANES);
    }

    private static FloatVector load(float[] from, int at) {
        return FloatVector.fromArray(SPECIES, from, at);
    }

    private static FloatVector all(float value) {
        return FloatVector.broadcast(SPECIES, value);
    }
}
