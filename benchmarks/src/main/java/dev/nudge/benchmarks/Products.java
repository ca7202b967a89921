package dev.nudge.benchmarks;

import dev.nudge.benchmarks.protocol.EpochTimes;
import dev.nudge.benchmarks.protocol.Options;
import dev.nudge.benchmarks.protocol.Result;
import dev.nudge.kernel.Kernel;
import dev.nudge.kernel.Kernels;
import java.util.List;
import java.util.function.DoubleSupplier;

/**
 * The matrix products of training: nudge's kernel and, where its program was built, OpenBLAS's sgemm in turns.
 *
 * @param seconds for each turn
 */
record Products(Result result, Kernel kernel, double seconds) {

    private static final int ROUNDS = 5;
    private static final int WARM_UP = 4;

    static Result run(Options options) {
        Kernel kernel = Kernels.best();
        Result result = new Result(Main.PEER, "products", options.threads()).with("kernel", kernel.description());
        new Products(result, kernel, options.trial() ? 0.001 : 0.1).run(options.rows(Integer.MAX_VALUE));
        return result;
    }

    private void run(int mostRows) {
        List<Product> products = Product.all().stream()
                .filter(product -> Math.max(product.rows(), product.depth()) <= mostRows)
                .toList();
        String program = System.getProperty("benchmarks.sgemm");
        if (program == null) {
            products.forEach(product -> measure(product, () -> Double.NaN));
            return;
        }
        try (Sgemm sgemm = new Sgemm(program)) {
            result.with("openblas_core", sgemm.core());
            products.forEach(product -> measure(product, () -> sgemm.gflops(product, seconds)));
        }
    }

    private void measure(Product product, DoubleSupplier openblas) {
        Product.Operands operands = product.operands();
        gflops(operands, WARM_UP * seconds);
        double[] ours = new double[ROUNDS];
        double[] theirs = new double[ROUNDS];
        double[] ratios = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            ours[round] = gflops(operands, seconds);
            theirs[round] = openblas.getAsDouble();
            ratios[round] = ours[round] / theirs[round];
        }
        result.with(product.name() + " gflops", EpochTimes.median(ours));
        if (!Double.isNaN(theirs[0])) {
            result.with(product.name() + " openblas", EpochTimes.median(theirs));
            result.with(product.name() + " ratio", EpochTimes.median(ratios));
        }
    }

    /** GF/s of the best stretch of about so many seconds, each at least a tenth of that long: what sgemm.c does. */
    private double gflops(Product.Operands operands, double duration) {
        double best = 0;
        long repeats = 1;
        long start = System.nanoTime();
        do {
            long begun = System.nanoTime();
            for (long i = 0; i < repeats; i++) {
                operands.multiply(kernel);
            }
            double took = (System.nanoTime() - begun) / 1e9;
            if (took < duration / 10) {
                repeats *= 2;
            } else {
                best = Math.max(best, operands.product().flops() * repeats / took);
            }
        } while (System.nanoTime() - start < duration * 1e9 || best == 0);
        return best / 1e9;
    }
}
