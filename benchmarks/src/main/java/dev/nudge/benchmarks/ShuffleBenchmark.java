package dev.nudge.benchmarks;

import dev.nudge.benchmarks.protocol.WorkItem;
import dev.nudge.train.DivergedException;
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

/** An epoch of W1 with batches drawn anew, beside batches in the order of the file. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(3)
@Warmup(iterations = 5)
@Measurement(iterations = 10)
public class ShuffleBenchmark {

    @Param({"false", "true"})
    boolean shuffle;

    @Param("1")
    int threads;

    private Training training;

    @Setup
    public void prepare() {
        training = StepBenchmark.pictures(WorkItem.W1, threads, shuffle);
    }

    @Benchmark
    public boolean epoch() throws DivergedException {
        return training.epoch(() -> true);
    }
}
