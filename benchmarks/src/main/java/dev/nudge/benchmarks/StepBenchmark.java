package dev.nudge.benchmarks;

import dev.nudge.benchmarks.protocol.WorkItem;
import dev.nudge.losses.CrossEntropy;
import dev.nudge.optimizers.GradientDescent;
import dev.nudge.train.Training;
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

/** One step of training, with batches that come from memory, not from the cache, as in a large table. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class StepBenchmark {

    private static final int ROWS = 60_000;

    @Param({"W1", "W2", "tiny"})
    String item;

    @Param("1")
    int threads;

    private Training training;

    @Setup
    public void prepare() {
        training = item.equals("tiny")
                ? Tiny.training(threads, new CrossEntropy(), 10)
                : pictures(WorkItem.named(item).orElseThrow(), threads, false);
    }

    /** Training on random pictures. */
    static Training pictures(WorkItem work, int threads, boolean shuffle) {
        return new dev.nudge.benchmarks.Setup(
                        dev.nudge.benchmarks.Setup.network(784, work.hidden(), 10), new CrossEntropy(), threads)
                .training(
                        Generated.classes(ROWS, 784, 10), new GradientDescent(work.rate()), work.batch(ROWS), shuffle);
    }

    @Benchmark
    public long step() {
        Tiny.step(training);
        return training.steps();
    }
}
