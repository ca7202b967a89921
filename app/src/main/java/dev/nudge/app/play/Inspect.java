package dev.nudge.app.play;

import dev.nudge.app.config.ExperimentWriter;
import dev.nudge.app.inspect.Guess;
import dev.nudge.report.ColumnSummary;
import dev.nudge.spi.Column;
import dev.nudge.spi.ColumnType;
import dev.nudge.spi.DatasetLoader;
import dev.nudge.spi.Doc;
import dev.nudge.spi.InputException;
import dev.nudge.spi.LoadRequest;
import dev.nudge.spi.Progress;
import dev.nudge.spi.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@code nudge inspect} knows about a table, and its first rows. */
record Inspect(@Doc("which table, as in an experiment file") DatasetLoader dataset) implements Errand {

    private static final int FIRST = 8;
    private static final int LEVELS = 6;
    private static final int LONGEST = 40;

    Inspect() {
        this(null);
    }

    @Override
    public Reply run(Visitor visitor, Message message) {
        Laboratories laboratories = visitor.laboratories();
        laboratories.requireDataset(dataset, "dataset", visitor.files());
        Table table = dataset.load(new LoadRequest(Map.of(), Progress.NONE));
        if (table.rows() == 0) {
            throw new InputException("has no rows below its heading; there is nothing to learn from");
        }
        laboratories.bounds().require(table);
        Map<String, Object> content = new LinkedHashMap<>();
        content.put(
                "dataset",
                ((Map<?, ?>) visitor.files().shown(Map.of("dataset", ExperimentWriter.tree(dataset)))).get("dataset"));
        content.put("rows", table.rows());
        content.put("columnCount", table.columns().size());
        List<Column> shown = table.columns().stream().limit(Bounds.COLUMNS).toList();
        content.put("columns", shown.stream().map(Inspect::column).toList());
        content.put("first", first(table, shown));
        Guess guess = Guess.of(table);
        content.put("target", guess.target().name());
        content.put("sure", guess.sure());
        content.put("exclude", guess.exclude());
        return new Reply("inspected", content);
    }

    private static Map<String, Object> column(Column column) {
        ColumnSummary summary = ColumnSummary.of(column);
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("name", column.name());
        described.put("type", column.type() == ColumnType.NUMBER ? "number" : "category");
        described.put("missing", summary.missing());
        described.put("classes", Guess.classes(column));
        summary.range().ifPresent(range -> {
            described.put("lowest", range.lowest());
            described.put("mean", range.mean());
            described.put("highest", range.highest());
        });
        if (column.type() == ColumnType.CATEGORY) {
            Map<String, Integer> levels = new LinkedHashMap<>();
            summary.levels().entrySet().stream()
                    .limit(LEVELS)
                    .forEach(level -> levels.merge(shortened(level.getKey()), level.getValue(), Integer::sum));
            described.put("levels", levels);
            described.put("differentLevels", summary.differentLevels());
        }
        return described;
    }

    private static List<List<Object>> first(Table table, List<Column> columns) {
        List<List<Object>> rows = new ArrayList<>();
        for (int row = 0; row < Math.min(FIRST, table.rows()); row++) {
            List<Object> values = new ArrayList<>();
            for (Column column : columns) {
                Object value = Description.value(column, row);
                values.add(value instanceof String text ? shortened(text) : value);
            }
            rows.add(values);
        }
        return rows;
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }
}
