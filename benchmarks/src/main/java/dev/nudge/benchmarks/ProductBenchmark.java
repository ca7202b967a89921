package dev.nudge.benchmarks;

import dev.nudge.kernel.Kernel;
import dev.nudge.kernel.Kernels;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The matrix products of training. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ProductBenchmark {

    @Param({
        "X*W 128x784x128",
        "X^T*dY 128x784x128",
        "dY*W^T 128x784x128",
        "X*W 128x784x10",
        "X^T*dY 128x784x10",
        "dY*W^T 128x784x10",
        "X*W 128x128x10",
        "X^T*dY 128x128x10",
        "dY*W^T 128x128x10",
        "X*W 256x20x1",
        "X^T*dY 256x20x1",
        "dY*W^T 256x20x1",
        "X*W 60000x784x10",
        "X^T*dY 60000x784x10",
        "dY*W^T 60000x784x10"
    })
    String product;

    private Kernel kernel;
    private Product.Operands operands;

    @Setup
    public void prepare() {
        kernel = Kernels.best();
        operands = Product.named(product).operands();
    }

    @Benchmark
    public Product.Operands multiply() {
        operands.multiply(kernel);
        return operands;
    }
}
