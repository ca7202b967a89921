package dev.nudge.report;

import dev.nudge.features.Roles;
import dev.nudge.features.TargetEncoding;
import dev.nudge.spi.Column;
import dev.nudge.spi.Table;
import java.util.Arrays;

/** What predictions are measured against: the target column in some rows. */
public sealed interface Truth {

    /** How good these predictions for the same rows are. */
    Evaluation evaluate(Predictions predictions);

    /** What charts of these predictions need. */
    Diagnostics diagnose(Predictions predictions);

    /** The truth in some rows of a table, all of which must have a target. */
    static Truth of(TargetEncoding target, Table table, int[] rows) {
        Column column = Roles.find(table, "features.target", target.column());
        if (target instanceof TargetEncoding.Classes classes) {
            return new ClassTruth(
                    Arrays.stream(rows).map(row -> classes.index(column, row)).toArray());
        }
        Column.Numbers numbers = (Column.Numbers) column;
        double[] values = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            values[i] = numbers.value(rows[i]);
        }
        return new NumberTruth(values);
    }

    /** Numbers, in the units of the file. */
    final class NumberTruth implements Truth {

        private final double[] values;
        /** What R2 compares with; the same in every epoch. */
        private final double spread;

        NumberTruth(double[] values) {
            this.values = values;
            this.spread = Metrics.spread(values);
        }

        @Override
        public Evaluation evaluate(Predictions predictions) {
            return Metrics.ofNumbers((Predictions.Numbers) predictions, values, spread);
        }

        @Override
        public Diagnostics diagnose(Predictions predictions) {
            return Diagnostics.ofNumbers((Predictions.Numbers) predictions, values);
        }
    }

    /** Indices of classes. */
    final class ClassTruth implements Truth {

        private final int[] indices;

        ClassTruth(int[] indices) {
            this.indices = indices;
        }

        @Override
        public Evaluation evaluate(Predictions predictions) {
            return Metrics.ofClasses((Predictions.Classes) predictions, indices);
        }

        @Override
        public Diagnostics diagnose(Predictions predictions) {
            return Diagnostics.ofClasses((Predictions.Classes) predictions, indices);
        }
    }
}
