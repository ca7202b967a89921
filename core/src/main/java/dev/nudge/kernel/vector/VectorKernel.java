package dev.nudge.kernel.vector;

import static dev.nudge.kernel.vector.Tiles.DEPTH;
import static dev.nudge.kernel.vector.Tiles.LANES;
import static dev.nudge.kernel.vector.Tiles.ROWS;
import static dev.nudge.kernel.vector.Tiles.STRIDE;
import static dev.nudge.kernel.vector.Tiles.WIDTH;

import dev.nudge.kernel.Kernel;
import dev.nudge.kernel.PlainKernel;
import java.util.Arrays;

/**
 * The Vector API. Factors are copied into strips and panels, in the order in which the {@link Tiles} read them; what lies
 * beyond an edge is computed with whatever stands there, and dropped.
 */
public final class VectorKernel implements Kernel {

    /** Fewer multiply-adds are done before a tile is set up. */
    private static final int SMALL = 512;

    /** Sums of so few units are rather chains side by side. */
    private static final int FEW_UNITS = 2;

    /** Columns whose panels are packed at a time, so that they stay in the cache. */
    private static final int COLUMNS = 256;

    private static final ThreadLocal<Scratch> SCRATCH = ThreadLocal.withInitial(Scratch::new);

    private final Kernel plain = new PlainKernel();

    private static final class Scratch {

        final float[] rows = new float[ROWS * STRIDE];
        final float[] tile = new float[ROWS * WIDTH];
        float[] strips = new float[0];
        float[] panels = new float[0];

        float[] panels(int size) {
            if (panels.length < size) {
                panels = new float[size];
            }
            return panels;
        }

        float[] strips(int size) {
            if (strips.length < size) {
                strips = new float[size];
            }
            return strips;
        }
    }

    @Override
    public void forward(
            int from,
            int to,
            int inputs,
            int units,
            float[] x,
            int[] xRows,
            float[] weights,
            int start,
            boolean bias,
            float[] sums) {
        if (units <= FEW_UNITS || small(to - from, inputs, units)) {
            plain.forward(from, to, inputs, units, x, xRows, weights, start, bias, sums);
            return;
        }
        if (bias) {
            for (int i = from; i < to; i++) {
                System.arraycopy(weights, start + inputs * units, sums, i * units, units);
            }
        } else {
            Arrays.fill(sums, from * units, to * units, 0);
        }
        addProduct(from, to, inputs, units, x, xRows, weights, start, false, sums);
    }

    @Override
    public void delta(
            int from, int to, int inputs, int units, float[] deltas, float[] weights, int start, float[] below) {
        if (small(to - from, inputs, units)) {
            plain.delta(from, to, inputs, units, deltas, weights, start, below);
            return;
        }
        Arrays.fill(below, from * inputs, to * inputs, 0);
        addProduct(from, to, units, inputs, deltas, null, weights, start, true, below);
    }

    /** A is {@code a} with rows at {@code aRows}, or one after the other; B is {@code b}, or its transpose. */
    private static void addProduct(
            int from,
            int to,
            int depth,
            int columns,
            float[] a,
            int[] aRows,
            float[] b,
            int start,
            boolean transposed,
            float[] c) {
        Scratch scratch = SCRATCH.get();
        float[] panels = scratch.panels(Math.min(depth, DEPTH) * (Math.min(columns, COLUMNS) + WIDTH));
        for (int j = 0; j < columns; j += COLUMNS) {
            int width = Math.min(COLUMNS, columns - j);
            for (int k = 0; k < depth; k += DEPTH) {
                int length = Math.min(DEPTH, depth - k);
                if (transposed) {
                    packTransposed(length, depth, width, b, start + j * depth + k, panels);
                } else {
                    pack(length, columns, width, b, start + k * columns + j, panels);
                }
                for (int i = from; i < to; i += ROWS) {
                    int height = Math.min(ROWS, to - i);
                    for (int r = 0; r < height; r++) {
                        int row = aRows == null ? (i + r) * depth : aRows[i + r];
                        System.arraycopy(a, row + k, scratch.rows, r * STRIDE, length);
                    }
                    addStrip(length, height, width, scratch, c, i * columns + j, columns);
                }
            }
        }
    }

    private static void addStrip(int depth, int height, int width, Scratch scratch, float[] c, int corner, int cRow) {
        for (int j = 0; j < width; j += WIDTH) {
            int used = Math.min(WIDTH, width - j);
            boolean whole = height == ROWS && used == WIDTH;
            for (int r = 0; !whole && r < height; r++) {
                System.arraycopy(c, corner + j + r * cRow, scratch.tile, r * WIDTH, used);
            }
            // One call: where the tile was inlined twice, its vectors were boxed.
            Tiles.addRows(
                    depth,
                    scratch.rows,
                    scratch.panels,
                    j * depth,
                    whole ? c : scratch.tile,
                    whole ? corner + j : 0,
                    whole ? cRow : WIDTH);
            for (int r = 0; !whole && r < height; r++) {
                System.arraycopy(scratch.tile, r * WIDTH, c, corner + j + r * cRow, used);
            }
        }
    }

    @Override
    public void gradient(
            int from,
            int to,
            int rows,
            int units,
            float[] x,
            int[] xRows,
            float[] deltas,
            float[] gradient,
            int start) {
        if (small(rows, to - from, units)) {
            plain.gradient(from, to, rows, units, x, xRows, deltas, gradient, start);
        } else if (units < WIDTH && fewInputs(from, to, rows, x, xRows)) {
            gradientOfFewInputs(from, to, rows, units, x, xRows, deltas, gradient, start);
        } else if (units < WIDTH) {
            gradientAlongInputs(from, to, rows, units, x, xRows, deltas, gradient, start);
        } else {
            gradientAlongUnits(from, to, rows, units, x, xRows, deltas, gradient, start);
        }
    }

    private static void gradientAlongUnits(
            int from,
            int to,
            int rows,
            int units,
            float[] x,
            int[] xRows,
            float[] deltas,
            float[] gradient,
            int start) {
        Scratch scratch = SCRATCH.get();
        float[] panels = scratch.panels(rows * (units + WIDTH));
        float[] strip = scratch.strips(rows * ROWS + LANES);
        pack(rows, units, units, deltas, 0, panels);
        for (int k = from; k < to; k += ROWS) {
            int height = Math.min(ROWS, to - k);
            packColumns(rows, height, k + LANES <= to, x, xRows, k, strip);
            for (int j = 0; j < units; j += WIDTH) {
                int used = Math.min(WIDTH, units - j);
                int corner = start + k * units + j;
                boolean whole = height == ROWS && used == WIDTH;
                Tiles.productOfColumns(
                        rows,
                        strip,
                        panels,
                        j * rows,
                        whole ? gradient : scratch.tile,
                        whole ? corner : 0,
                        whole ? units : WIDTH);
                for (int r = 0; !whole && r < height; r++) {
                    System.arraycopy(scratch.tile, r * WIDTH, gradient, corner + r * units, used);
                }
            }
        }
    }

    /** Whether one tile holds the inputs, and whatever stands behind them can be read with them. */
    private static boolean fewInputs(int from, int to, int rows, float[] x, int[] xRows) {
        if (to - from > Tiles.FEW) {
            return false;
        }
        for (int i = 0; i < rows; i++) {
            if (xRows[i] + from + Tiles.FEW > x.length) {
                return false;
            }
        }
        return true;
    }

    private static void gradientOfFewInputs(
            int from,
            int to,
            int rows,
            int units,
            float[] x,
            int[] xRows,
            float[] deltas,
            float[] gradient,
            int start) {
        float[] tile = SCRATCH.get().tile;
        for (int j = 0; j < units; j++) {
            Tiles.sumOfRows(rows, x, xRows, from, deltas, j, units, tile);
            for (int k = from; k < to; k++) {
                gradient[start + k * units + j] = tile[k - from];
            }
        }
    }

    /** With vectors along the inputs, where units are too few to fill them: the transpose of the gradient grows row by row. */
    private static void gradientAlongInputs(
            int from,
            int to,
            int rows,
            int units,
            float[] x,
            int[] xRows,
            float[] deltas,
            float[] gradient,
            int start) {
        Scratch scratch = SCRATCH.get();
        int width = to - from;
        float[] sums = scratch.panels(units * width);
        Arrays.fill(sums, 0, units * width, 0);
        float[] d = scratch.strips(ROWS * units);
        int i = 0;
        for (; i + ROWS <= rows; i += ROWS) {
            transpose(units, deltas, i * units, d);
            addFourRows(width, units, x, xRows, i, from, d, sums);
        }
        for (; i < rows; i++) {
            for (int j = 0; j < units; j++) {
                Tiles.addRow(width, x, xRows[i] + from, deltas[i * units + j], sums, j * width);
            }
        }
        for (int k = 0; k < width; k++) {
            int o = start + (from + k) * units;
            for (int j = 0; j < units; j++) {
                gradient[o + j] = sums[j * width + k];
            }
        }
    }

    private static void addFourRows(
            int width, int units, float[] x, int[] xRows, int row, int from, float[] d, float[] sums) {
        int p0 = xRows[row] + from;
        int p1 = xRows[row + 1] + from;
        int p2 = xRows[row + 2] + from;
        int p3 = xRows[row + 3] + from;
        int j = 0;
        for (; j + 2 <= units; j += 2) {
            Tiles.addFourRowsToTwo(width, x, p0, p1, p2, p3, d, ROWS * j, sums, j * width, (j + 1) * width);
        }
        if (j < units) {
            Tiles.addFourRows(width, x, p0, p1, p2, p3, d, ROWS * j, sums, j * width);
        }
    }

    /** Four rows of deltas, unit by unit. */
    private static void transpose(int units, float[] deltas, int start, float[] d) {
        for (int j = 0; j < units; j++) {
            for (int r = 0; r < ROWS; r++) {
                d[ROWS * j + r] = deltas[start + r * units + j];
            }
        }
    }

    @Override
    public String description() {
        return "vector, " + LANES + " lanes";
    }

    private static boolean small(int rows, int inputs, int units) {
        return (long) rows * inputs * units < SMALL;
    }

    /** Panel by panel. A last, narrower panel takes in what follows its columns, where there is something. */
    private static void pack(int depth, int row, int columns, float[] b, int start, float[] panels) {
        for (int j = 0; j < columns; j += WIDTH) {
            int used = Math.min(WIDTH, columns - j);
            int p = start + j;
            int o = j * depth;
            for (int k = 0; k < depth; k++, p += row, o += WIDTH) {
                if (p + WIDTH <= b.length) {
                    Tiles.copyTwo(b, p, panels, o);
                } else {
                    System.arraycopy(b, p, panels, o, used);
                }
            }
        }
    }

    private static void packTransposed(int depth, int row, int columns, float[] b, int start, float[] panels) {
        for (int j = 0; j < columns; j++) {
            int p = start + j * row;
            int o = j / WIDTH * WIDTH * depth + j % WIDTH;
            for (int k = 0; k < depth; k++) {
                panels[o + k * WIDTH] = b[p + k];
            }
        }
    }

    /** Four columns of x, row by row; with room to the right, a vector at a time, each over the end of the last one. */
    private static void packColumns(
            int rows, int height, boolean room, float[] x, int[] xRows, int column, float[] strip) {
        if (room && LANES >= ROWS) {
            for (int i = 0; i < rows; i++) {
                Tiles.copyOne(x, xRows[i] + column, strip, i * ROWS);
            }
            return;
        }
        for (int i = 0; i < rows; i++) {
            System.arraycopy(x, xRows[i] + column, strip, i * ROWS, height);
        }
    }
}
