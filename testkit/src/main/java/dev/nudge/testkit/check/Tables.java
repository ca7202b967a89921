package dev.nudge.testkit.check;

import dev.nudge.spi.Column;
import dev.nudge.spi.Table;

/** Compares tables value by value. */
final class Tables {

    private Tables() {}

    static void requireEqual(Table first, Table second, String when) {
        Violation.unless(
                first.rows() == second.rows(),
                "%s, the table has %d rows instead of %d",
                when,
                second.rows(),
                first.rows());
        Violation.unless(
                first.names().equals(second.names()),
                "%s, the columns are %s instead of %s",
                when,
                second.names(),
                first.names());
        Violation.unless(
                first.usualTarget().equals(second.usualTarget()),
                "%s, the usual target is %s instead of %s",
                when,
                second.usualTarget().orElse("none"),
                first.usualTarget().orElse("none"));
        for (int i = 0; i < first.columns().size(); i++) {
            requireEqual(first.columns().get(i), second.columns().get(i), when);
        }
    }

    private static void requireEqual(Column first, Column second, String when) {
        Violation.unless(
                first.type() == second.type(),
                "%s, column '%s' is %s instead of %s",
                when,
                first.name(),
                second.type(),
                first.type());
        for (int row = 0; row < first.rows(); row++) {
            String one = value(first, row);
            String other = value(second, row);
            Violation.unless(
                    one.equals(other),
                    "%s, column '%s' has %s instead of %s in row %d",
                    when,
                    first.name(),
                    other,
                    one,
                    row);
        }
        if (first instanceof Column.Categories one && second instanceof Column.Categories other) {
            Violation.unless(
                    one.levels().equals(other.levels()),
                    "%s, column '%s' has the levels %s instead of %s",
                    when,
                    first.name(),
                    other.levels(),
                    one.levels());
        }
    }

    private static String value(Column column, int row) {
        if (column.missing(row)) {
            return "nothing";
        }
        return column instanceof Column.Numbers numbers
                ? Float.toString(numbers.value(row))
                : "'" + level((Column.Categories) column, row) + "'";
    }

    private static String level(Column.Categories column, int row) {
        int code = column.code(row);
        return code < column.levels().size() ? column.levels().get(code) : "code " + code;
    }
}
