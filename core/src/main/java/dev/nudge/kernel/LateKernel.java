package dev.nudge.kernel;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * The plain kernel, until there has been so much work that more is likely, and then another one. Until the JIT has compiled
 * it, each vector of the vector kernel is an object, which costs about a quarter of a second in all: more than a short
 * training takes. Both kernels give the same bits, so it does not matter when they change places.
 */
final class LateKernel implements Kernel {

    /** Work that takes the plain kernel about half as long as the vector kernel takes to be compiled. */
    private static final long ENOUGH = 300_000_000;

    private final Supplier<Kernels.Choice> load;
    private final AtomicBoolean begun = new AtomicBoolean();
    private volatile Kernels.Choice choice = new Kernels.Choice(new PlainKernel(), "there is little work");
    /** Not exact if several threads count, which does not matter. */
    private long work;

    LateKernel(Supplier<Kernels.Choice> load) {
        this.load = load;
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

    /** The one in use. */
    @Override
    public String description() {
        return choice.kernel().description();
    }

    String reason() {
        return choice.reason();
    }

    private Kernel kernelFor(int rows, int inputs, int units) {
        if (work < ENOUGH) {
            // Multiply-adds, and what comes on top in narrow products.
            work += (long) rows * (inputs + 16) * (units + 1);
            if (work >= ENOUGH && begun.compareAndSet(false, true)) {
                choice = load.get();
            }
        }
        return choice.kernel();
    }
}
