package dev.nudge.datasets.csv;

import java.util.HashSet;
import java.util.List;

/** Finds out whether the first line of a sample is a header. */
final class HeadingGuess {

    private final Csv settings;
    private final CellKinds kinds;
    private final CsvErrors errors;
    private final Line first;
    private final List<Line> body;
    private final int usual;

    HeadingGuess(Csv settings, Dialect dialect, List<Line> lines, CellKinds kinds, CsvErrors errors) {
        this.settings = settings;
        this.kinds = kinds;
        this.errors = errors;
        this.body = lines.subList(1, lines.size());
        this.usual = DialectGuess.usualWidth(body.isEmpty() ? lines : body);
        this.first = unquoted(lines.get(0), dialect, usual);
    }

    /** Spreadsheets sometimes quote a whole header as if it were one cell. */
    private static Line unquoted(Line first, Dialect dialect, int usual) {
        if (first.cells().size() == 1 && usual > 1) {
            List<Line> inside = dialect.lines(new Sample(first.cells().get(0), true), 1);
            if (inside.size() == 1 && inside.get(0).cells().size() == usual) {
                return new Line(first.number(), inside.get(0).cells());
            }
        }
        return first;
    }

    Heading heading() {
        List<String> names = settings.names();
        boolean present = settings.header() == Header.AUTO ? look() : settings.header() == Header.TRUE;
        if (!names.isEmpty()) {
            requireEachNamed(present ? body : kinds.lines(), names.size());
            return Heading.given(present, first.number(), names, errors);
        }
        if (!present) {
            return Heading.none(first.number(), usual, errors);
        }
        requireUsualWidth();
        return Heading.fromFile(first, errors);
    }

    private void requireEachNamed(List<Line> rows, int names) {
        int filled = rows.stream().mapToInt(Line::filled).max().orElse(names);
        boolean odd = rows.stream().noneMatch(row -> row.cells().size() >= names && row.filled() <= names);
        if (odd && !rows.isEmpty()) {
            throw errors.nameCount(names, Math.max(filled, DialectGuess.usualWidth(rows)));
        }
    }

    private void requireUsualWidth() {
        int width = first.cells().size();
        boolean fits = width == usual || (first.filled() <= usual && width > usual);
        // Lines that all end in a separator have an empty cell more than their header.
        boolean fitsFilled = width < usual && body.stream().allMatch(row -> row.filled() <= width);
        if (!body.isEmpty() && !fits && !fitsFilled) {
            throw errors.firstLineWidth(first, usual);
        }
    }

    private boolean look() {
        if (equalsNames()) {
            return true;
        }
        requireUsualWidth();
        String likeRow = null;
        String likeHeader = null;
        for (int i = 0; i < Math.min(first.cells().size(), usual); i++) {
            String cell = first.cells().get(i);
            if (kinds.isMissing(cell)) {
                continue;
            }
            if (kinds.isLikeBelow(i, cell)) {
                likeRow = likeRow == null ? cell : likeRow;
            } else if (kinds.areNumbersBelow(i)) {
                likeHeader = likeHeader == null ? cell : likeHeader;
            }
        }
        if (likeRow != null && likeHeader != null) {
            throw errors.unclearHeader(first.number(), likeRow, likeHeader);
        }
        return likeHeader != null || (likeRow == null && isAllDifferentWords());
    }

    private boolean equalsNames() {
        return !settings.names().isEmpty()
                && String.join("\n", settings.names()).equalsIgnoreCase(String.join("\n", first.cells()));
    }

    private boolean isAllDifferentWords() {
        List<String> filled =
                first.cells().stream().filter(cell -> !cell.isEmpty()).toList();
        return new HashSet<>(filled).size() == filled.size() && filled.stream().noneMatch(kinds::isNumber);
    }
}
