package dev.nudge.features;

import dev.nudge.spi.Column;
import dev.nudge.spi.ColumnType;
import dev.nudge.spi.InputException;
import dev.nudge.spi.Target;
import java.util.List;
import java.util.Optional;

/** How the target column becomes what the network's outputs are compared with. */
public sealed interface TargetEncoding {

    /** The column's name. */
    String column();

    /** The kind of target that the loss takes. */
    Target kind();

    /** Number of outputs of the network. */
    int outputs();

    /** Type that the column had when the encoding was fitted. */
    ColumnType type();

    /** Writes the targets of a row from {@code at} on. */
    void write(Column column, int row, float[] targets, int at);

    /** A number. */
    record Numeric(String column, Target kind, Scale scale) implements TargetEncoding {

        @Override
        public int outputs() {
            return 1;
        }

        @Override
        public ColumnType type() {
            return ColumnType.NUMBER;
        }

        @Override
        public void write(Column column, int row, float[] targets, int at) {
            targets[at] = (float) scale.apply(((Column.Numbers) column).value(row));
        }
    }

    /** Classes, in order of their names, or of their values where they are numbers. */
    record Classes(String column, Target kind, ColumnType type, List<String> classes) implements TargetEncoding {

        public Classes {
            classes = List.copyOf(classes);
        }

        @Override
        public int outputs() {
            return kind == Target.YES_NO ? 1 : classes.size();
        }

        @Override
        public void write(Column column, int row, float[] targets, int at) {
            int index = index(column, row);
            if (kind == Target.YES_NO) {
                targets[at] = index;
                return;
            }
            for (int i = 0; i < classes.size(); i++) {
                targets[at + i] = i == index ? 1 : 0;
            }
        }

        /** The index of a row's class; a class that the training rows did not have is an error. */
        public int index(Column column, int row) {
            String name = name(column, row).orElseThrow();
            int index = classes.indexOf(name);
            if (index < 0) {
                throw InputException.at(
                        "features.target",
                        "row %d has the class '%s' in column '%s', which the training rows do not have; they have %s"
                                .formatted(row + 1, name, column.name(), String.join(", ", classes)));
            }
            return index;
        }

        /** The name of a row's class; empty if it is missing. A number is named by its value: {@code 1.0} as {@code 1}. */
        public static Optional<String> name(Column column, int row) {
            if (column.missing(row)) {
                return Optional.empty();
            }
            if (column instanceof Column.Categories categories) {
                return Optional.of(categories.levels().get(categories.code(row)));
            }
            float value = ((Column.Numbers) column).value(row);
            return Optional.of(value == Math.rint(value) ? Long.toString((long) value) : Float.toString(value));
        }
    }
}
