package dev.nudge.spi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Named, typed columns of equal length, held in memory. */
public final class Table {

    private final Map<String, Column> columns = new LinkedHashMap<>();
    private final int rows;
    private final Optional<String> usualTarget;

    /** A table of these columns; throws {@link IllegalArgumentException} if names repeat or lengths differ. */
    public Table(List<? extends Column> columns) {
        this(columns, Optional.empty());
    }

    /** A table that names the column one usually predicts from it, so that experiments need not. */
    public Table(List<? extends Column> columns, String usualTarget) {
        this(columns, Optional.of(usualTarget));
    }

    private Table(List<? extends Column> columns, Optional<String> usualTarget) {
        this.rows = columns.isEmpty() ? 0 : columns.get(0).rows();
        this.usualTarget = usualTarget;
        for (Column column : columns) {
            if (column.rows() != rows) {
                throw new IllegalArgumentException(
                        "column '%s' has %d rows, the first column %d".formatted(column.name(), column.rows(), rows));
            }
            if (this.columns.put(column.name(), column) != null) {
                throw new IllegalArgumentException("two columns are named '" + column.name() + "'");
            }
        }
    }

    /** Number of rows. */
    public int rows() {
        return rows;
    }

    /** The columns, in order. */
    public List<Column> columns() {
        return List.copyOf(columns.values());
    }

    /** The names of the columns, in order. */
    public List<String> names() {
        return List.copyOf(columns.keySet());
    }

    /** The column of that name, if there is one. */
    public Optional<Column> column(String name) {
        return Optional.ofNullable(columns.get(name));
    }

    /** The column one usually predicts from this table. */
    public Optional<String> usualTarget() {
        return usualTarget;
    }
}
