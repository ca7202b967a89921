package dev.nudge.datasets.csv;

import dev.nudge.datasets.source.Source;
import dev.nudge.spi.Column;
import dev.nudge.spi.ColumnType;
import dev.nudge.spi.LoadRequest;
import dev.nudge.spi.Names;
import dev.nudge.spi.Table;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;

/** Reads one source: looks at its first part, then streams all of it into columns. */
final class CsvReader {

    private static final int SAMPLED_ROWS = 1000;

    private final Csv settings;
    private final Source source;
    private final CsvErrors errors;
    private final MissingValues missing;
    private final long memory;

    CsvReader(Csv settings, Source source) {
        // What is left is for the last copy of a column, and for the garbage of parsing.
        this(settings, source, Runtime.getRuntime().maxMemory() / 10 * 8);
    }

    CsvReader(Csv settings, Source source, long memory) {
        this.settings = settings;
        this.source = source;
        this.errors = new CsvErrors(source.name(), settings);
        this.missing = new MissingValues(settings.missing());
        this.memory = memory;
    }

    Table read(LoadRequest request) {
        try (Text text =
                new Text(Decoding.reader(source.open(request.progress()), Decoding.charset(settings.charset())))) {
            return table(text, request);
        } catch (OutOfMemoryError e) {
            throw errors.noMemory();
        } catch (CharacterCodingException e) {
            throw errors.malformed(1, e);
        } catch (IOException e) {
            throw source.unreadable(e);
        }
    }

    private Table table(Text text, LoadRequest request) throws IOException {
        Sample sample = text.sample();
        if (sample.text().isEmpty()) {
            throw errors.empty();
        }
        Dialect dialect = new DialectGuess(settings, sample).dialect();
        List<Line> lines = dialect.lines(sample, SAMPLED_ROWS);
        NumberText numbers = new NumberText(decimal(lines, dialect));
        CellKinds kinds = new CellKinds(lines, numbers, missing);
        if (lines.isEmpty()) {
            throw withoutRows(new RowParser(dialect, text, source, errors));
        }
        Heading heading = new HeadingGuess(settings, dialect, lines, kinds, errors).heading();
        requireKnownTypes(heading);
        List<GrowingColumn> columns = columns(heading, kinds, numbers, request);
        RowParser parser = new RowParser(dialect, text, source, errors);
        Rows rows = new Rows(heading, columns, request, errors, memory);
        // A thread pays off where there is more than the part already looked at.
        try (RowBatches batches = sample.whole() ? RowBatches.onDemand(parser) : new RowsAhead(parser)) {
            rows.readAll(batches);
            if (rows.read() == 0) {
                throw errors.onlyHeader(heading.line());
            }
            return finished(columns, heading);
        } catch (OutOfMemoryError e) {
            // The reader's own check is an estimate. What fills the heap is let go before the message is put together.
            columns.clear();
            throw errors.tooLargeForMemory(rows.read(), heading.names().size());
        }
    }

    /** A sample without a row may still be the beginning of a broken one. */
    private RuntimeException withoutRows(RowParser parser) {
        return parser.batch().failure().orElse(null) instanceof RuntimeException failure ? failure : errors.onlyBlank();
    }

    private char decimal(List<Line> lines, Dialect dialect) {
        return settings.decimal().equals(Marks.AUTO)
                ? DecimalGuess.decimal(lines, dialect.separator(), errors)
                : settings.decimal().charAt(0);
    }

    private void requireKnownTypes(Heading heading) {
        for (String name : settings.types().keySet()) {
            if (!heading.names().contains(name)) {
                throw errors.unknownType(
                        name,
                        Names.nearest(name, heading.names())
                                .map(near -> "; did you mean " + near + "?")
                                .orElse("; its columns are " + String.join(", ", heading.names())));
            }
        }
    }

    private List<GrowingColumn> columns(Heading heading, CellKinds kinds, NumberText numbers, LoadRequest request) {
        List<GrowingColumn> columns = new ArrayList<>();
        for (int i = 0; i < heading.names().size(); i++) {
            String name = heading.names().get(i);
            ColumnType known =
                    request.types().getOrDefault(name, settings.types().get(name));
            CellKinds.Kind kind = known == null ? kinds.kind(i, heading.present() ? 1 : 0) : kindOf(known);
            columns.add(
                    switch (kind) {
                        case NUMBER -> new GrowingNumbers(name, numbers, missing);
                        case WORD, LEADING_ZEROS -> new GrowingCategories(name, missing);
                        case UNKNOWN -> new GrowingUnknown(name, numbers, missing);
                    });
        }
        return columns;
    }

    private static CellKinds.Kind kindOf(ColumnType type) {
        return switch (type) {
            case NUMBER -> CellKinds.Kind.NUMBER;
            case CATEGORY -> CellKinds.Kind.WORD;
        };
    }

    private Table finished(List<GrowingColumn> columns, Heading heading) {
        List<Column> finished = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            GrowingColumn column = columns.set(i, null);
            if (column.hasValues() || !heading.unnamed().contains(i)) {
                finished.add(column.finish());
            }
        }
        if (finished.isEmpty()) {
            throw errors.noColumns();
        }
        return new Table(finished);
    }
}
