package dev.nudge.datasets.csv;

import java.util.List;
import org.apache.commons.csv.CSVRecord;

/** A row of a file, with the number of the line that it starts in. */
record Line(long number, List<String> cells) {

    /** How many cells there are up to the last one that is not empty. */
    int filled() {
        int filled = cells.size();
        while (filled > 0 && cells.get(filled - 1).isEmpty()) {
            filled--;
        }
        return filled;
    }

    /** The line that a row starts in, given the one that it ends in. */
    static long firstOf(CSVRecord row, long last) {
        return ofCell(row, 0, last);
    }

    /** The line that a cell starts in, given the one that its row ends in. */
    static long ofCell(CSVRecord row, int cell, long last) {
        long line = last;
        for (int i = cell; i < row.size(); i++) {
            line -= breaks(row.get(i));
        }
        return line;
    }

    private static int breaks(String text) {
        int breaks = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\r' || (c == '\n' && (i == 0 || text.charAt(i - 1) != '\r'))) {
                breaks++;
            }
        }
        return breaks;
    }
}
