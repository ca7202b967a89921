package dev.nudge.kernel;

import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/**
 * The plain kernel, until the vector kernel is compiled. Before that, each of its vectors is an object and a step takes a
 * hundred times as long as a plain one; so a thread makes it warm on numbers that nobody needs, once there is a product for
 * which it is worth it. Both give the same bits, so it does not matter when they change places.
 */
final class WarmingKernel implements Kernel {

    /** Multiply-adds of a product that is worth it: smaller ones are done plainly anyway. */
    private static final long LARGE = 4096;

    private static final int ROWS = 16;
    private static final int INPUTS = 32;

    /** A warm-up round takes some 10 microseconds when compiled, more than a millisecond when not. */
    private static final long COMPILED_NANOS = 200_000;

    private static final long PATIENCE_NANOS = 5_000_000_000L;

    private final Kernel vector;
    private volatile Kernel present = new PlainKernel();
    private boolean warming;

    WarmingKernel(Kernel vector) {
        this.vector = vector;
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
        kernelFor(to - from, inputs, units).forward(from, to, inputs, units, x, xRows, weights, start, bias, sums);
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
        kernelFor(rows, to - from, units).gradient(from, to, rows, units, x, xRows, deltas, gradient, start);
    }

    @Override
    public void delta(
            int from, int to, int inputs, int units, float[] deltas, float[] weights, int start, float[] below) {
        kernelFor(to - from, inputs, units).delta(from, to, inputs, units, deltas, weights, start, below);
    }

    @Override
    public String description() {
        return vector.description();
    }

    boolean warming() {
        return warming;
    }

    boolean warm() {
        return present == vector;
    }

    private Kernel kernelFor(int rows, int inputs, int units) {
        if (!warming && (long) rows * inputs * units >= LARGE) {
            beginToWarm();
        }
        return present;
    }

    private synchronized void beginToWarm() {
        if (!warming) {
            warming = true;
            Thread thread = new Thread(this::warmUp, "nudge-warm-up");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void warmUp() {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        Round few = new Round(3);
        Round many = new Round(32);
        int fast = 0;
        while (fast < 3 && System.nanoTime() - deadline < 0) {
            long started = System.nanoTime();
            few.run(vector);
            many.run(vector);
            long taken = System.nanoTime() - started;
            fast = taken < COMPILED_NANOS ? fast + 1 : 0;
            LockSupport.parkNanos(taken); // leaves the processors to the compiler, and to the caller's work
        }
        present = vector;
    }

    /** Every product of a layer. */
    private static final class Round {

        private final int units;
        private final float[] x = new float[ROWS * INPUTS];
        private final int[] xRows = new int[ROWS];
        private final float[] weights;
        private final float[] sums;
        private final float[] below = new float[ROWS * INPUTS];

        Round(int units) {
            this.units = units;
            this.weights = new float[INPUTS * units + units];
            this.sums = new float[ROWS * units];
            Random random = new Random(1);
            for (int i = 0; i < x.length; i++) {
                x[i] = (float) random.nextGaussian();
            }
            for (int i = 0; i < ROWS; i++) {
                xRows[i] = i * INPUTS;
            }
        }

        void run(Kernel kernel) {
            kernel.forward(0, ROWS, INPUTS, units, x, xRows, weights, 0, true, sums);
            kernel.delta(0, ROWS, INPUTS, units, sums, weights, 0, below);
            kernel.gradient(0, INPUTS, ROWS, units, x, xRows, sums, weights, 0);
        }
    }
}
