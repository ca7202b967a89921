package dev.nudge.datasets.csv;

import dev.nudge.datasets.csv.CellKinds.Kind;
import java.util.Map;

/** Reads cells as what their columns hold. */
final class CellReader {

    private static final int NONE = -1;
    private static final int NO_NUMBER = Float.floatToRawIntBits(Float.NaN);

    private final Kind[] kinds;
    private final NumberText numbers;
    private final MissingValues missing;
    private final boolean markedByNumbers;
    private final boolean emptyIsMissing;

    CellReader(Kind[] kinds, NumberText numbers, MissingValues missing) {
        this.kinds = kinds;
        this.numbers = numbers;
        this.missing = missing;
        this.markedByNumbers = isAnyNumber(missing, numbers);
        this.emptyIsMissing = missing.contains("");
    }

    private static boolean isAnyNumber(MissingValues missing, NumberText numbers) {
        for (String text : missing.texts()) {
            if (numbers.isNumber(text)) {
                return true;
            }
        }
        return false;
    }

    int columns() {
        return kinds.length;
    }

    /** Whether all cells of a column were missing so far. */
    boolean isUndecided(int column) {
        return kinds[column] == Kind.UNKNOWN;
    }

    /** This with some columns decided, each by its first value. */
    CellReader decided(Map<Integer, String> firstValues) {
        Kind[] more = kinds.clone();
        firstValues.forEach((column, cell) ->
                more[column] = numbers.isNumber(cell) && !NumberText.hasLeadingZeros(cell) ? Kind.NUMBER : Kind.WORD);
        return new CellReader(more, numbers, missing);
    }

    /** Whether a cell is the first value of its column. */
    boolean decides(int column, String cell) {
        return isUndecided(column) && !missing.contains(cell);
    }

    boolean holdsWords(int column) {
        return kinds[column] == Kind.WORD || kinds[column] == Kind.LEADING_ZEROS;
    }

    /** Whether a character may be part of what {@link #scan} reads. */
    boolean isScanned(char c) {
        return numbers.isScanned(c);
    }

    /** What {@link NumberText#scan} says. */
    long scan(char[] text, int from) {
        return numbers.scan(text, from);
    }

    /** Whether what is scanned is a cell of a column: not if it holds no numbers, or if numbers may stand for missing values. */
    boolean isScanned(int column) {
        return kinds[column] == Kind.NUMBER && !markedByNumbers;
    }

    /** Puts the cell that stands at a place in a text into a row, as below, but without making a string of most. */
    boolean read(Block block, int column, char[] text, int from, int to) {
        if (from == to && emptyIsMissing) {
            put(block, column, missing(column));
            return true;
        }
        int value = NONE;
        if (holdsWords(column)) {
            value = block.words(column).find(text, from, to);
        } else if (isScanned(column)) {
            value = bits(numbers.parse(text, from, to));
        }
        if (value == NONE) {
            return read(block, column, new String(text, from, to - from));
        }
        put(block, column, value);
        return true;
    }

    /** Puts a cell into the row that a block is about to end; false if it cannot be a cell of this column. */
    boolean read(Block block, int column, String cell) {
        int value = switch (kinds[column]) {
            case NUMBER -> number(cell);
            case WORD, LEADING_ZEROS -> word(block, column, cell);
            case UNKNOWN -> missing.contains(cell) ? NO_NUMBER : NONE;
        };
        put(block, column, value);
        return value != NONE || (holdsWords(column) && missing.contains(cell));
    }

    private void put(Block block, int column, int value) {
        block.withRoomForRow(kinds.length)[block.rows() * kinds.length + column] = value;
    }

    private int number(String cell) {
        return missing.contains(cell) ? NO_NUMBER : bits(numbers.parse(cell));
    }

    private static int bits(float number) {
        return Float.isFinite(number) ? Float.floatToRawIntBits(number) : NONE;
    }

    private int word(Block block, int column, String cell) {
        int known = block.words(column).find(cell);
        if (known >= 0) {
            return known;
        }
        return missing.contains(cell) || cell.indexOf('\0') >= 0
                ? NONE
                : block.words(column).add(cell);
    }

    /** Fills a row with missing values from a column on. */
    void readMissing(Block block, int from) {
        int[] cells = block.withRoomForRow(kinds.length);
        for (int i = from; i < kinds.length; i++) {
            cells[block.rows() * kinds.length + i] = missing(i);
        }
    }

    private int missing(int column) {
        return holdsWords(column) ? NONE : NO_NUMBER;
    }
}
