package dev.nudge.testkit.check;

import dev.nudge.spi.Column;
import dev.nudge.spi.ColumnType;
import dev.nudge.spi.DatasetLoader;
import dev.nudge.spi.InputException;
import dev.nudge.spi.LoadRequest;
import dev.nudge.spi.Progress;
import dev.nudge.spi.Table;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What every dataset loader must do, wherever it takes its table from. */
public final class DatasetLoaderChecks {

    private DatasetLoaderChecks() {}

    /** All of them. */
    public static List<Check> of(DatasetLoader loader) {
        return List.of(
                loads(loader),
                columns(loader),
                usualTarget(loader),
                secondLoad(loader),
                types(loader),
                progress(loader),
                threads(loader),
                missingFile(loader));
    }

    /** A loader that lacks a setting without a default cannot be tried. */
    private static Check loading(DatasetLoader loader, String name, String rule, Supplier<Finding> test) {
        return new Check(name, rule, () -> {
            List<String> absent = Settings.absent(loader);
            return absent.isEmpty() ? test.get() : Finding.skipped("must be set first: " + String.join(", ", absent));
        });
    }

    private static Table load(DatasetLoader loader, LoadRequest request) {
        try {
            Table table = loader.load(request);
            Violation.unless(table != null, "load gives null");
            return table;
        } catch (InputException e) {
            throw new Violation("load refuses its own settings: " + e.getMessage());
        }
    }

    private static Table load(DatasetLoader loader) {
        return load(loader, LoadRequest.plain());
    }

    /** There is something to learn from. */
    public static Check loads(DatasetLoader loader) {
        return loading(loader, "loads", "the table has rows and columns", () -> {
            Table table = load(loader);
            Violation.unless(
                    table.rows() > 0 && !table.columns().isEmpty(),
                    "the table has %d rows and %d columns",
                    table.rows(),
                    table.columns().size());
            return Finding.passed("%d rows, %d columns"
                    .formatted(table.rows(), table.columns().size()));
        });
    }

    /** Names, numbers, codes and levels are what {@link Column} says. */
    public static Check columns(DatasetLoader loader) {
        return loading(loader, "columns", "columns are named, numbers finite or missing, codes those of levels", () -> {
            int missing = 0;
            for (Column column : load(loader).columns()) {
                Violation.unless(column.name() != null && !column.name().isBlank(), "a column has no name");
                missing += column instanceof Column.Numbers numbers
                        ? checkNumbers(numbers)
                        : checkCategories((Column.Categories) column);
            }
            return Finding.passed(missing + " values are missing");
        });
    }

    private static int checkNumbers(Column.Numbers column) {
        int missing = 0;
        for (int row = 0; row < column.rows(); row++) {
            Violation.unless(
                    !Float.isInfinite(column.value(row)),
                    "column '%s' is %s in row %d; a missing number is NaN",
                    column.name(),
                    column.value(row),
                    row);
            missing += column.missing(row) ? 1 : 0;
        }
        return missing;
    }

    private static int checkCategories(Column.Categories column) {
        List<String> levels = column.levels();
        Violation.unless(
                new HashSet<>(levels).size() == levels.size(),
                "column '%s' has a level twice: %s",
                column.name(),
                levels);
        int missing = 0;
        for (int row = 0; row < column.rows(); row++) {
            Violation.unless(
                    column.code(row) >= -1 && column.code(row) < levels.size(),
                    "column '%s' has code %d in row %d, but %d levels; a missing category is -1",
                    column.name(),
                    column.code(row),
                    row,
                    levels.size());
            missing += column.missing(row) ? 1 : 0;
        }
        return missing;
    }

    /** The column that is usually predicted is there. */
    public static Check usualTarget(DatasetLoader loader) {
        return loading(loader, "target", "the usual target, if one is named, is a column", () -> {
            Table table = load(loader);
            table.usualTarget()
                    .ifPresent(target -> Violation.unless(
                            table.column(target).isPresent(),
                            "the usual target '%s' is none of the columns %s",
                            target,
                            table.names()));
            return Finding.passed(table.usualTarget().orElse("none named"));
        });
    }

    /** Loading twice gives equal tables, also from a loader made anew. */
    public static Check secondLoad(DatasetLoader loader) {
        return loading(loader, "second-load", "loading again gives an equal table", () -> {
            Table first = load(loader);
            Tables.requireEqual(first, load(loader), "the second time");
            Tables.requireEqual(first, load(Settings.copy(loader)), "from a loader with the same settings");
            return Finding.passed("");
        });
    }

    /** Types that are known already are taken as they are. */
    public static Check types(DatasetLoader loader) {
        return loading(loader, "types", "told its own columns' types, the loader gives the same table", () -> {
            Table first = load(loader);
            Map<String, ColumnType> types = new LinkedHashMap<>();
            first.columns().forEach(column -> types.put(column.name(), column.type()));
            types.put("a column that is not there", ColumnType.NUMBER);
            Tables.requireEqual(
                    first, load(loader, new LoadRequest(types, Progress.NONE)), "told the types of its columns");
            return Finding.passed("");
        });
    }

    /** What is reported can be shown. */
    public static Check progress(DatasetLoader loader) {
        return loading(loader, "progress", "progress is reported in words, never more than there is", () -> {
            int[] reports = {0};
            Progress listener = (what, done, total) -> {
                reports[0]++;
                Violation.unless(what != null && !what.isBlank(), "progress is reported of nothing");
                Violation.unless(
                        done >= 0 && total >= 0 && (total == 0 || done <= total),
                        "progress is reported as %d of %d",
                        done,
                        total);
            };
            load(loader, new LoadRequest(Map.of(), listener));
            return Finding.passed(reports[0] + " reports");
        });
    }

    /** Several may load at once. */
    public static Check threads(DatasetLoader loader) {
        return loading(loader, "threads", "threads that load at once get equal tables", () -> {
            Table alone = load(loader);
            Together.compute(4, i -> {
                Tables.requireEqual(alone, load(loader), "on several threads at once");
                return 0;
            });
            return Finding.passed("");
        });
    }

    /** A file that is not there is the user's mistake, and the user is told which. */
    public static Check missingFile(DatasetLoader loader) {
        return new Check("missing-file", "a file that is not there is an InputException that names it", () -> {
            RecordComponent[] components = Settings.components(loader);
            int tried = 0;
            for (int i = 0; i < components.length; i++) {
                if (components[i].getType() == Path.class) {
                    mustRefuse(loader, i);
                    tried++;
                }
            }
            return tried == 0
                    ? Finding.skipped("no setting is a path")
                    : Finding.passed(tried + (tried == 1 ? " path" : " paths"));
        });
    }

    private static void mustRefuse(DatasetLoader loader, int index) {
        Object[] values = Settings.values(loader);
        values[index] = Path.of("there-is-no-such-file").toAbsolutePath();
        try {
            ((DatasetLoader) Settings.with(loader, values)).load(LoadRequest.plain());
        } catch (InputException e) {
            requireNamed(loader, index, e.getMessage());
            return;
        } catch (InvocationTargetException e) {
            throw new Violation("the constructor looks for files: " + e.getCause() + "; leave that to load");
        } catch (RuntimeException e) {
            throw new Violation("a file that is not there should be an InputException, but is " + e);
        }
        throw new Violation("a file that is not there is no error");
    }

    /** With another file still missing, the complaint may be about that one. */
    private static void requireNamed(DatasetLoader loader, int index, String message) {
        boolean othersMissing = Settings.absent(loader).stream()
                .anyMatch(name -> !name.equals(Settings.components(loader)[index].getName()));
        Violation.unless(
                othersMissing || message.contains("there-is-no-such-file"),
                "a file that is not there is reported without its name: %s",
                message);
    }
}
