package dev.nudge.benchmarks;

import dev.nudge.benchmarks.protocol.Learner;
import dev.nudge.features.Examples;
import dev.nudge.spi.Matrix;
import dev.nudge.train.DivergedException;
import dev.nudge.train.Training;
import java.util.Optional;
import java.util.function.Supplier;

/** nudge at work on an item. */
record Run(Setup setup, Training training, Examples train, Supplier<Optional<Examples>> test) implements Learner {

    @Override
    public void epoch() {
        try {
            training.epoch(() -> true);
        } catch (DivergedException e) {
            throw new IllegalStateException("the benchmark diverged", e);
        }
    }

    @Override
    public double loss() {
        return setup.objective(train).loss(training.weights());
    }

    @Override
    public double accuracy() {
        return test.get().map(this::accuracy).orElse(Double.NaN);
    }

    private double accuracy(Examples examples) {
        Matrix outputs = Matrix.zeros(examples.rows(), setup.network().outputs());
        setup.objective(examples).outputs(training.weights(), outputs);
        int right = 0;
        for (int row = 0; row < examples.rows(); row++) {
            right += largest(outputs, row) == largest(examples.targets(), row) ? 1 : 0;
        }
        return (double) right / examples.rows();
    }

    private static int largest(Matrix matrix, int row) {
        int largest = 0;
        for (int column = 1; column < matrix.columns(); column++) {
            largest = matrix.get(row, column) > matrix.get(row, largest) ? column : largest;
        }
        return largest;
    }
}
