package dev.nudge.benchmarks;

import dev.nudge.benchmarks.data.GeneratedFiles;
import dev.nudge.benchmarks.protocol.EpochTimes;
import dev.nudge.benchmarks.protocol.LinearRows;
import dev.nudge.benchmarks.protocol.MnistFiles;
import dev.nudge.benchmarks.protocol.Options;
import dev.nudge.benchmarks.protocol.Result;
import dev.nudge.benchmarks.protocol.WorkItem;
import dev.nudge.features.Examples;
import dev.nudge.losses.CrossEntropy;
import dev.nudge.losses.Mse;
import dev.nudge.optimizers.Adam;
import dev.nudge.optimizers.GradientDescent;
import dev.nudge.spi.Loss;
import dev.nudge.spi.Matrix;
import dev.nudge.spi.Optimizer;
import java.util.Optional;
import java.util.function.Supplier;

/** The training items, W1 to W4. */
record TrainingItem(WorkItem work) {

    Result run(Options options) {
        return work.pictures() ? onPictures(options) : onRows(options);
    }

    private Result onPictures(Options options) {
        new GeneratedFiles(options).pictures();
        MnistFiles files = new MnistFiles(options.pictures());
        int rows = options.rows(Integer.MAX_VALUE);
        Examples train = Pictures.load(files.trainImages(), files.trainLabels(), rows);
        // Loaded when they are needed, since training does not need their memory.
        return run(
                options,
                train,
                new CrossEntropy(),
                () -> Optional.of(Pictures.load(files.testImages(), files.testLabels(), rows)));
    }

    private Result onRows(Options options) {
        new GeneratedFiles(options).linear();
        LinearRows rows = LinearRows.read(options.linear());
        Examples train = new Examples(
                new Matrix(rows.inputs(), 0, rows.rows(), LinearRows.INPUTS),
                new Matrix(rows.targets(), 0, rows.rows(), 1));
        return run(options, train, new Mse(), Optional::empty);
    }

    private Result run(Options options, Examples train, Loss loss, Supplier<Optional<Examples>> test) {
        int inputs = train.inputs().columns();
        int outputs = train.targets().columns();
        Setup setup = new Setup(Setup.network(inputs, work.hidden(), outputs), loss, options.threads());
        Run run = new Run(setup, setup.training(train, optimizer(), work.batch(train.rows()), false), train, test);
        EpochTimes times = EpochTimes.of(run, work.epochs());
        return Result.of(Main.PEER, work, options.threads(), train.rows(), times);
    }

    private Optimizer optimizer() {
        Adam usual = new Adam();
        return work.adam()
                ? new Adam(work.rate(), usual.beta1(), usual.beta2(), usual.epsilon())
                : new GradientDescent(work.rate());
    }
}
