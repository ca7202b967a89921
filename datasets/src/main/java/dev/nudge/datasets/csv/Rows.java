package dev.nudge.datasets.csv;

import dev.nudge.spi.InputException;
import dev.nudge.spi.LoadRequest;
import java.util.List;
import org.apache.commons.csv.CSVRecord;

/** Puts the cells of rows into columns, and refuses rows and cells that do not fit. */
final class Rows {

    private static final int BATCHES_PER_MEMORY_CHECK = 16;

    private final Heading heading;
    private final List<GrowingColumn> columns;
    private final LoadRequest request;
    private final CsvErrors errors;
    private final long memory;
    private int read;

    Rows(Heading heading, List<GrowingColumn> columns, LoadRequest request, CsvErrors errors, long memory) {
        this.heading = heading;
        this.columns = columns;
        this.request = request;
        this.errors = errors;
        this.memory = memory;
    }

    /** How many rows have gone into columns. */
    int read() {
        return read;
    }

    void readAll(RowBatches batches) {
        GrowingColumn[] targets = columns.toArray(GrowingColumn[]::new);
        RowBatch batch = batches.next();
        readBatch(batch, heading.present() ? 1 : 0, targets);
        for (int count = 1; !batch.isLast(); count++) {
            batch = batches.next();
            readBatch(batch, 0, targets);
            if (count % BATCHES_PER_MEMORY_CHECK == 0 && bytes() > memory) {
                throw errors.tooLargeForMemory(read, targets.length);
            }
        }
    }

    private void readBatch(RowBatch batch, int first, GrowingColumn[] targets) {
        for (int i = first; i < batch.size(); i++) {
            requireWidth(batch.row(i), batch.lastLine(i));
            add(batch.row(i), batch.lastLine(i), targets);
            read++;
        }
        Throwable failure = batch.failure().orElse(null);
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure instanceof RuntimeException exception) {
            throw exception;
        }
    }

    private long bytes() {
        long bytes = 0;
        for (GrowingColumn column : columns) {
            bytes += column.bytes();
        }
        return bytes;
    }

    private void add(CSVRecord row, long lastLine, GrowingColumn[] targets) {
        int width = Math.min(row.size(), targets.length);
        for (int i = 0; i < width; i++) {
            if (!targets[i].add(row.get(i))) {
                throw refused(row, i, lastLine);
            }
        }
        for (int i = width; i < targets.length; i++) {
            targets[i].addMissing();
        }
    }

    private InputException refused(CSVRecord row, int column, long lastLine) {
        String name = heading.names().get(column);
        long line = Line.ofCell(row, column, lastLine);
        String cell = row.get(column);
        boolean known = request.types().containsKey(name);
        boolean numeric = !cell.isBlank() && Character.isDigit(cell.charAt(cell.length() - 1)) && isTooLarge(cell);
        return numeric ? errors.tooLarge(line, name, cell, known) : errors.noNumber(line, name, cell, known);
    }

    private static boolean isTooLarge(String cell) {
        return Float.isInfinite(new NumberText('.').parse(cell)) || Float.isInfinite(new NumberText(',').parse(cell));
    }

    private void requireWidth(CSVRecord row, long lastLine) {
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
}
