package dev.nudge.features;

import dev.nudge.spi.Column;
import dev.nudge.spi.InputException;
import dev.nudge.spi.Names;
import dev.nudge.spi.Table;
import java.util.ArrayList;
import java.util.List;

/** Which column of a table is the target, and which are features. */
public record Roles(Column target, List<Column> features) {

    public Roles {
        features = List.copyOf(features);
    }

    /** The roles that the settings give the columns of this table; each name must be there. */
    public static Roles of(FeatureSettings settings, Table table) {
        String target = settings.target()
                .or(table::usualTarget)
                .orElseThrow(() -> InputException.at(
                        "features.target",
                        "says which column to predict, and is not set; columns: " + String.join(", ", table.names())));
        Column targetColumn = find(table, "features.target", target);
        List<Column> features = new ArrayList<>();
        if (settings.columns().isEmpty()) {
            List<String> excluded = settings.exclude().stream()
                    .map(name -> find(table, "features.exclude", name).name())
                    .toList();
            table.columns().stream()
                    .filter(column -> !column.name().equals(target) && !excluded.contains(column.name()))
                    .forEach(features::add);
        } else {
            settings.columns().forEach(name -> features.add(find(table, "features.columns", name)));
        }
        checkFactors(settings, features);
        check(features, target);
        return new Roles(targetColumn, features);
    }

    private static void check(List<Column> features, String target) {
        if (features.isEmpty()) {
            throw InputException.at(
                    "features.columns", "no column is left to predict '" + target + "' from; name at least one");
        }
        if (features.stream().anyMatch(column -> column.name().equals(target))) {
            throw InputException.at("features.columns", "'" + target + "' is the target and cannot be a feature too");
        }
        if (features.stream().map(Column::name).distinct().count() < features.size()) {
            throw InputException.at("features.columns", "names a column twice; name each once");
        }
    }

    private static void checkFactors(FeatureSettings settings, List<Column> features) {
        List<String> names = features.stream()
                .filter(Column.Numbers.class::isInstance)
                .map(Column::name)
                .toList();
        for (String name : settings.scaling().factors().keySet()) {
            if (!names.contains(name)) {
                throw InputException.at(
                        "features.scaling", "'" + name + "' is no feature that holds numbers" + hint(name, names));
            }
        }
    }

    /** The column of that name, or an error that names the nearest one. */
    public static Column find(Table table, String key, String name) {
        return table.column(name)
                .orElseThrow(() ->
                        InputException.at(key, "the table has no column '" + name + "'" + hint(name, table.names())));
    }

    private static String hint(String name, List<String> names) {
        List<String> shown = names.size() > 20 ? names.subList(0, 20) : names;
        return Names.nearest(name, names)
                        .map(near -> "; did you mean '" + near + "'?")
                        .orElse("")
                + (names.size() > 20 ? "; the first of " + names.size() + " columns: " : "; columns: ")
                + String.join(", ", shown);
    }
}
