package dev.nudge.kernel.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The innermost loops: tiles of a product that fit into the processor's registers. Each accumulator is a variable, since
 * vectors in an array are boxed, which costs a factor of thirty; and with more of them than here, C2 on a processor with
 * 16 registers spills.
 */
final class Tiles {

    static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    static final int LANES = SPECIES.length();

    /** Columns of a tile. */
    static final int WIDTH = 2 * LANES;

    /** Rows of a tile whose factor stands row by row. */
    static final int ROWS = 4;

    /** How many numbers of such a row a strip holds. */
    static final int DEPTH = 1024;

    /** From row to row of a strip: a constant, which the processor adds for nothing, and no power of two. */
    static final int STRIDE = DEPTH + 16;

    /** Rows of a tile whose factor stands column by column. */
    static final int COLUMN = 5;

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
     * Writes to five rows of C the product of the transpose of a strip, which has five numbers for each row of B, and of B,
     * whose rows begin at {@code b[bRows[i] + at]}.
     */
    static void productOfColumns(
            int depth, float[] strip, int start, float[] b, int[] bRows, int at, float[] c, int o, int cRow) {
        int o1 = o + cRow;
        int o2 = o1 + cRow;
        int o3 = o2 + cRow;
        int o4 = o3 + cRow;
        FloatVector zero = FloatVector.zero(SPECIES);
        FloatVector u0 = zero;
        FloatVector u1 = zero;
        FloatVector u2 = zero;
        FloatVector u3 = zero;
        FloatVector u4 = zero;
        FloatVector v0 = zero;
        FloatVector v1 = zero;
        FloatVector v2 = zero;
        FloatVector v3 = zero;
        FloatVector v4 = zero;
        for (int i = 0; i < depth; i++) {
            int q = bRows[i] + at;
            FloatVector x = load(b, q);
            FloatVector y = load(b, q + LANES);
            FloatVector s = all(strip[start + COLUMN * i]);
            u0 = s.fma(x, u0);
            v0 = s.fma(y, v0);
            s = all(strip[start + COLUMN * i + 1]);
            u1 = s.fma(x, u1);
            v1 = s.fma(y, v1);
            s = all(strip[start + COLUMN * i + 2]);
            u2 = s.fma(x, u2);
            v2 = s.fma(y, v2);
            s = all(strip[start + COLUMN * i + 3]);
            u3 = s.fma(x, u3);
            v3 = s.fma(y, v3);
            s = all(strip[start + COLUMN * i + 4]);
            u4 = s.fma(x, u4);
            v4 = s.fma(y, v4);
        }
        u0.intoArray(c, o);
        v0.intoArray(c, o + LANES);
        u1.intoArray(c, o1);
        v1.intoArray(c, o1 + LANES);
        u2.intoArray(c, o2);
        v2.intoArray(c, o2 + LANES);
        u3.intoArray(c, o3);
        v3.intoArray(c, o3 + LANES);
        u4.intoArray(c, o4);
        v4.intoArray(c, o4 + LANES);
    }

    /** Copies two vectors. */
    static void copy(float[] from, int at, float[] to, int there) {
        load(from, at).intoArray(to, there);
        load(from, at + LANES).intoArray(to, there + LANES);
    }

    /** Copies one vector. */
    static void copyHalf(float[] from, int at, float[] to, int there) {
        load(from, at).intoArray(to, there);
    }

    private static FloatVector load(float[] from, int at) {
        return FloatVector.fromArray(SPECIES, from, at);
    }

    private static FloatVector all(float value) {
        return FloatVector.broadcast(SPECIES, value);
    }
}
