package dev.nudge.datasets.csv;

import dev.nudge.datasets.source.Source;
import dev.nudge.spi.Column;
import dev.nudge.spi.ColumnType;
import dev.nudge.spi.InputException;
import dev.nudge.spi.LoadRequest;
import dev.nudge.spi.Names;
import dev.nudge.spi.Table;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads one source: looks at its first part, then streams all of it into columns. */
final class CsvReader {

    private static final int SAMPLED_ROWS = 1000;

    private final Csv settings;
    private final Source source;
    private final CsvErrors errors;
    private final MissingValues missing;
    private final Resources resources;

    CsvReader(Csv settings, Source source) {
        this(settings, source, Resources.usual());
    }

    CsvReader(Csv settings, Source source, Resources resources) {
        this.settings = settings;
        this.source = source;
        this.errors = new CsvErrors(source.name(), settings);
        this.missing = new MissingValues(settings.missing());
        this.resources = resources;
    }

    Table read(LoadRequest request) {
        try (ExpectedRows expected = new ExpectedRows(source);
                Text text = new Text(
                        Decoding.reader(source.open(request.progress()), Decoding.charset(settings.charset())))) {
            return table(text, request, expected);
        } catch (OutOfMemoryError e) {
            throw errors.noMemory();
        } catch (CharacterCodingException e) {
            throw errors.malformed(1, e);
        } catch (IOException e) {
            throw source.unreadable(e);
        }
    }

    private Table table(Text text, LoadRequest request, ExpectedRows expected) throws IOException {
        Sample sample = text.sample();
        if (sample.text().isEmpty()) {
            throw errors.empty();
        }
        Dialect dialect = new DialectGuess(settings, sample).dialect();
        List<Line> lines = dialect.lines(sample, SAMPLED_ROWS);
        NumberText numbers = new NumberText(decimal(lines, dialect));
        CellKinds kinds = new CellKinds(lines, numbers, missing);
        boolean quoted = sample.text().indexOf(dialect.quote()) >= 0;
        char quote = quoted ? dialect.quote() : Dialect.NONE;
        Blocks blocks = new Blocks(text, source, errors, resources.block(), quote);
        if (lines.isEmpty()) {
            throw withoutRows(dialect, blocks, numbers);
        }
        Heading heading = new HeadingGuess(settings, dialect, lines, kinds, errors).heading();
        requireKnownTypes(heading);
        CellReader cells = new CellReader(kinds(heading, kinds, request), numbers, missing);
        Layout layout = new Layout(dialect, heading, request.types().keySet());
        List<GrowingColumn> columns = columns(heading, cells, expected.get());
        Rows rows = new Rows(layout, blocks, columns, cells, errors, resources);
        try {
            // Threads pay off where there is more than the part already looked at.
            if (sample.whole() && sample.text().length() <= 2 * resources.block()) {
                rows.readAll();
            } else {
                rows.readAllAhead();
            }
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
    private InputException withoutRows(Dialect dialect, Blocks blocks, NumberText numbers) {
        Layout layout = new Layout(dialect, Heading.none(1, 0, errors), Set.of());
        CellReader nothing = new CellReader(new CellKinds.Kind[0], numbers, missing);
        new Rows(layout, blocks, List.of(), nothing, errors, resources).skipAll();
        return errors.onlyBlank();
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

    private CellKinds.Kind[] kinds(Heading heading, CellKinds kinds, LoadRequest request) {
        CellKinds.Kind[] found = new CellKinds.Kind[heading.names().size()];
        for (int i = 0; i < found.length; i++) {
            String name = heading.names().get(i);
            ColumnType known =
                    request.types().getOrDefault(name, settings.types().get(name));
            found[i] = known == null ? kinds.kind(i, heading.present()) : kindOf(known);
        }
        return found;
    }

    private List<GrowingColumn> columns(Heading heading, CellReader cells, int lines) {
        int width = cells.columns();
        boolean fits = (long) Float.BYTES * lines * width <= resources.memory();
        int rows = fits && lines > 0 ? lines - (heading.present() ? 1 : 0) : 0;
        List<GrowingColumn> columns = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            String name = heading.names().get(i);
            columns.add(cells.holdsWords(i) ? new GrowingCategories(name, rows, 0) : new GrowingNumbers(name, rows));
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
