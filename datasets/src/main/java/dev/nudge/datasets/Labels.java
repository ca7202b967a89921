package dev.nudge.datasets;

import dev.nudge.spi.Column;
import java.util.List;
import java.util.stream.IntStream;

/** Whole numbers from 0 on that name classes. */
final class Labels {

    private Labels() {}

    /** Categories in the order of their numbers, so that a table of results by class is in that order too. */
    static Column categories(Column.Numbers numbers) {
        int[] codes = new int[numbers.rows()];
        for (int row = 0; row < codes.length; row++) {
            codes[row] = (int) numbers.value(row);
        }
        return categories(numbers.name(), codes);
    }

    static Column categories(String name, int[] codes) {
        int largest = IntStream.of(codes).max().orElse(-1);
        List<String> levels =
                IntStream.rangeClosed(0, largest).mapToObj(String::valueOf).toList();
        return new Column.Categories(name, codes, levels);
    }
}
