package dev.nudge.kernel;

import java.util.Arrays;

/**
 * Plain Java. C2 vectorises a loop over arrays only if they have no offsets, so what the loops run over is copied into
 * arrays of its own first; and only if it is long enough, so narrow products go another way.
 */
public final class PlainKernel implements Kernel {

    /** A loop over fewer columns never reaches its vectorised body. */
    private static final int NARROW = 16;

    /** Rows of so many inputs are worth copying. */
    private static final int WIDE = 64;

    /** Multiply-adds that take less time than copying what they need. */
    private static final int TINY = 512;

    private static final ThreadLocal<Scratch> SCRATCH = ThreadLocal.withInitial(Scratch::new);

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
        int biases = start + inputs * units;
        if ((long) (to - from) * inputs * units < TINY) {
            tinyForward(from, to, inputs, units, x, xRows, weights, start, bias, sums);
            return;
        }
        if (units < NARROW) {
            float[] column = SCRATCH.get().of(1, inputs).sum;
            for (int j = 0; j < units; j++) {
                for (int k = 0; k < inputs; k++) {
                    column[k] = weights[start + k * units + j];
                }
                chains(from, to, inputs, units, x, xRows, column, bias ? weights[biases + j] : 0, sums, j);
            }
            return;
        }
        Scratch scratch = SCRATCH.get().of(inputs, units);
        for (int k = 0; k < inputs; k++) {
            System.arraycopy(weights, start + k * units, scratch.rows[k], 0, units);
        }
        for (int i = from; i < to; i++) {
            System.arraycopy(x, xRows[i], scratch.factors, 0, inputs);
            if (bias) {
                System.arraycopy(weights, biases, scratch.sum, 0, units);
            } else {
                Arrays.fill(scratch.sum, 0, units, 0);
            }
            scratch.addRows(inputs, units);
            System.arraycopy(scratch.sum, 0, sums, i * units, units);
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
        if ((long) rows * (to - from) * units < TINY) {
            tinyGradient(from, to, rows, units, x, xRows, deltas, gradient, start);
        } else if (units >= NARROW) {
            gradientByInputs(from, to, rows, units, x, xRows, deltas, gradient, start);
        } else if (to - from >= WIDE) {
            gradientByUnits(from, to, rows, units, x, xRows, deltas, gradient, start);
        } else if (to - from < 8) {
            tinyGradient(from, to, rows, units, x, xRows, deltas, gradient, start);
        } else {
            gradientByChains(from, to, rows, units, x, xRows, deltas, gradient, start);
        }
    }

    @Override
    public void delta(
            int from, int to, int inputs, int units, float[] deltas, float[] weights, int start, float[] below) {
        if (inputs < NARROW) {
            for (int i = from; i < to; i++) {
                for (int k = 0; k < inputs; k++) {
                    float sum = 0;
                    for (int j = 0; j < units; j++) {
                        sum = Math.fma(deltas[i * units + j], weights[start + k * units + j], sum);
                    }
                    below[i * inputs + k] = sum;
                }
            }
            return;
        }
        Scratch scratch = SCRATCH.get().of(units, inputs);
        for (int j = 0; j < units; j++) {
            for (int k = 0; k < inputs; k++) {
                scratch.rows[j][k] = weights[start + k * units + j];
            }
        }
        for (int i = from; i < to; i++) {
            System.arraycopy(deltas, i * units, scratch.factors, 0, units);
            Arrays.fill(scratch.sum, 0, inputs, 0);
            scratch.addRows(units, inputs);
            System.arraycopy(scratch.sum, 0, below, i * inputs, inputs);
        }
    }

    @Override
    public String description() {
        return "plain";
    }

    private static void tinyForward(
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
        for (int i = from; i < to; i++) {
            for (int j = 0; j < units; j++) {
                float sum = bias ? weights[start + inputs * units + j] : 0;
                int p = xRows[i];
                int q = start + j;
                for (int k = 0; k < inputs; k++, q += units) {
                    sum = Math.fma(x[p + k], weights[q], sum);
                }
                sums[i * units + j] = sum;
            }
        }
    }

    private static void tinyGradient(
            int from,
            int to,
            int rows,
            int units,
            float[] x,
            int[] xRows,
            float[] deltas,
            float[] gradient,
            int start) {
        for (int k = from; k < to; k++) {
            for (int j = 0; j < units; j++) {
                float sum = 0;
                for (int i = 0; i < rows; i++) {
                    sum = Math.fma(x[xRows[i] + k], deltas[i * units + j], sum);
                }
                gradient[start + k * units + j] = sum;
            }
        }
    }

    /** One column of sums. Eight rows side by side keep the processor busy while each chain waits for its last link. */
    private static void chains(
            int from,
            int to,
            int depth,
            int step,
            float[] x,
            int[] xRows,
            float[] w,
            float first,
            float[] sums,
            int column) {
        int i = from;
        for (; i + 8 <= to; i += 8) {
            int p0 = xRows[i];
            int p1 = xRows[i + 1];
            int p2 = xRows[i + 2];
            int p3 = xRows[i + 3];
            int p4 = xRows[i + 4];
            int p5 = xRows[i + 5];
            int p6 = xRows[i + 6];
            int p7 = xRows[i + 7];
            float s0 = first;
            float s1 = first;
            float s2 = first;
            float s3 = first;
            float s4 = first;
            float s5 = first;
            float s6 = first;
            float s7 = first;
            for (int k = 0; k < depth; k++) {
                float factor = w[k];
                s0 = Math.fma(x[p0 + k], factor, s0);
                s1 = Math.fma(x[p1 + k], factor, s1);
                s2 = Math.fma(x[p2 + k], factor, s2);
                s3 = Math.fma(x[p3 + k], factor, s3);
                s4 = Math.fma(x[p4 + k], factor, s4);
                s5 = Math.fma(x[p5 + k], factor, s5);
                s6 = Math.fma(x[p6 + k], factor, s6);
                s7 = Math.fma(x[p7 + k], factor, s7);
            }
            int o = i * step + column;
            sums[o] = s0;
            sums[o + step] = s1;
            sums[o + 2 * step] = s2;
            sums[o + 3 * step] = s3;
            sums[o + 4 * step] = s4;
            sums[o + 5 * step] = s5;
            sums[o + 6 * step] = s6;
            sums[o + 7 * step] = s7;
        }
        for (; i < to; i++) {
            float sum = first;
            for (int k = 0; k < depth; k++) {
                sum = Math.fma(x[xRows[i] + k], w[k], sum);
            }
            sums[i * step + column] = sum;
        }
    }

    /** Eight inputs side by side; the last eight may begin among those that are done already. */
    private static void gradientByChains(
            int from,
            int to,
            int rows,
            int units,
            float[] x,
            int[] xRows,
            float[] deltas,
            float[] gradient,
            int start) {
        for (int j = 0; j < units; j++) {
            for (int next = from; next < to; next += 8) {
                int k = Math.min(next, to - 8);
                eightChains(k, rows, units, x, xRows, deltas, j, gradient, start + k * units + j);
            }
        }
    }

    private static void eightChains(
            int k, int rows, int units, float[] x, int[] xRows, float[] deltas, int unit, float[] gradient, int o) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        float s4 = 0;
        float s5 = 0;
        float s6 = 0;
        float s7 = 0;
        for (int i = 0; i < rows; i++) {
            int p = xRows[i] + k;
            float delta = deltas[i * units + unit];
            s0 = Math.fma(x[p], delta, s0);
            s1 = Math.fma(x[p + 1], delta, s1);
            s2 = Math.fma(x[p + 2], delta, s2);
            s3 = Math.fma(x[p + 3], delta, s3);
            s4 = Math.fma(x[p + 4], delta, s4);
            s5 = Math.fma(x[p + 5], delta, s5);
            s6 = Math.fma(x[p + 6], delta, s6);
            s7 = Math.fma(x[p + 7], delta, s7);
        }
        gradient[o] = s0;
        gradient[o + units] = s1;
        gradient[o + 2 * units] = s2;
        gradient[o + 3 * units] = s3;
        gradient[o + 4 * units] = s4;
        gradient[o + 5 * units] = s5;
        gradient[o + 6 * units] = s6;
        gradient[o + 7 * units] = s7;
    }

    private static void gradientByInputs(
            int from,
            int to,
            int rows,
            int units,
            float[] x,
            int[] xRows,
            float[] deltas,
            float[] gradient,
            int start) {
        Scratch scratch = SCRATCH.get().of(rows, units);
        for (int i = 0; i < rows; i++) {
            System.arraycopy(deltas, i * units, scratch.rows[i], 0, units);
        }
        for (int k = from; k < to; k++) {
            for (int i = 0; i < rows; i++) {
                scratch.factors[i] = x[xRows[i] + k];
            }
            Arrays.fill(scratch.sum, 0, units, 0);
            scratch.addRows(rows, units);
            System.arraycopy(scratch.sum, 0, gradient, start + k * units, units);
        }
    }

    private static void gradientByUnits(
            int from,
            int to,
            int rows,
            int units,
            float[] x,
            int[] xRows,
            float[] deltas,
            float[] gradient,
            int start) {
        int width = to - from;
        Scratch scratch = SCRATCH.get().of(rows, width);
        for (int i = 0; i < rows; i++) {
            System.arraycopy(x, xRows[i] + from, scratch.rows[i], 0, width);
        }
        for (int j = 0; j < units; j++) {
            for (int i = 0; i < rows; i++) {
                scratch.factors[i] = deltas[i * units + j];
            }
            Arrays.fill(scratch.sum, 0, width, 0);
            scratch.addRows(rows, width);
            for (int k = 0; k < width; k++) {
                gradient[start + (from + k) * units + j] = scratch.sum[k];
            }
        }
    }

    /** Rows of one factor, a row of the other, and the row of the result that they add up to. */
    private static final class Scratch {

        float[][] rows = new float[0][];
        float[] factors = new float[0];
        float[] sum = new float[0];

        Scratch of(int count, int width) {
            if (rows.length < count || sum.length < width) {
                int columns = Math.max(width, sum.length);
                rows = new float[Math.max(count, rows.length)][columns];
                factors = new float[rows.length];
                sum = new float[columns];
            }
            return this;
        }

        void addRows(int count, int width) {
            int k = 0;
            for (; k + 4 <= count; k += 4) {
                addFour(
                        width,
                        factors[k],
                        rows[k],
                        factors[k + 1],
                        rows[k + 1],
                        factors[k + 2],
                        rows[k + 2],
                        factors[k + 3],
                        rows[k + 3],
                        sum);
            }
            for (; k < count; k++) {
                addOne(width, factors[k], rows[k], sum);
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
}
