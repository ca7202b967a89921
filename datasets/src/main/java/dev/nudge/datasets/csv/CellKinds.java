package dev.nudge.datasets.csv;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers, words and missing values among the sampled cells of a column. */
final class CellKinds {

    private final List<Line> lines;
    private final NumberText numbers;
    private final MissingValues missing;
    private final Map<Integer, Kind> below = new HashMap<>();

    CellKinds(List<Line> lines, NumberText numbers, MissingValues missing) {
        this.lines = lines;
        this.numbers = numbers;
        this.missing = missing;
    }

    List<Line> lines() {
        return lines;
    }

    boolean isMissing(String cell) {
        return missing.contains(cell);
    }

    boolean isNumber(String cell) {
        return numbers.isNumber(cell);
    }

    /** Whether a cell of the first line is a number above numbers, or a word that comes again below. */
    boolean isLikeBelow(int column, String cell) {
        if (areNumbersBelow(column)) {
            return isNumber(cell);
        }
        return lines.stream()
                .skip(1)
                .anyMatch(line ->
                        column < line.cells().size() && line.cells().get(column).equals(cell));
    }

    boolean areNumbersBelow(int column) {
        Kind kind = kind(column, true);
        return kind == Kind.NUMBER || kind == Kind.LEADING_ZEROS;
    }

    /** The kind of the cells of a column, with or without that of the first line. */
    Kind kind(int column, boolean header) {
        return header ? below.computeIfAbsent(column, unknown -> kind(column, 1)) : kind(column, 0);
    }

    private Kind kind(int column, int skipped) {
        int numeric = 0;
        int words = 0;
        boolean zeros = false;
        for (Line line : lines.subList(Math.min(skipped, lines.size()), lines.size())) {
            String cell = column < line.cells().size() ? line.cells().get(column) : "";
            if (!isMissing(cell) && !cell.isBlank()) {
                boolean number = isNumber(cell);
                numeric += number ? 1 : 0;
                words += number ? 0 : 1;
                zeros |= NumberText.hasLeadingZeros(cell);
            }
        }
        return Kind.of(numeric, words, zeros);
    }

    /** What the cells of a column have in common. */
    enum Kind {
        UNKNOWN,
        NUMBER,
        LEADING_ZEROS,
        WORD;

        private static Kind of(int numbers, int words, boolean zeros) {
            if (numbers + words == 0) {
                return UNKNOWN;
            }
            // A few words among numbers are mistakes to point out, not a reason to take numbers for names.
            if (words * 5 >= numbers + words) {
                return WORD;
            }
            return zeros ? LEADING_ZEROS : NUMBER;
        }
    }
}
