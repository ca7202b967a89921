package dev.nudge.app.cli;

import dev.nudge.app.run.Json;
import dev.nudge.spi.Column;
import dev.nudge.spi.Table;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;

/** An experiment file to start from, guessed from a table: the last column is the target, names and the like are left out. */
final class Suggestion {

    /** Whole numbers with no more values than this are taken for classes. */
    private static final int MOST_CLASSES = 10;

    private static final Pattern TELLING = Pattern.compile(
            "(?i)target|label|class|species|survived|outcome|diagnosis|quality|income|price|y|.*_value");

    /** What looks like a date is a category with a level for each day, which says nothing about other days. */
    private static final Pattern DATE = Pattern.compile("\\d{1,4}[-/.]\\d{1,2}[-/.]\\d{1,4}.*");

    private final String data;
    private final Table table;

    Suggestion(String data, Table table) {
        this.data = data;
        this.table = table;
    }

    List<String> lines() {
        List<Column> columns = table.columns();
        Column target = target(columns);
        boolean classes = classes(target);
        List<String> useless = columns.stream()
                .filter(column -> column != target && useless(column))
                .map(Column::name)
                .toList();
        List<String> lines = new ArrayList<>();
        lines.add("dataset: " + dataset());
        lines.add("features:");
        lines.add("  target: " + quoted(target.name()) + remark(target, columns));
        if (!useless.isEmpty()) {
            lines.add("  exclude: ["
                    + String.join(", ", useless.stream().map(Suggestion::quoted).toList())
                    + "]  # names, numbers of rows, dates: nothing that other rows share");
        }
        lines.add("split: {test: 0.2, seed: 42}");
        lines.add(
                "network: {hidden: [{units: 16, activation: relu}]}  # or leave it out, to read the result as an equation");
        lines.add("loss: " + (classes ? "cross-entropy" : "mse")
                + (classes && target instanceof Column.Numbers
                        ? "  # numbers as classes; mse for numbers as such"
                        : ""));
        lines.add("optimizer: adam");
        return lines;
    }

    /** The table's own usual target, or a column with a telling name, or the last one. */
    private Column target(List<Column> columns) {
        return columns.stream()
                .filter(column -> table.usualTarget().map(column.name()::equals).orElse(false))
                .findFirst()
                .or(() -> columns.stream()
                        .filter(column -> TELLING.matcher(column.name()).matches())
                        .findFirst())
                .orElse(columns.get(columns.size() - 1));
    }

    private String dataset() {
        if (data.strip().startsWith("{")) {
            return data.strip();
        }
        return Files.exists(Path.of(data)) ? "{name: csv, file: " + quoted(data) + "}" : data;
    }

    private static boolean classes(Column column) {
        if (column instanceof Column.Categories) {
            return true;
        }
        Column.Numbers numbers = (Column.Numbers) column;
        Set<Float> values = new HashSet<>();
        for (int row = 0; row < numbers.rows() && values.size() <= MOST_CLASSES; row++) {
            float value = numbers.value(row);
            if (!Float.isNaN(value)) {
                if (value != Math.rint(value)) {
                    return false;
                }
                values.add(value);
            }
        }
        // A class has more than one row to it, or it could not be learned.
        return values.size() <= MOST_CLASSES && values.size() * 2 <= column.rows();
    }

    private String remark(Column target, List<Column> columns) {
        if (columns.size() == 1) {
            return "  # there is no other column to predict it from";
        }
        return table.usualTarget().map(target.name()::equals).orElse(false) ? "" : "  # a guess";
    }

    /** What has a value of its own for most rows, such as a name or a row number, teaches nothing about other rows. */
    private static boolean useless(Column column) {
        if (column instanceof Column.Categories categories) {
            int present = 0;
            for (int row = 0; row < column.rows(); row++) {
                present += column.missing(row) ? 0 : 1;
            }
            boolean dates = categories.levels().stream()
                    .allMatch(level -> DATE.matcher(level).matches());
            return dates
                    || (categories.levels().size() > 20 && categories.levels().size() * 2 > present);
        }
        return counts((Column.Numbers) column);
    }

    /** Whether each row has the number of the row before, and one more. */
    private static boolean counts(Column.Numbers numbers) {
        for (int row = 1; row < numbers.rows(); row++) {
            if (numbers.value(row) != numbers.value(row - 1) + 1) {
                return false;
            }
        }
        return numbers.rows() > 3 && numbers.value(0) == Math.rint(numbers.value(0));
    }

    /** As YAML, also between braces. */
    private static String quoted(String text) {
        String plain =
                new Dump(DumpSettings.builder().build()).dumpToString(text).strip();
        boolean safe = plain.startsWith("'") || plain.startsWith("\"") || plain.matches("[^,\\[\\]{}#:&*!|>%@`]*");
        return safe ? plain : Json.line(text);
    }
}
