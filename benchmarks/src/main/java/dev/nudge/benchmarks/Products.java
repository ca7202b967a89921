package dev.nudge.benchmarks;

import dev.nudge.benchmarks.protocol.EpochTimes;
import dev.nudge.benchmarks.protocol.Options;
import dev.nudge.benchmarks.protocol.Result;
import dev.nudge.kernel.Kernel;
import java.util.function.DoubleSupplier;

/** The matrix products of training: nudge's kernel and, where its program was built, OpenBLAS's sgemm in turns. */
final class Products {

    private static final int ROUNDS = 5;
    private static final double SECONDS = 0.1;
    private static final double WARM_UP = 0.4;

    private Products() {}

    static Result run(Options options) {
        Result result = new Result(Main.PEER, "products", options.threads());
        Kernel kernel = Engine.kernel(options.threads());
        result.with("kernel", kernel.description());
        String program = System.getProperty("benchmarks.sgemm");
        if (program == null) {
            Product.all().forEach(product -> measure(result, product, kernel, () -> Double.NaN));
            return result;
        }
        try (Sgemm sgemm = new Sgemm(program)) {
            result.with("openblas_core", sgemm.core());
            Product.all().forEach(product -> measure(result, product, kernel, () -> sgemm.gflops(product, SECONDS)));
        }
        return result;
    }

    private static void measure(Result result, Product product, Kernel kernel, DoubleSupplier openblas) {
        Product.Operands operands = product.operands();
        gflops(operands, kernel, WARM_UP);
        double[] ours = new double[ROUNDS];
        double[] theirs = new double[ROUNDS];
        double[] ratios = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            ours[round] = gflops(operands, kernel, SECONDS);
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
    private static double gflops(Product.Operands operands, Kernel kernel, double seconds) {
        double best = 0;
        long repeats = 1;
        long start = System.nanoTime();
        do {
            long begun = System.nanoTime();
            for (long i = 0; i < repeats; i++) {
                operands.multiply(kernel);
            }
            double took = (System.nanoTime() - begun) / 1e9;
            if (took < seconds / 10) {
                repeats *= 2;
            } else {
                best = Math.max(best, operands.product().flops() * repeats / took);
            }
        } while (System.nanoTime() - start < seconds * 1e9 || best == 0);
        return best / 1e9;
    }
}
