package dev.nudge.datasets.csv;

import dev.nudge.spi.InputException;
import java.io.CharArrayReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads the rows of a block, of any kind, with Commons CSV, and says what is wrong with them. */
final class RecordRows {

    /** What reading came to. */
    enum End {
        /** All of the block is read. */
        WHOLE,
        /** There are first values of columns, which have to be decided before the block can be read. */
        UNDECIDED,
        /** A quote is open at the end of the block. */
        OPEN
    }

    private static final Pattern START_LINE = Pattern.compile("startline ([\\d.,\\s]+)\\)");

    private final Layout layout;
    private final CsvErrors errors;
    private final CellReader cells;
    private final long linesBefore;

    private int skip;
    private long lastLine;
    private long openLine;
    private final Map<Integer, String> firstValues = new HashMap<>();

    /** For one block, below some lines, of which a first number of rows is to be skipped. */
    RecordRows(Layout layout, CsvErrors errors, CellReader cells, int skip, long linesBefore) {
        this.layout = layout;
        this.errors = errors;
        this.cells = cells;
        this.skip = skip;
        this.linesBefore = linesBefore;
        this.lastLine = linesBefore;
    }

    /** Reads a block; throws {@link InputException} at the first row or cell that does not fit. */
    End read(Block block) {
        block.clear(cells.columns());
        try (CSVParser parser = layout.dialect().parse(new CharArrayReader(block.text(), 0, block.size()))) {
            try {
                return read(block, parser);
            } catch (UncheckedIOException e) {
                if (e.getCause() instanceof CSVException cause) {
                    return open(cause, linesBefore + parser.getCurrentLineNumber());
                }
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private End read(Block block, CSVParser parser) {
        for (CSVRecord row : parser) {
            lastLine = linesBefore + parser.getCurrentLineNumber();
            if (!Dialect.isBlank(row)) {
                if (skip > 0) {
                    skip--;
                } else if (!firstValues.isEmpty() || !isRead(block, row)) {
                    // All of a block at once: a table may have thousands of columns in which most is missing.
                    collectFirstValues(row);
                }
            }
        }
        block.lines(lineEnds(block));
        return firstValues.isEmpty() ? End.WHOLE : End.UNDECIDED;
    }

    private void collectFirstValues(CSVRecord row) {
        for (int i = 0; i < Math.min(row.size(), cells.columns()); i++) {
            if (cells.decides(i, row.get(i))) {
                firstValues.putIfAbsent(i, row.get(i));
            }
        }
    }

    private End open(CSVException cause, long line) {
        if (!firstValues.isEmpty()) {
            return End.UNDECIDED;
        }
        Matcher start = START_LINE.matcher(String.valueOf(cause.getMessage()));
        if (!start.find()) {
            throw errors.textAfterQuote(line);
        }
        openLine = linesBefore + Long.parseLong(start.group(1).replaceAll("\\D", ""));
        return End.OPEN;
    }

    /** How many rows are still to be skipped. */
    int skip() {
        return skip;
    }

    /** The line in which the last row that was read ends. */
    long lastLine() {
        return lastLine;
    }

    /** The line with the quote that is open. */
    long openLine() {
        return openLine;
    }

    /** What to read the block with, once columns are decided. */
    CellReader decided() {
        return cells.decided(firstValues);
    }

    private boolean isRead(Block block, CSVRecord row) {
        requireWidth(row);
        int width = Math.min(row.size(), cells.columns());
        for (int i = 0; i < width; i++) {
            if (!cells.read(block, i, row.get(i))) {
                if (cells.isUndecided(i)) {
                    return false;
                }
                throw refused(row, i);
            }
        }
        cells.readMissing(block, width);
        block.endRow();
        return true;
    }

    private InputException refused(CSVRecord row, int column) {
        String name = layout.heading().names().get(column);
        long line = Line.ofCell(row, column, lastLine);
        String cell = row.get(column);
        boolean known = layout.known().contains(name);
        boolean numeric = !cell.isBlank() && Character.isDigit(cell.charAt(cell.length() - 1)) && isTooLarge(cell);
        return numeric ? errors.tooLarge(line, name, cell, known) : errors.noNumber(line, name, cell, known);
    }

    private static boolean isTooLarge(String cell) {
        return Float.isInfinite(new NumberText('.').parse(cell)) || Float.isInfinite(new NumberText(',').parse(cell));
    }

    private void requireWidth(CSVRecord row) {
        Heading heading = layout.heading();
        int columns = heading.names().size();
        boolean fits = row.size() == columns
                || (row.size() < columns && row.size() >= heading.required())
                || (row.size() > columns && isEmptyFrom(row, columns));
        if (!fits) {
            throw errors.cellCount(new Line(Line.firstOf(row, lastLine), List.of(row.values())), heading.names());
        }
    }

    private static boolean isEmptyFrom(CSVRecord row, int from) {
        for (int i = from; i < row.size(); i++) {
            if (!row.get(i).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private static int lineEnds(Block block) {
        char[] text = block.text();
        int count = 0;
        for (int i = 0; i < block.size(); i++) {
            if (text[i] == '\r' || (text[i] == '\n' && (i == 0 || text[i - 1] != '\r'))) {
                count++;
            }
        }
        return count;
    }
}
