package dev.nudge.features;

import dev.nudge.spi.Column;
import dev.nudge.spi.ColumnType;
import java.util.Arrays;
import java.util.List;

/** A column that the network sees, and how its values become inputs. Fitted on training rows, saved with the model. */
public sealed interface Feature {

    /** The column's name. */
    String column();

    /** The column's type. */
    ColumnType type();

    /** A name for each input that the column becomes, such as {@code area} or {@code sex=male}. */
    List<String> inputNames();

    /** The scale of its inputs. */
    Scale scale();

    /** Writes a row of a column as inputs, from {@code at} on. */
    @FunctionalInterface
    interface Writer {
        void write(int row, float[] inputs, int at);
    }

    /** The writer for a column that has this feature's type. */
    Writer writer(Column column);

    /** Whether a row's value is one that the training rows did not have: missing, or an unseen level. */
    boolean unknown(Column column, int row);

    /** A number: one input. {@code fill} stands in for a missing value. */
    record Numeric(String column, double fill, Scale scale) implements Feature {

        @Override
        public ColumnType type() {
            return ColumnType.NUMBER;
        }

        @Override
        public List<String> inputNames() {
            return List.of(column);
        }

        @Override
        public Writer writer(Column column) {
            Column.Numbers numbers = (Column.Numbers) column;
            float filled = (float) scale.apply(fill);
            return (row, inputs, at) -> {
                float value = numbers.value(row);
                inputs[at] = Float.isNaN(value) ? filled : (float) scale.apply(value);
            };
        }

        @Override
        public boolean unknown(Column column, int row) {
            return column.missing(row);
        }
    }

    /**
     * A category: an input for each level, 1 for the level that a row has. A missing value is the level {@link #MISSING}
     * if the training rows had one; a level that they did not have is 0 everywhere.
     */
    record Category(String column, List<String> levels) implements Feature {

        /** The name of the level of missing values. */
        public static final String MISSING = "(missing)";

        public Category {
            levels = List.copyOf(levels);
        }

        @Override
        public ColumnType type() {
            return ColumnType.CATEGORY;
        }

        @Override
        public List<String> inputNames() {
            return levels.stream().map(level -> column + "=" + level).toList();
        }

        @Override
        public Scale scale() {
            return Scale.UNCHANGED;
        }

        @Override
        public Writer writer(Column column) {
            Column.Categories categories = (Column.Categories) column;
            int[] levelOfCode =
                    categories.levels().stream().mapToInt(levels::indexOf).toArray();
            int missing = levels.indexOf(MISSING);
            return (row, inputs, at) -> {
                int code = categories.code(row);
                int level = code < 0 ? missing : levelOfCode[code];
                Arrays.fill(inputs, at, at + levels.size(), 0);
                if (level >= 0) {
                    inputs[at + level] = 1;
                }
            };
        }

        @Override
        public boolean unknown(Column column, int row) {
            return !levels.contains(level(column, row));
        }

        /** The name of the level that a row has. */
        static String level(Column column, int row) {
            Column.Categories categories = (Column.Categories) column;
            int code = categories.code(row);
            return code < 0 ? MISSING : categories.levels().get(code);
        }
    }
}
