package dev.nudge.features;

import dev.nudge.spi.Column;
import dev.nudge.spi.ColumnType;
import dev.nudge.spi.InputException;
import dev.nudge.spi.Matrix;
import dev.nudge.spi.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** How a table becomes numbers for the network: fitted once on training rows, then the same for every table. */
public record Encoding(List<Feature> features, TargetEncoding target, MissingValues missing) {

    public Encoding {
        features = List.copyOf(features);
    }

    /** Number of inputs of the network. */
    public int inputs() {
        return inputNames().size();
    }

    /** The names of the inputs, in order. */
    public List<String> inputNames() {
        List<String> names = new ArrayList<>();
        for (Feature feature : features) {
            names.addAll(feature.inputNames());
        }
        return List.copyOf(names);
    }

    /** The names of feature columns that a table lacks. */
    public List<String> lacking(Table table) {
        return features.stream()
                .map(Feature::column)
                .filter(name -> table.column(name).isEmpty())
                .toList();
    }

    /** The types that the columns must have, for a loader that would guess. */
    public Map<String, ColumnType> types() {
        Map<String, ColumnType> types = new LinkedHashMap<>();
        features.forEach(feature -> types.put(feature.column(), feature.type()));
        types.put(target.column(), target.type());
        return types;
    }

    /** The inputs and targets of some rows of a table. */
    public Examples examples(Table table, int[] rows) {
        return new Examples(inputs(table, rows), targets(table, rows));
    }

    /** Rows x inputs. */
    public Matrix inputs(Table table, int[] rows) {
        List<Feature.Writer> writers = new ArrayList<>();
        int[] widths = new int[features.size()];
        for (Feature feature : features) {
            Column column = column(table, feature);
            requireFinite(column, rows);
            widths[writers.size()] = feature.inputNames().size();
            writers.add(feature.writer(column));
        }
        Matrix inputs = matrix(rows.length, inputs());
        for (int i = 0; i < rows.length; i++) {
            int at = inputs.row(i);
            for (int j = 0; j < widths.length; j++) {
                writers.get(j).write(rows[i], inputs.data(), at);
                if (!Float.isFinite(inputs.data()[at])) {
                    throw tooLarge(rows[i], features.get(j).column());
                }
                at += widths[j];
            }
        }
        return inputs;
    }

    /** Rows x outputs. */
    public Matrix targets(Table table, int[] rows) {
        Column column = column(table, target.column(), target.type());
        requireFinite(column, rows);
        Matrix targets = matrix(rows.length, target.outputs());
        for (int i = 0; i < rows.length; i++) {
            target.write(column, rows[i], targets.data(), targets.row(i));
            if (!Float.isFinite(targets.get(i, 0))) {
                throw tooLarge(rows[i], target.column());
            }
        }
        return targets;
    }

    /** Before scaling: one infinite value makes the scale of all of them meaningless. */
    private static void requireFinite(Column column, int[] rows) {
        if (column instanceof Column.Numbers numbers) {
            for (int row : rows) {
                if (Float.isInfinite(numbers.value(row))) {
                    throw tooLarge(row, column.name());
                }
            }
        }
    }

    private static InputException tooLarge(int row, String column) {
        return new InputException(
                "row %d has a number in column '%s' that is too large to compute with; mend the table, or scale the column"
                        .formatted(row + 1, column));
    }

    /** The rows that can be encoded: all, unless rows with missing values are to be left out. */
    public int[] usableRows(Table table) {
        if (missing == MissingValues.FAIL) {
            features.forEach(feature -> refuseUnknown(feature, column(table, feature)));
        }
        if (missing != MissingValues.DROP) {
            return IntStream.range(0, table.rows()).toArray();
        }
        List<Column> columns =
                features.stream().map(feature -> column(table, feature)).toList();
        return IntStream.range(0, table.rows())
                .filter(row -> columns.stream().noneMatch(column -> column.missing(row)))
                .toArray();
    }

    /** What the user should know about the rows of a table: categories that the training rows did not have. */
    public List<String> remarks(Table table) {
        return features.stream()
                .filter(Feature.Category.class::isInstance)
                .flatMap(feature -> remark(feature, column(table, feature)).stream())
                .toList();
    }

    private static Optional<String> remark(Feature feature, Column column) {
        int[] unknown = IntStream.range(0, column.rows())
                .filter(row -> feature.unknown(column, row))
                .toArray();
        if (unknown.length == 0) {
            return Optional.empty();
        }
        return Optional.of(
                "column '%s': %d of %d rows have a category that the training rows did not have, such as '%s' in row %d; it counts as none of those they had"
                        .formatted(
                                column.name(),
                                unknown.length,
                                column.rows(),
                                Feature.Category.level(column, unknown[0]),
                                unknown[0] + 1));
    }

    /** The column of a feature, which must be there and have the feature's type. */
    public static Column column(Table table, Feature feature) {
        return column(table, feature.column(), feature.type());
    }

    private static Column column(Table table, String name, ColumnType type) {
        Column column = Roles.find(table, "data", name);
        if (column.type() != type) {
            throw new InputException("column '%s' holds %s here, but the model was trained on %s"
                    .formatted(name, inWords(column.type()), inWords(type)));
        }
        return column;
    }

    private static String inWords(ColumnType type) {
        return type == ColumnType.NUMBER ? "numbers" : "categories";
    }

    private static void refuseUnknown(Feature feature, Column column) {
        for (int row = 0; row < column.rows(); row++) {
            if (feature.unknown(column, row)) {
                throw InputException.at(
                        "features.missing",
                        "row %d has %s in column '%s', and the setting is fail; %s"
                                .formatted(
                                        row + 1,
                                        column.missing(row)
                                                ? "no value"
                                                : "the unknown category '" + Feature.Category.level(column, row) + "'",
                                        column.name(),
                                        "use median, mean, zero or drop, or mend the table"));
            }
        }
    }

    private static Matrix matrix(int rows, int columns) {
        if ((long) rows * columns > Integer.MAX_VALUE - 8) {
            throw new InputException(
                    ("%d rows of %d inputs are more numbers than fit into one array; use fewer rows or "
                                    + "exclude columns (a category has an input for each of its levels)")
                            .formatted(rows, columns));
        }
        return Matrix.zeros(rows, columns);
    }
}
