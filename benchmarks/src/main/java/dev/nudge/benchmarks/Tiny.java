package dev.nudge.benchmarks;

import dev.nudge.benchmarks.protocol.Options;
import dev.nudge.benchmarks.protocol.Result;
import dev.nudge.features.Examples;
import dev.nudge.losses.CrossEntropy;
import dev.nudge.losses.Mse;
import dev.nudge.optimizers.GradientDescent;
import dev.nudge.spi.Loss;
import dev.nudge.train.DivergedException;
import dev.nudge.train.Training;

/** What a step costs when there is next to nothing to compute: 2 inputs, 2 outputs, batches of 10 rows. */
final class Tiny {

    private static final double WARM_UP = 1;

    private Tiny() {}

    static Result run(Options options) {
        return new Result(Main.PEER, "tiny", options.threads())
                .with("ns_per_step", nanoseconds(options, new CrossEntropy(), 10))
                .with("ns_per_step_mse", nanoseconds(options, new Mse(), 10))
                .with("ns_per_step_of_1000_rows", nanoseconds(options, new CrossEntropy(), 1000))
                .with("rss_mb", Result.peakMegabytes());
    }

    private static double nanoseconds(Options options, Loss loss, int rows) {
        Training training = training(options.threads(), loss, rows);
        return 1e9 * Rates.seconds(() -> step(training), options.trial() ? 0 : WARM_UP);
    }

    static Training training(int threads, Loss loss, int rows) {
        Examples examples = Generated.classes(rows, 2, 2);
        return new Setup(Setup.network(2, 0, 2), loss, threads)
                .training(examples, new GradientDescent(0.01), 10, false);
    }

    static void step(Training training) {
        try {
            training.step();
        } catch (DivergedException e) {
            throw new IllegalStateException("the benchmark diverged", e);
        }
    }
}
