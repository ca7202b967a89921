package dev.nudge.kernel.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The innermost loops: tiles of a product that fit into the processor's registers. Each accumulator is a variable, since
 * vectors in an array are boxed, which costs a factor of thirty; with more of them than here, C2 on a processor with 16
 * registers spills; and a tile with two callers may be boxed again.
 */
final class Tiles {

    static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    static final int LANES = SPECIES.length();

    /** Columns of a tile. */
    static final int WIDTH = 2 * LANES;

    /** Rows of a tile. */
    static final int ROWS = 4;

    /** Columns of {@link #sumOfRows}. */
    static final int FEW = 4 * LANES;

    /** How many numbers of a row a strip holds. */
    static final int DEPTH = 1024;

    /** From row to row of a strip: a constant, which the processor adds for nothing, and no power of two. */
    static final int STRIDE = DEPTH + 16;

    private Tiles() {}

    /**
     * Adds to four rows of C the product of a strip, whose rows are {@link #STRIDE} apart, and a panel, whose rows are
     * {@link #WIDTH} wide.
     */
    static void addRows(int depth, float[] strip, float[] panel, int start, float[] c, int o, int cRow) {
        int o1 = o + cRow;
        int o2 = o1 + cRow;
        int o3 = o2 + cRow;
        FloatVector u0 = load(c, o);
        FloatVector u1 = load(c, o1);
        FloatVector u2 = load(c, o2);
        FloatVector u3 = load(c, o3);
        FloatVector v0 = load(c, o + LANES);
        FloatVector v1 = load(c, o1 + LANES);
        FloatVector v2 = load(c, o2 + LANES);
        FloatVector v3 = load(c, o3 + LANES);
        for (int k = 0; k < depth; k++) {
            int q = start + k * WIDTH;
            FloatVector x = load(panel, q);
            FloatVector y = load(panel, q + LANES);
            FloatVector s = all(strip[k]);
            u0 = s.fma(x, u0);
            v0 = s.fma(y, v0);
            s = all(strip[k + STRIDE]);
            u1 = s.fma(x, u1);
            v1 = s.fma(y, v1);
            s = all(strip[k + 2 * STRIDE]);
            u2 = s.fma(x, u2);
            v2 = s.fma(y, v2);
            s = all(strip[k + 3 * STRIDE]);
            u3 = s.fma(x, u3);
            v3 = s.fma(y, v3);
        }
        u0.intoArray(c, o);
        v0.intoArray(c, o + LANES);
        u1.intoArray(c, o1);
        v1.intoArray(c, o1 + LANES);
        u2.intoArray(c, o2);
        v2.intoArray(c, o2 + LANES);
        u3.intoArray(c, o3);
        v3.intoArray(c, o3 + LANES);
    }

    /**
     * Writes to four rows of C the product of the transpose of a strip, which is four numbers wide, and a panel, whose rows
     * are {@link #WIDTH} wide.
     */
    static void productOfColumns(int depth, float[] strip, float[] panel, int start, float[] c, int o, int cRow) {
        int o1 = o + cRow;
        int o2 = o1 + cRow;
        int o3 = o2 + cRow;
        FloatVector u0 = FloatVector.zero(SPECIES);
        FloatVector u1 = u0;
        FloatVector u2 = u0;
        FloatVector u3 = u0;
        FloatVector v0 = u0;
        FloatVector v1 = u0;
        FloatVector v2 = u0;
        FloatVector v3 = u0;
        for (int k = 0; k < depth; k++) {
            int q = start + k * WIDTH;
            FloatVector x = load(panel, q);
            FloatVector y = load(panel, q + LANES);
            FloatVector s = all(strip[ROWS * k]);
            u0 = s.fma(x, u0);
            v0 = s.fma(y, v0);
            s = all(strip[ROWS * k + 1]);
            u1 = s.fma(x, u1);
            v1 = s.fma(y, v1);
            s = all(strip[ROWS * k + 2]);
            u2 = s.fma(x, u2);
            v2 = s.fma(y, v2);
            s = all(strip[ROWS * k + 3]);
            u3 = s.fma(x, u3);
            v3 = s.fma(y, v3);
        }
        u0.intoArray(c, o);
        v0.intoArray(c, o + LANES);
        u1.intoArray(c, o1);
        v1.intoArray(c, o1 + LANES);
        u2.intoArray(c, o2);
        v2.intoArray(c, o2 + LANES);
        u3.intoArray(c, o3);
        v3.intoArray(c, o3 + LANES);
    }

    /**
     * Adds to two rows of C, each of {@code n} numbers, four rows of X, the first of them times {@code d[at]} for one row of
     * C and {@code d[at + 4]} for the other, and so on. Two rows at once, so that there is a multiplication to do for every
     * number that is loaded.
     */
    static void addFourRowsToTwo(
            int n, float[] x, int p0, int p1, int p2, int p3, float[] d, int at, float[] c, int o0, int o1) {
        FloatVector d0 = all(d[at]);
        FloatVector d1 = all(d[at + 1]);
        FloatVector d2 = all(d[at + 2]);
        FloatVector d3 = all(d[at + 3]);
        FloatVector e0 = all(d[at + 4]);
        FloatVector e1 = all(d[at + 5]);
        FloatVector e2 = all(d[at + 6]);
        FloatVector e3 = all(d[at + 7]);
        int whole = SPECIES.loopBound(n);
        for (int k = 0; k < whole; k += LANES) {
            FloatVector x0 = load(x, p0 + k);
            FloatVector x1 = load(x, p1 + k);
            FloatVector x2 = load(x, p2 + k);
            FloatVector x3 = load(x, p3 + k);
            d3.fma(x3, d2.fma(x2, d1.fma(x1, d0.fma(x0, load(c, o0 + k))))).intoArray(c, o0 + k);
            e3.fma(x3, e2.fma(x2, e1.fma(x1, e0.fma(x0, load(c, o1 + k))))).intoArray(c, o1 + k);
        }
        for (int k = whole; k < n; k++) {
            c[o0 + k] = chain(c[o0 + k], d, at, x[p0 + k], x[p1 + k], x[p2 + k], x[p3 + k]);
            c[o1 + k] = chain(c[o1 + k], d, at + 4, x[p0 + k], x[p1 + k], x[p2 + k], x[p3 + k]);
        }
    }

    /** The same for one row of C. */
    static void addFourRows(int n, float[] x, int p0, int p1, int p2, int p3, float[] d, int at, float[] c, int o) {
        FloatVector d0 = all(d[at]);
        FloatVector d1 = all(d[at + 1]);
        FloatVector d2 = all(d[at + 2]);
        FloatVector d3 = all(d[at + 3]);
        int whole = SPECIES.loopBound(n);
        for (int k = 0; k < whole; k += LANES) {
            FloatVector sum = d0.fma(load(x, p0 + k), load(c, o + k));
            sum = d1.fma(load(x, p1 + k), sum);
            sum = d2.fma(load(x, p2 + k), sum);
            sum = d3.fma(load(x, p3 + k), sum);
            sum.intoArray(c, o + k);
        }
        for (int k = whole; k < n; k++) {
            c[o + k] = chain(c[o + k], d, at, x[p0 + k], x[p1 + k], x[p2 + k], x[p3 + k]);
        }
    }

    /** The same for one row of X. */
    static void addRow(int n, float[] x, int p, float d, float[] c, int o) {
        FloatVector all = all(d);
        int whole = SPECIES.loopBound(n);
        for (int k = 0; k < whole; k += LANES) {
            all.fma(load(x, p + k), load(c, o + k)).intoArray(c, o + k);
        }
        for (int k = whole; k < n; k++) {
            c[o + k] = Math.fma(d, x[p + k], c[o + k]);
        }
    }

    private static float chain(float first, float[] d, int at, float x0, float x1, float x2, float x3) {
        return Math.fma(d[at + 3], x3, Math.fma(d[at + 2], x2, Math.fma(d[at + 1], x1, Math.fma(d[at], x0, first))));
    }

    /** Writes the sum of rows of X, {@link #FEW} numbers from {@code column} of each, each row times every {@code step}th of D. */
    static void sumOfRows(int rows, float[] x, int[] xRows, int column, float[] d, int start, int step, float[] c) {
        FloatVector u0 = FloatVector.zero(SPECIES);
        FloatVector u1 = u0;
        FloatVector u2 = u0;
        FloatVector u3 = u0;
        for (int i = 0; i < rows; i++) {
            int p = xRows[i] + column;
            FloatVector s = all(d[start + i * step]);
            u0 = s.fma(load(x, p), u0);
            u1 = s.fma(load(x, p + LANES), u1);
            u2 = s.fma(load(x, p + 2 * LANES), u2);
            u3 = s.fma(load(x, p + 3 * LANES), u3);
        }
        u0.intoArray(c, 0);
        u1.intoArray(c, LANES);
        u2.intoArray(c, 2 * LANES);
        u3.intoArray(c, 3 * LANES);
    }

    /** Copies two vectors. */
    static void copyTwo(float[] from, int at, float[] to, int there) {
        load(from, at).intoArray(to, there);
        load(from, at + LANES).intoArray(to, there + LANES);
    }

    /** Copies one vector. */
    static void copyOne(float[] from, int at, float[] to, int there) {
        load(from, at).intoArray(to, there);
    }

    private static FloatVector load(float[] from, int at) {
        return FloatVector.fromArray(SPECIES, from, at);
    }

    private static FloatVector all(float value) {
        return FloatVector.broadcast(SPECIES, value);
    }
}
