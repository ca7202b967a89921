package dev.nudge.benchmarks;

import dev.nudge.features.Examples;
import dev.nudge.spi.Matrix;
import java.util.Random;

/** Examples made in memory, for items that only measure speed. */
final class Generated {

    private Generated() {}

    /** Numbers from -1 to 1, and a target that is a noisy mean of them. */
    static Examples numbers(int rows, int columns) {
        Random random = new Random(7);
        Matrix inputs = Matrix.zeros(rows, columns);
        Matrix targets = Matrix.zeros(rows, 1);
        for (int row = 0; row < rows; row++) {
            float target = random.nextFloat();
            for (int column = 0; column < columns; column++) {
                float input = random.nextFloat() * 2 - 1;
                inputs.set(row, column, input);
                target += input / columns;
            }
            targets.set(row, 0, target);
        }
        return new Examples(inputs, targets);
    }

    /** Numbers from 0 to 1, and classes that have nothing to do with them. */
    static Examples classes(int rows, int columns, int classes) {
        Random random = new Random(7);
        Matrix inputs = Matrix.zeros(rows, columns);
        Matrix targets = Matrix.zeros(rows, classes);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                inputs.set(row, column, random.nextFloat());
            }
            targets.set(row, random.nextInt(classes), 1);
        }
        return new Examples(inputs, targets);
    }
}
