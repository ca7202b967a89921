package dev.nudge.datasets.csv;

import dev.nudge.datasets.source.Source;
import dev.nudge.spi.InputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.Iterator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Cuts a text into rows, and explains what cannot be cut. */
final class RowParser {

    private static final Pattern START_LINE = Pattern.compile("startline ([\\d.,\\s]+)\\)");

    private final Text text;
    private final Source source;
    private final CSVParser parser;
    private final Iterator<CSVRecord> rows;
    private final CsvErrors errors;
    private long lastLine;

    RowParser(Dialect dialect, Text text, Source source, CsvErrors errors) throws IOException {
        this.text = text;
        this.source = source;
        this.parser = dialect.parse(text);
        this.rows = parser.iterator();
        this.errors = errors;
    }

    /** The next rows. A failure belongs behind the rows before it, which may have to be refused first. */
    RowBatch batch() {
        RowBatch batch = new RowBatch();
        try {
            while (!batch.isFull() && !batch.isLast()) {
                CSVRecord row = next();
                if (row == null) {
                    batch.end();
                } else {
                    batch.add(row, lastLine);
                }
            }
        } catch (UncheckedIOException e) {
            batch.fail(explained(e.getCause()));
        }
        return batch;
    }

    /** The next row that is not blank; null at the end. */
    private CSVRecord next() {
        while (rows.hasNext()) {
            CSVRecord row = rows.next();
            lastLine = parser.getCurrentLineNumber();
            text.endOfRow();
            if (!Dialect.isBlank(row)) {
                return row;
            }
        }
        return null;
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
