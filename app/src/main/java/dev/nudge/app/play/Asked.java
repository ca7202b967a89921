package dev.nudge.app.play;

import dev.nudge.experiment.Fitting;
import dev.nudge.features.Feature;
import dev.nudge.report.Predictions;
import dev.nudge.spi.Column;
import dev.nudge.spi.ColumnType;
import dev.nudge.spi.InputException;
import dev.nudge.spi.Names;
import dev.nudge.spi.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Rows of a page's own, whose predictions it wants with each state: a house to price, the ends of a line, a grid. */
final class Asked {

    private final Table table;
    private final int[] rows;

    /** Values by column; a column that a row does not name is missing there. */
    Asked(Fitting fitting, List<Map<String, String>> asked) {
        if (asked.size() > Bounds.ASKED) {
            throw new InputException("open: ask: has %d rows; %d are possible".formatted(asked.size(), Bounds.ASKED));
        }
        List<Feature> features = fitting.encoding().features();
        List<String> known = features.stream().map(Feature::column).toList();
        for (Map<String, String> row : asked) {
            for (String name : row.keySet()) {
                if (!known.contains(name)) {
                    throw new InputException("open: ask: there is no feature '%s'%s; there are %s"
                            .formatted(
                                    name,
                                    Names.nearest(name, known)
                                            .map(near -> "; did you mean " + near + "?")
                                            .orElse(""),
                                    String.join(", ", known)));
                }
            }
        }
        List<Column> columns = new ArrayList<>();
        features.forEach(feature -> columns.add(column(feature, asked)));
        this.table = new Table(columns);
        this.rows = IntStream.range(0, asked.size()).toArray();
    }

    private static Column column(Feature feature, List<Map<String, String>> asked) {
        String name = feature.column();
        if (feature.type() == ColumnType.NUMBER) {
            float[] values = new float[asked.size()];
            for (int row = 0; row < values.length; row++) {
                values[row] = number(name, asked.get(row).get(name));
            }
            return new Column.Numbers(name, values);
        }
        List<String> levels = asked.stream()
                .map(row -> row.get(name))
                .filter(level -> level != null)
                .distinct()
                .toList();
        int[] codes = asked.stream()
                .mapToInt(row -> row.get(name) == null ? -1 : levels.indexOf(row.get(name)))
                .toArray();
        return new Column.Categories(name, codes, levels);
    }

    private static float number(String name, String text) {
        if (text == null) {
            return Float.NaN;
        }
        try {
            float number = Float.parseFloat(text);
            if (Float.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new InputException("open: ask: %s: must be a number".formatted(name));
    }

    /** Nothing asked, nothing said. */
    List<Object> predictions(Fitting fitting, float[] weights) {
        if (rows.length == 0) {
            return List.of();
        }
        Predictions predictions = fitting.model(weights).predict(table, rows);
        return values(predictions, rows.length);
    }

    /** A number for each row, or the probabilities of its classes. */
    static List<Object> values(Predictions predictions, int rows) {
        List<Object> values = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            if (predictions instanceof Predictions.Numbers numbers) {
                values.add(numbers.value(row));
            } else {
                Predictions.Classes classes = (Predictions.Classes) predictions;
                float[] probabilities = new float[classes.classes().size()];
                for (int i = 0; i < probabilities.length; i++) {
                    probabilities[i] = (float) classes.probability(row, i);
                }
                values.add(probabilities);
            }
        }
        return values;
    }
}
