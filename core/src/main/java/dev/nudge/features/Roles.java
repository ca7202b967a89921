package dev.nudge.features;

import dev.nudge.spi.Column;
import dev.nudge.spi.InputException;
import dev.nudge.spi.Names;
import dev.nudge.spi.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which column of a table is the target, and which are features. */
public record Roles(Column target, List<Column> features) {

    public Roles {
        features = List.copyOf(features);
    }

    /** The roles that the settings give the columns of this table; each name must be there. */
    public static Roles of(FeatureSettings settings, Table table) {
        Optional<String> named = settings.target().isPresent() ? settings.target() : table.usualTarget();
        if (named.isEmpty()) {
            throw InputException.at(
                    "features.target",
                    "says which column to predict, and is not set; columns: " + String.join(", ", table.names()));
        }
        String target = named.get();
        Column targetColumn = find(table, "features.target", target);
        List<Column> features = new ArrayList<>();
        if (settings.columns().isEmpty()) {
            for (String name : settings.exclude()) {
                find(table, "features.exclude", name);
            }
            for (Column column : table.columns()) {
                if (!column.name().equals(target) && !settings.exclude().contains(column.name())) {
                    features.add(column);
                }
            }
        } else {
            for (String name : settings.columns()) {
                features.add(find(table, "features.columns", name));
            }
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
        Set<String> names = new HashSet<>();
        for (Column column : features) {
            names.add(column.name());
        }
        if (names.contains(target)) {
            throw InputException.at("features.columns", "'" + target + "' is the target and cannot be a feature too");
        }
        if (names.size() < features.size()) {
            throw InputException.at("features.columns", "names a column twice; name each once");
        }
    }

    private static void checkFactors(FeatureSettings settings, List<Column> features) {
        List<String> names = new ArrayList<>();
        for (Column column : features) {
            if (column instanceof Column.Numbers) {
                names.add(column.name());
            }
        }
        for (String name : settings.scaling().factors().keySet()) {
            if (!names.contains(name)) {
                throw InputException.at(
                        "features.scaling", "'" + name + "' is no feature that holds numbers" + hint(name, names));
            }
        }
    }

    /** The column of that name, or an error that names the nearest one. */
    public static Column find(Table table, String key, String name) {
        Optional<Column> column = table.column(name);
        if (column.isEmpty()) {
            throw InputException.at(key, "the table has no column '" + name + "'" + hint(name, table.names()));
        }
        return column.get();
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
