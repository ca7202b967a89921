package dev.nudge.datasets.csv;

import java.util.Optional;
import org.apache.commons.csv.CSVRecord;

/** Some rows in order, and what ended them if nothing comes after. */
final class RowBatch {

    private static final int MOST_ROWS = 256;
    private static final int ENOUGH_CELLS = 1 << 14;

    private final CSVRecord[] rows = new CSVRecord[MOST_ROWS];
    private final long[] lastLines = new long[MOST_ROWS];
    private int size;
    private int cells;
    private boolean last;
    private Throwable failure;

    void add(CSVRecord row, long lastLine) {
        rows[size] = row;
        lastLines[size] = lastLine;
        size++;
        cells += row.size();
    }

    boolean isFull() {
        return size == MOST_ROWS || cells >= ENOUGH_CELLS;
    }

    void end() {
        last = true;
    }

    void fail(Throwable cause) {
        last = true;
        failure = cause;
    }

    int size() {
        return size;
    }

    CSVRecord row(int index) {
        return rows[index];
    }

    /** The line of the file that a row ends in. */
    long lastLine(int index) {
        return lastLines[index];
    }

    boolean isLast() {
        return last;
    }

    Optional<Throwable> failure() {
        return Optional.ofNullable(failure);
    }
}
