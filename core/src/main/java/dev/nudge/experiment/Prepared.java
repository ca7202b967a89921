package dev.nudge.experiment;

import dev.nudge.features.MissingValues;
import dev.nudge.features.Partition;
import dev.nudge.features.Roles;
import dev.nudge.features.TargetEncoding;
import dev.nudge.spi.Column;
import dev.nudge.spi.ColumnType;
import dev.nudge.spi.DatasetLoader;
import dev.nudge.spi.InputException;
import dev.nudge.spi.LoadRequest;
import dev.nudge.spi.Loss;
import dev.nudge.spi.Progress;
import dev.nudge.spi.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * An experiment with its data loaded and its rows split; nothing is fitted yet.
 *
 * @param experiment with everything said that it left to be found
 * @param labelled the rows that can be used: those with a target, and with features where rows without are left out
 * @param notes what the user should know about the data
 */
public record Prepared(
        Experiment experiment,
        Loss loss,
        Table table,
        Optional<Table> testTable,
        Roles roles,
        List<Integer> labelled,
        Partition partition,
        List<String> notes) {

    /**
     * Loads and splits.
     *
     * @param usualLoss the loss for a target column of a type, where the experiment says none
     */
    public static Prepared of(Experiment experiment, Function<ColumnType, Loss> usualLoss, Progress progress) {
        Table table = experiment.dataset().load(new LoadRequest(Map.of(), progress));
        if (table.rows() == 0) {
            throw InputException.at("dataset", "has no rows");
        }
        Roles roles = Roles.of(experiment.features(), table);
        Loss loss =
                experiment.loss().orElseGet(() -> usualLoss.apply(roles.target().type()));
        if (loss.target() == null || loss.link() == null) {
            throw InputException.at(
                    "loss", "target() or link() of " + loss.getClass().getName() + " gives null; mend the plugin");
        }
        List<String> notes = new ArrayList<>();
        int[] labelled = usable(experiment, table, roles, notes);
        IntFunction<Object> group = group(experiment, loss, roles);
        Partition partition = Partition.of(experiment.split(), labelled, group);
        Optional<Table> testTable = experiment.testDataset().map(loader -> load(loader, types(table), progress));
        if (testTable.isPresent() && experiment.split().test() > 0) {
            throw InputException.at("split.test", "keeps rows back for the test, but test-file names a file for it");
        }
        return new Prepared(
                experiment.resolved(loss, experiment.training().epochs(partition.train().length)),
                loss,
                table,
                testTable,
                roles,
                IntStream.of(labelled).boxed().toList(),
                partition,
                notes);
    }

    /** The rows that each fold of the cross-validation learns from and is tested on. */
    public List<Partition> folds() {
        return partition.folds(experiment.split(), group(experiment, loss, roles));
    }

    private static Table load(DatasetLoader loader, Map<String, ColumnType> types, Progress progress) {
        return loader.load(new LoadRequest(types, progress));
    }

    private static Map<String, ColumnType> types(Table table) {
        Map<String, ColumnType> types = new HashMap<>();
        table.columns().forEach(column -> types.put(column.name(), column.type()));
        return types;
    }

    /** The class of a row, or the same for all rows. */
    private static IntFunction<Object> group(Experiment experiment, Loss loss, Roles roles) {
        if (!experiment.split().stratify() || !loss.target().classes()) {
            return row -> "";
        }
        return row -> TargetEncoding.Classes.name(roles.target(), row).orElseThrow();
    }

    private static int[] usable(Experiment experiment, Table table, Roles roles, List<String> notes) {
        int[] labelled = labelled(table, roles.target());
        note(
                notes,
                table.rows() - labelled.length,
                "without a value in the target column '" + roles.target().name() + "'");
        if (experiment.features().missing() == MissingValues.FAIL) {
            roles.features().forEach(column -> refuseGaps(column, labelled));
        }
        if (experiment.features().missing() != MissingValues.DROP) {
            return labelled;
        }
        int[] complete = IntStream.of(labelled)
                .filter(row -> roles.features().stream().noneMatch(column -> column.missing(row)))
                .toArray();
        note(notes, labelled.length - complete.length, "with missing values");
        if (complete.length == 0) {
            throw InputException.at("features.missing", "drop leaves no row: each has a missing value somewhere");
        }
        return complete;
    }

    private static void refuseGaps(Column column, int[] rows) {
        IntStream.of(rows).filter(column::missing).findFirst().ifPresent(row -> {
            throw InputException.at(
                    "features.missing",
                    "row %d has no value in column '%s', and the setting is fail; %s"
                            .formatted(row + 1, column.name(), "use median, mean, zero or drop, or mend the table"));
        });
    }

    /** The rows that have a value in the target column. */
    static int[] labelled(Table table, Column target) {
        int[] labelled = new int[table.rows()];
        int count = 0;
        for (int row = 0; row < labelled.length; row++) {
            if (!target.missing(row)) {
                labelled[count++] = row;
            }
        }
        if (count == 0) {
            throw InputException.at("features.target", "column '" + target.name() + "' has no values");
        }
        return Arrays.copyOf(labelled, count);
    }

    private static void note(List<String> notes, int rows, String why) {
        if (rows > 0) {
            notes.add("left out %d row%s %s".formatted(rows, rows == 1 ? "" : "s", why));
        }
    }
}
