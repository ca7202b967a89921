package dev.nudge.app.cli;

import dev.nudge.app.config.ExperimentReader;
import dev.nudge.report.Formula;
import dev.nudge.spi.Column;
import dev.nudge.spi.ColumnType;
import dev.nudge.spi.LoadRequest;
import dev.nudge.spi.Table;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "inspect",
        description = "Shows the columns of a table, and suggests an experiment file to start from.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  nudge inspect houses.csv",
            "  nudge inspect houses.csv > houses.yaml && nudge run houses.yaml",
            "  nudge inspect '{name: csv, file: houses.txt, separator: \";\"}'",
            "  nudge inspect iris"
        })
final class InspectCommand implements Callable<Integer> {

    private static final int MOST_COLUMNS = 40;

    @Parameters(paramLabel = "DATA", description = "A CSV file; or dataset settings in braces; or a dataset's name.")
    String data;

    @Mixin
    PluginOptions plugins;

    private final Terminal terminal;
    private final Provider<ExperimentReader> reader;

    @Inject
    InspectCommand(Terminal terminal, Provider<ExperimentReader> reader) {
        this.terminal = terminal;
        this.reader = reader;
    }

    @Override
    public Integer call() {
        Table table;
        try (ProgressLine progress = new ProgressLine(terminal, false)) {
            table = reader.get().dataset(data, Optional.empty()).load(new LoadRequest(Map.of(), progress));
        }
        PrintStream out = terminal.out();
        // What is no experiment is a comment, so that the whole can be kept as a file.
        out.println(
                "# %d rows, %d columns".formatted(table.rows(), table.columns().size()));
        out.println("#");
        TextTable text = new TextTable(false);
        text.add(List.of("column", "type", "missing", "values"));
        List<Column> columns = table.columns();
        columns.stream().limit(MOST_COLUMNS).forEach(column -> text.add(row(column)));
        out.print(text.text("#   "));
        if (columns.size() > MOST_COLUMNS) {
            out.println("#   ... and " + (columns.size() - MOST_COLUMNS) + " more");
        }
        if (table.rows() > 0) {
            out.println("#");
            out.println("# An experiment to start from:");
            out.println();
            new Suggestion(data, table).lines().forEach(out::println);
        }
        return 0;
    }

    private static List<String> row(Column column) {
        int missing = 0;
        for (int row = 0; row < column.rows(); row++) {
            missing += column.missing(row) ? 1 : 0;
        }
        List<String> row = new ArrayList<>();
        row.add(column.name());
        row.add(column.type() == ColumnType.NUMBER ? "number" : "category");
        row.add(missing == 0 ? "" : Integer.toString(missing));
        row.add(column instanceof Column.Numbers numbers ? range(numbers) : levels((Column.Categories) column));
        return row;
    }

    private static String range(Column.Numbers numbers) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        double sum = 0;
        int count = 0;
        for (int row = 0; row < numbers.rows(); row++) {
            if (!numbers.missing(row)) {
                low = Math.min(low, numbers.value(row));
                high = Math.max(high, numbers.value(row));
                sum += numbers.value(row);
                count++;
            }
        }
        return count == 0 ? "none" : "%s to %s, mean %s".formatted(number(low), number(high), number(sum / count));
    }

    private static String number(double value) {
        return Formula.number(value, 6);
    }

    private static String levels(Column.Categories categories) {
        List<String> levels = categories.levels();
        List<String> shown = levels.stream().limit(5).map(TextTable::shortened).toList();
        return levels.size() + ": " + String.join(", ", shown) + (levels.size() > shown.size() ? ", ..." : "");
    }
}
