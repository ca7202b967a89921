package dev.nudge.report;

import dev.nudge.spi.Matrix;
import java.util.List;
import java.util.Optional;

/** What a model says about rows, in the units of the file. */
public sealed interface Predictions {

    /** Number of rows. */
    int rows();

    /** A number for each row. */
    final class Numbers implements Predictions {

        private final double[] values;

        Numbers(double[] values) {
            this.values = values;
        }

        /** The number predicted for a row. */
        public double value(int row) {
            return values[row];
        }

        @Override
        public int rows() {
            return values.length;
        }
    }

    /** For each row, the probability of each class. */
    final class Classes implements Predictions {

        private final Matrix probabilities;
        private final List<String> classes;

        /** @param probabilities rows x classes */
        public Classes(Matrix probabilities, List<String> classes) {
            this.probabilities = probabilities;
            this.classes = List.copyOf(classes);
        }

        /** The classes. */
        public List<String> classes() {
            return classes;
        }

        /** The probability of a class in a row. */
        public double probability(int row, int index) {
            return probabilities.get(row, index);
        }

        /** The most probable class of a row; the first of equals. */
        public int best(int row) {
            int best = 0;
            for (int index = 1; index < classes.size(); index++) {
                if (probabilities.get(row, index) > probabilities.get(row, best)) {
                    best = index;
                }
            }
            return best;
        }

        @Override
        public int rows() {
            return probabilities.rows();
        }
    }

    /** The most probable class of a row, if these are classes. */
    default Optional<String> label(int row) {
        return this instanceof Classes classes
                ? Optional.of(classes.classes().get(classes.best(row)))
                : Optional.empty();
    }
}
