package dev.nudge.datasets.csv;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The texts that stand for a missing value. */
final class MissingValues {

    static final List<String> USUAL = List.of("", "NA", "N/A", "NaN", "null", "?", "-", "\\N");

    private final Set<String> texts;
    private final int longest;

    MissingValues(List<String> texts) {
        this.texts = texts.stream().map(MissingValues::normal).collect(Collectors.toUnmodifiableSet());
        this.longest = texts.stream().mapToInt(String::length).max().orElse(-1);
    }

    Set<String> texts() {
        return texts;
    }

    boolean contains(String cell) {
        // Most cells are ordinary numbers: settled without a look into the set, unless they are as short as a marker.
        if (cell.length() > longest && !isPadded(cell)) {
            return false;
        }
        if (cell.length() == 1 && Character.isDigit(cell.charAt(0))) {
            return texts.contains(cell);
        }
        return texts.contains(normal(cell));
    }

    private static boolean isPadded(String cell) {
        return !cell.isEmpty()
                && (Character.isWhitespace(cell.charAt(0)) || Character.isWhitespace(cell.charAt(cell.length() - 1)));
    }

    private static String normal(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
