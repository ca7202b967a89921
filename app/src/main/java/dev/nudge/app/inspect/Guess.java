package dev.nudge.app.inspect;

import dev.nudge.spi.Column;
import dev.nudge.spi.Table;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the columns of a table may be for.
 *
 * @param target the column to predict: the table's own usual one, one with a telling name, or the last
 * @param sure whether the table says so itself
 * @param classes whether the target's values are classes
 * @param exclude names, numbers of rows, dates: columns that teach nothing about other rows
 */
public record Guess(Column target, boolean sure, boolean classes, List<String> exclude) {

    /** Whole numbers with no more values than this are taken for classes. */
    private static final int MOST_CLASSES = 10;

    private static final Pattern TELLING = Pattern.compile(
            "(?i)target|label|class|species|survived|outcome|diagnosis|quality|income|price|y|.*_value");

    /** What looks like a date is a category with a level for each day, which says nothing about other days. */
    private static final Pattern DATE = Pattern.compile("\\d{1,4}[-/.]\\d{1,2}[-/.]\\d{1,4}.*");

    /** Looks at a table that has rows. */
    public static Guess of(Table table) {
        Column target = target(table);
        boolean sure = table.usualTarget().map(target.name()::equals).orElse(false);
        List<String> exclude = table.columns().stream()
                .filter(column -> column != target && useless(column))
                .map(Column::name)
                .toList();
        return new Guess(target, sure, classes(target), exclude);
    }

    private static Column target(Table table) {
        List<Column> columns = table.columns();
        return columns.stream()
                .filter(column -> table.usualTarget().map(column.name()::equals).orElse(false))
                .findFirst()
                .or(() -> columns.stream()
                        .filter(column -> TELLING.matcher(column.name()).matches())
                        .findFirst())
                .orElse(columns.get(columns.size() - 1));
    }

    /** Whether the values of a column are classes, for all that one can see. */
    public static boolean classes(Column column) {
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
}
