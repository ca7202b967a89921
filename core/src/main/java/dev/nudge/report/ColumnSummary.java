package dev.nudge.report;

import dev.nudge.spi.Column;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What a column holds.
 *
 * @param name of the column
 * @param rows of the table
 * @param missing how many rows have no value
 * @param range of numbers; absent for categories, and if no row has a value
 * @param levels of categories: how often each occurs, the most frequent first, and no more than some dozens
 * @param differentLevels how many categories there are, those not among {@code levels} too
 */
public record ColumnSummary(
        String name, int rows, int missing, Optional<Spread> range, Map<String, Integer> levels, int differentLevels) {

    private static final int MOST_LEVELS = 24;

    /** The smallest value, the mean, and the largest value. */
    public record Spread(double lowest, double mean, double highest) {}

    /** Looks at every row of a column. */
    public static ColumnSummary of(Column column) {
        return column instanceof Column.Numbers numbers ? ofNumbers(numbers) : ofCategories((Column.Categories) column);
    }

    private static ColumnSummary ofNumbers(Column.Numbers column) {
        int present = 0;
        double sum = 0;
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        for (int row = 0; row < column.rows(); row++) {
            float value = column.value(row);
            if (!Float.isNaN(value)) {
                present++;
                sum += value;
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        Optional<Spread> range = present == 0 ? Optional.empty() : Optional.of(new Spread(low, sum / present, high));
        return new ColumnSummary(column.name(), column.rows(), column.rows() - present, range, Map.of(), 0);
    }

    private static ColumnSummary ofCategories(Column.Categories column) {
        int[] counts = new int[column.levels().size()];
        int missing = 0;
        for (int row = 0; row < column.rows(); row++) {
            int code = column.code(row);
            if (code < 0) {
                missing++;
            } else {
                counts[code]++;
            }
        }
        List<Integer> codes = new ArrayList<>(IntStream.range(0, counts.length)
                .filter(code -> counts[code] > 0)
                .boxed()
                .toList());
        codes.sort(Comparator.comparing((Integer code) -> -counts[code]));
        Map<String, Integer> levels = new LinkedHashMap<>();
        codes.stream()
                .limit(MOST_LEVELS)
                .forEach(code -> levels.put(column.levels().get(code), counts[code]));
        return new ColumnSummary(column.name(), column.rows(), missing, Optional.empty(), levels, codes.size());
    }
}
