package dev.nudge.kernel;

import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * The plain kernel, until there has been so much work that more is likely, and another kernel is loaded and compiled. Before
 * that, each vector of the vector kernel is an object, and a step takes a hundred times as long as a plain one; so a thread
 * makes it warm on numbers that nobody needs. Both kernels give the same bits, so it does not matter when they change places.
 */
final class LateKernel implements Kernel {

    /** Multiply-adds that take the plain kernel about as long as the vector kernel takes to load. */
    private static final long ENOUGH = 100_000_000;

    private static final int ROWS = 16;
    private static final int INPUTS = 32;

    /** A warm-up round takes some 10 microseconds when compiled, more than a millisecond when not. */
    private static final long COMPILED_NANOS = 200_000;

    private static final long PATIENCE_NANOS = 5_000_000_000L;

    private final FutureTask<Kernels.Choice> late;
    private volatile Kernel present = new PlainKernel();
    private final AtomicBoolean begun = new AtomicBoolean();
    /** Not exact if several threads count, which does not matter. */
    private long work;

    LateKernel(Callable<Kernels.Choice> load) {
        this.late = new FutureTask<>(load);
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

    /** The one in use, or about to be. */
    @Override
    public String description() {
        return choice().kernel().description();
    }

    String reason() {
        return choice().reason();
    }

    /** Whether the late kernel is in use. */
    boolean arrived() {
        return !(present instanceof PlainKernel);
    }

    private Kernels.Choice choice() {
        if (work < ENOUGH) {
            return new Kernels.Choice(present, "there is little work");
        }
        try {
            return late.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Kernels.Choice(present, "interrupted");
        } catch (ExecutionException e) {
            return new Kernels.Choice(present, "the other kernel does not load: " + e.getCause());
        }
    }

    private Kernel kernelFor(int rows, int inputs, int units) {
        if (work < ENOUGH) {
            work += (long) rows * inputs * units;
            if (work >= ENOUGH && begun.compareAndSet(false, true)) {
                Thread thread = new Thread(this::arrive, "nudge-late-kernel");
                thread.setDaemon(true);
                thread.start();
            }
        }
        return present;
    }

    private void arrive() {
        late.run();
        Kernel kernel = choice().kernel();
        if (!(kernel instanceof PlainKernel)) {
            warmUp(kernel);
            present = kernel;
        }
    }

    private static void warmUp(Kernel kernel) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        Round few = new Round(3);
        Round many = new Round(32);
        int fast = 0;
        while (fast < 3 && System.nanoTime() - deadline < 0) {
            long started = System.nanoTime();
            few.run(kernel);
            many.run(kernel);
            long taken = System.nanoTime() - started;
            fast = taken < COMPILED_NANOS ? fast + 1 : 0;
            LockSupport.parkNanos(taken); // leaves the processors to the compiler, and to the caller's work
        }
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
