package dev.nudge.datasets.csv;

import dev.nudge.datasets.source.Source;
import dev.nudge.spi.InputException;
import dev.nudge.spi.LoadRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The rows of a text, streamed into columns. */
final class Rows {

    private static final int ROWS_PER_MEMORY_CHECK = 1 << 12;
    private static final Pattern START_LINE = Pattern.compile("startline ([\\d.,\\s]+)\\)");

    private final Text text;
    private final Source source;
    private final CSVParser parser;
    private final Iterator<CSVRecord> rows;
    private final CsvErrors errors;
    private long lastLine;
    private int read;

    Rows(Dialect dialect, Text text, Source source, CsvErrors errors) throws IOException {
        this.text = text;
        this.source = source;
        this.parser = dialect.parse(text);
        this.rows = parser.iterator();
        this.errors = errors;
    }

    /** How many rows have gone into columns. */
    int read() {
        return read;
    }

    void skip(int count) {
        for (int i = 0; i < count && next() != null; i++) {
            continue;
        }
    }

    void readInto(List<GrowingColumn> columns, Heading heading, LoadRequest request, long memory) {
        skip(heading.present() ? 1 : 0);
        GrowingColumn[] targets = columns.toArray(GrowingColumn[]::new);
        for (CSVRecord row = next(); row != null; row = next()) {
            requireWidth(row, heading);
            add(row, targets, heading, request);
            read++;
            if (read % ROWS_PER_MEMORY_CHECK == 0 && bytes(columns) > memory) {
                throw errors.tooLargeForMemory(read, columns.size());
            }
        }
    }

    private static long bytes(List<GrowingColumn> columns) {
        long bytes = 0;
        for (GrowingColumn column : columns) {
            bytes += column.bytes();
        }
        return bytes;
    }

    private void add(CSVRecord row, GrowingColumn[] targets, Heading heading, LoadRequest request) {
        int width = Math.min(row.size(), targets.length);
        for (int i = 0; i < width; i++) {
            if (!targets[i].add(row.get(i))) {
                throw refused(row, i, heading.names().get(i), request);
            }
        }
        for (int i = width; i < targets.length; i++) {
            targets[i].addMissing();
        }
    }

    private InputException refused(CSVRecord row, int column, String name, LoadRequest request) {
        long line = Line.ofCell(row, column, lastLine);
        String cell = row.get(column);
        boolean known = request.types().containsKey(name);
        boolean numeric = !cell.isBlank() && Character.isDigit(cell.charAt(cell.length() - 1)) && isTooLarge(cell);
        return numeric ? errors.tooLarge(line, name, cell, known) : errors.noNumber(line, name, cell, known);
    }

    private static boolean isTooLarge(String cell) {
        return Float.isInfinite(new NumberText('.').parse(cell)) || Float.isInfinite(new NumberText(',').parse(cell));
    }

    private void requireWidth(CSVRecord row, Heading heading) {
        int columns = heading.names().size();
        boolean fits = row.size() == columns
                || row.size() < columns && row.size() >= heading.required()
                || row.size() > columns && isEmptyFrom(row, columns);
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

    /** The next row that is not blank; null at the end. */
    private CSVRecord next() {
        try {
            while (rows.hasNext()) {
                CSVRecord row = rows.next();
                lastLine = parser.getCurrentLineNumber();
                text.endOfRow();
                if (!Dialect.isBlank(row)) {
                    return row;
                }
            }
            return null;
        } catch (UncheckedIOException e) {
            throw explained(e.getCause());
        }
    }

    private InputException explained(IOException cause) {
        if (cause instanceof CSVException) {
            Matcher start = START_LINE.matcher(String.valueOf(cause.getMessage()));
            return start.find()
                    ? errors.openQuote(Long.parseLong(start.group(1).replaceAll("\\D", "")))
                    : errors.textAfterQuote(parser.getCurrentLineNumber());
        }
        if (cause instanceof Text.EndlessRow) {
            return errors.endlessRow(lastLine + 1);
        }
        if (cause instanceof CharacterCodingException coding) {
            return errors.malformed(lastLine + 1, coding);
        }
        return source.unreadable(cause);
    }
}
