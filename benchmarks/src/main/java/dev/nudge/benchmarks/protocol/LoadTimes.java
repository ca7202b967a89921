package dev.nudge.benchmarks.protocol;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.DoubleSupplier;

/**
 * How long it takes to load a file: once cold, which is also when memory is looked at, and then the median of three more.
 *
 * @param sum the sum of what was read, by which loads are compared
 */
public record LoadTimes(double first, double median, double megabytes, double sum) {

    private static final int TIMED = 3;

    /** Runs the protocol on something that loads, puts nothing aside, and returns the sum of all cells. */
    public static LoadTimes of(DoubleSupplier load) {
        long start = System.nanoTime();
        double sum = load.getAsDouble();
        double first = (System.nanoTime() - start) / 1e9;
        double megabytes = Result.peakMegabytes();
        double[] times = new double[TIMED];
        for (int i = 0; i < TIMED; i++) {
            start = System.nanoTime();
            double again = load.getAsDouble();
            times[i] = (System.nanoTime() - start) / 1e9;
            if (again != sum) {
                throw new IllegalStateException("loaded twice, the file has the sums " + sum + " and " + again);
            }
        }
        return new LoadTimes(first, EpochTimes.median(times), megabytes, sum);
    }

    /** The result of W6; MB are a million bytes of text. */
    public Result result(String peer, int threads, Path file) {
        double size;
        try {
            size = Files.size(file) / 1e6;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Result(peer, "W6", threads)
                .with("mb_per_s", size / median)
                .with("first_mb_per_s", size / first)
                .with("seconds", median)
                .with("first_s", first)
                .with("rss_mb", megabytes)
                .with("sum", sum);
    }
}
