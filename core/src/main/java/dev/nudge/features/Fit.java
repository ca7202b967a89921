package dev.nudge.features;

import dev.nudge.spi.Column;
import dev.nudge.spi.ColumnType;
import dev.nudge.spi.InputException;
import dev.nudge.spi.Target;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds an encoding from training rows. */
public final class Fit {

    /** More classes than this in a column of numbers are taken for a mistake. */
    private static final int MOST_NUMBERED_CLASSES = 1000;

    private final FeatureSettings settings;
    private final Roles roles;
    private final boolean shift;

    /** @param shift whether scaling may shift values; a network without bias needs its zero where the file has it */
    public Fit(FeatureSettings settings, Roles roles, boolean shift) {
        this.settings = settings;
        this.roles = roles;
        this.shift = shift;
    }

    /**
     * The encoding for these rows.
     *
     * @param rows the training rows
     * @param labelled all rows with a target: a class that is only in the test rows is still a class
     */
    public Encoding on(int[] rows, int[] labelled, Target kind) {
        List<Feature> features = new ArrayList<>();
        for (Column column : roles.features()) {
            features.add(feature(column, rows));
        }
        return new Encoding(features, target(kind, rows, labelled), settings.missing());
    }

    private Feature feature(Column column, int[] rows) {
        if (column instanceof Column.Numbers numbers) {
            double[] present = present(numbers, rows);
            Arrays.sort(present);
            return new Feature.Numeric(
                    column.name(), fill(present), settings.scaling().fit(column.name(), present, shift));
        }
        List<String> levels = Arrays.stream(rows)
                .mapToObj(row -> Feature.Category.level(column, row))
                .distinct()
                .sorted()
                .toList();
        return new Feature.Category(column.name(), levels);
    }

    private double fill(double[] sorted) {
        int n = sorted.length;
        if (n == 0) {
            return 0;
        }
        return switch (settings.missing()) {
            case MEAN -> Arrays.stream(sorted).average().orElseThrow();
            case MEDIAN -> (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
            case ZERO, DROP, FAIL -> 0;
        };
    }

    private TargetEncoding target(Target kind, int[] rows, int[] labelled) {
        return kind.classes() ? classes(kind, labelled) : number(kind, rows);
    }

    private TargetEncoding number(Target kind, int[] rows) {
        String name = roles.target().name();
        if (!(roles.target() instanceof Column.Numbers numbers)) {
            Column.Categories categories = (Column.Categories) roles.target();
            throw InputException.at(
                    "loss",
                    "needs a number to predict, but column '%s' holds categories such as '%s'; use cross-entropy"
                            .formatted(name, categories.levels().get(0)));
        }
        double[] values = present(numbers, rows);
        if (kind == Target.COUNT) {
            double lowest = Arrays.stream(values).min().orElse(0);
            if (lowest < 0) {
                throw InputException.at(
                        "loss", "needs counts, but column '%s' has %s; use mse".formatted(name, lowest));
            }
            return new TargetEncoding.Numeric(name, kind, Scale.UNCHANGED);
        }
        Scale scale = settings.scalingOfTarget().fit(values, shift);
        // A target that never changes has no spread to divide by, but still a value to predict.
        return new TargetEncoding.Numeric(name, kind, scale.factor() == 0 ? new Scale(scale.shift(), 1) : scale);
    }

    private TargetEncoding classes(Target kind, int[] labelled) {
        Column column = roles.target();
        List<String> found = Arrays.stream(labelled)
                .mapToObj(row -> TargetEncoding.Classes.name(column, row).orElseThrow())
                .distinct()
                .toList();
        List<String> classes = found.stream().sorted(order(found)).toList();
        complaint(kind, column, classes).ifPresent(complaint -> {
            throw InputException.at("loss", complaint);
        });
        return new TargetEncoding.Classes(column.name(), kind, column.type(), classes);
    }

    /** By value if all are whole numbers, so that 10 comes after 9. */
    private static Comparator<String> order(List<String> classes) {
        boolean numbers = classes.stream().allMatch(name -> name.matches("-?\\d{1,15}"));
        return numbers ? Comparator.comparingLong(Long::parseLong) : Comparator.naturalOrder();
    }

    private static Optional<String> complaint(Target kind, Column column, List<String> classes) {
        String name = column.name();
        if (column.type() == ColumnType.NUMBER) {
            Optional<String> fraction =
                    classes.stream().filter(label -> label.contains(".")).findFirst();
            if (fraction.isPresent()) {
                return Optional.of("needs classes, but column '%s' holds numbers such as %s; use mse"
                        .formatted(name, fraction.get()));
            }
            if (classes.size() > MOST_NUMBERED_CLASSES) {
                return Optional.of("needs classes, but column '%s' holds %d different numbers; use mse"
                        .formatted(name, classes.size()));
            }
        }
        if (classes.size() < 2) {
            return Optional.of("needs at least two classes, but column '%s' has only %s"
                    .formatted(name, classes.isEmpty() ? "missing values" : "'" + classes.get(0) + "'"));
        }
        if (kind == Target.YES_NO && classes.size() != 2) {
            return Optional.of("takes two classes, but column '%s' has %d (%s); use cross-entropy"
                    .formatted(
                            name,
                            classes.size(),
                            String.join(", ", classes.subList(0, 3)) + (classes.size() > 3 ? ", ..." : "")));
        }
        return Optional.empty();
    }

    private static double[] present(Column.Numbers numbers, int[] rows) {
        double[] present = new double[rows.length];
        int count = 0;
        for (int row : rows) {
            if (!numbers.missing(row)) {
                present[count++] = numbers.value(row);
            }
        }
        return Arrays.copyOf(present, count);
    }
}
