package dev.nudge.benchmarks;

import dev.nudge.benchmarks.protocol.Options;
import dev.nudge.benchmarks.protocol.Result;
import dev.nudge.features.Examples;
import dev.nudge.losses.Mse;
import dev.nudge.optimizers.GradientDescent;
import dev.nudge.train.DivergedException;
import dev.nudge.train.Training;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How the cost of an example grows with rows, columns, hidden units and epochs, each on its own around one middle: 100,000
 * rows, 20 columns, 32 hidden units, batches of 128, the mean of an epoch or more.
 */
final class Scaling {

    private static final int ROWS = 100_000;
    private static final int COLUMNS = 20;
    private static final int HIDDEN = 32;
    private static final int BATCH = 128;
    private static final int MOST_ROWS = 10_000_000;
    /** Examples for each point that are seen before the clock starts, and at least as many after. */
    private static final int EXAMPLES = 500_000;

    private final Options options;
    private final List<String> lines = new ArrayList<>();
    private final Result result;

    private Scaling(Options options) {
        this.options = options;
        this.result = new Result(Main.PEER, "scaling", options.threads());
    }

    static Result run(Options options) {
        return new Scaling(options).run();
    }

    private Result run() {
        int most = options.rows(MOST_ROWS);
        int rows = Math.min(ROWS, most);
        lines.add("axis,value,rows,columns,hidden,epochs,ns_per_example");
        Examples many = Generated.numbers(most, COLUMNS);
        for (int some = Math.min(10_000, most); some <= most; some *= 10) {
            point("rows", some, first(many, some), HIDDEN, epochs(some));
        }
        Examples middle = first(many, rows);
        for (int columns = 5; columns <= 320; columns *= 2) {
            point("columns", columns, Generated.numbers(rows, columns), HIDDEN, epochs(rows));
        }
        for (int hidden = 8; hidden <= 512; hidden *= 2) {
            point("hidden", hidden, middle, hidden, epochs(rows));
        }
        for (int epochs = 1; epochs <= 64; epochs *= 4) {
            point("epochs", epochs, middle, HIDDEN, epochs);
        }
        Path file = write();
        return result.with("rss_mb", Result.peakMegabytes()).with("file", file.toString());
    }

    private int epochs(int rows) {
        int examples = Math.min(EXAMPLES, 10 * options.rows(MOST_ROWS));
        return Math.max(1, examples / rows);
    }

    private static Examples first(Examples examples, int rows) {
        return new Examples(examples.inputs().rows(0, rows), examples.targets().rows(0, rows));
    }

    private void point(String axis, int value, Examples examples, int hidden, int epochs) {
        int columns = examples.inputs().columns();
        Training training = new Setup(Setup.network(columns, hidden, 1), new Mse(), options.threads())
                .training(examples, new GradientDescent(0.01), BATCH, false);
        train(training, epochs(examples.rows()));
        long start = System.nanoTime();
        train(training, epochs);
        double nanoseconds = (double) (System.nanoTime() - start) / epochs / examples.rows();
        result.with(axis + "_" + value, nanoseconds);
        lines.add(String.format(
                Locale.ROOT,
                "%s,%d,%d,%d,%d,%d,%.3f",
                axis,
                value,
                examples.rows(),
                columns,
                hidden,
                epochs,
                nanoseconds));
    }

    private static void train(Training training, int epochs) {
        try {
            for (int epoch = 0; epoch < epochs; epoch++) {
                training.epoch(() -> true);
            }
        } catch (DivergedException e) {
            throw new IllegalStateException("the benchmark diverged", e);
        }
    }

    private Path write() {
        try {
            Path file = Files.createDirectories(options.generated()).resolve("scaling.csv");
            return Files.write(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
