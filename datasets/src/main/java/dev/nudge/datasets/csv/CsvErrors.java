package dev.nudge.datasets.csv;

import dev.nudge.spi.InputException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Everything that can be wrong with the content of a file: where, what was found, and which setting helps. */
final class CsvErrors {

    private static final int SHOWN = 40;
    private static final int MOST_NAMES = 50;

    private final String file;
    private final Csv settings;

    CsvErrors(String file, Csv settings) {
        this.file = file;
        this.settings = settings;
    }

    InputException empty() {
        return new InputException(file + ": is empty");
    }

    InputException onlyBlank() {
        return new InputException(file + ": holds no rows, only blank lines or comments");
    }

    InputException onlyHeader(long line) {
        return at(line, "names the columns, and no rows follow; if this line is a row, set header: false");
    }

    InputException noColumns() {
        return new InputException(file + ": holds only empty cells");
    }

    InputException ambiguousDecimal(long line, String cell) {
        return at(
                line,
                "'" + shown(cell) + "' may be a fraction or a number above a thousand; set decimal: ',' or"
                        + " decimal: '.'");
    }

    InputException firstLineWidth(Line first, int usual) {
        return at(
                first.number(),
                "has " + cells(first.cells().size()) + ", most lines after it " + usual
                        + ", so it is neither their header nor a row; remove it, or set header: true and names: ["
                        + usual
                        + " names] to read what is below it; if the lines are cut in the wrong places, set separator");
    }

    InputException unclearHeader(long line, String row, String header) {
        return at(
                line,
                "may be a header or a row: '" + shown(row) + "' is like the cells below it, '" + shown(header)
                        + "' is not; set header: true or header: false, or skip the line with header: true and names: [...]");
    }

    InputException duplicateName(long line, String name, int first, int second, List<String> names) {
        return at(
                line,
                "columns " + (first + 1) + " and " + (second + 1) + " are both named '" + shown(name)
                        + "'; name them apart with names: " + distinct(names));
    }

    InputException nameCount(int given, int columns) {
        return new InputException(
                file + ": names lists " + given + " names, the file has " + columns + " columns; name each of them");
    }

    InputException unknownType(String name, String nearest) {
        return new InputException(file + ": types names a column '" + name + "' that is not in the file" + nearest);
    }

    InputException cellCount(Line row, List<String> names) {
        String first = row.cells().get(0);
        String remedy = first.startsWith("#")
                ? "; if it is a comment, set comment: '#'"
                : "; mend the line, or set separator or quote if it is cut in the wrong places";
        return at(
                row.number(),
                "has " + cells(row.cells().size()) + ", the table has " + names.size() + " columns"
                        + missingColumn(row, names) + remedy);
    }

    private static String missingColumn(Line row, List<String> names) {
        int width = row.cells().size();
        return width < names.size()
                ? "; column '" + shown(names.get(width)) + "' is the first without one"
                : "; the first one too many is '" + shown(row.cells().get(names.size())) + "'";
    }

    InputException noNumber(long line, String column, String cell, boolean typeIsKnown) {
        if (cell.indexOf('\0') >= 0) {
            return zeroCharacter(line, column);
        }
        String found = cell.isBlank() ? "an empty cell" : "'" + shown(cell) + "'";
        String asText = typeIsKnown
                ? " (the model was trained on numbers)"
                : "types: {" + plain(column) + ": category} to read the column as text, or ";
        return at(
                line,
                "column '" + shown(column) + "': found " + found + " where a number belongs"
                        + (typeIsKnown ? asText + "; set " : "; set " + asText) + "missing: " + withMissing(cell)
                        + " to take it as missing");
    }

    InputException tooLarge(long line, String column, String cell, boolean typeIsKnown) {
        return at(
                line,
                "column '" + shown(column) + "': " + shown(cell) + " is too large for a number of 32 bits"
                        + (typeIsKnown
                                ? ""
                                : "; set types: {" + plain(column) + ": category} to read the column as text"));
    }

    InputException zeroCharacter(long line, String column) {
        return at(
                line,
                "column '" + shown(column) + "': found a NUL character, so this is no text; give a table as text,"
                        + " such as CSV, or set charset if it is text in another encoding, such as UTF-16LE");
    }

    InputException openQuote(long line) {
        return at(
                line,
                "a quote is opened and never closed; close it, or set quote: none if quotes are ordinary"
                        + " characters here");
    }

    InputException textAfterQuote(long line) {
        return at(
                line,
                "text follows a closing quote; double the quotes inside the cell, or set quote: none if quotes"
                        + " are ordinary characters here");
    }

    InputException endlessRow(long line) {
        return at(
                line,
                "begins a row of more than 32 million characters; a quote may be open: close it, or set quote:"
                        + " none");
    }

    InputException malformed(long line, CharacterCodingException cause) {
        return new InputException(
                file + ":" + line + ": in or after this line are bytes that are not valid in the"
                        + " charset of the text before them; set charset, for instance charset: windows-1252",
                cause);
    }

    InputException noMemory() {
        return new InputException(file + ": there is not enough memory left to look into it; the heap has "
                + (Runtime.getRuntime().maxMemory() >> 20) + " MB, raise it with -Xmx");
    }

    InputException tooLargeForMemory(long rows, int columns) {
        long heap = Runtime.getRuntime().maxMemory() >> 20;
        return new InputException(String.format(
                Locale.ROOT,
                "%s: the table does not fit into memory: %,d rows of %,d"
                        + " columns are read, and the heap of %,d MB is full; raise it with -Xmx, or drop columns from the"
                        + " file",
                file,
                rows,
                columns,
                heap));
    }

    private InputException at(long line, String what) {
        return new InputException(file + ":" + line + ": " + what);
    }

    private static String cells(int count) {
        return count == 1 ? "1 cell" : count + " cells";
    }

    private static String shown(String text) {
        String clean = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return clean.length() <= SHOWN ? clean : clean.substring(0, SHOWN) + "...";
    }

    private String withMissing(String cell) {
        List<String> all = new ArrayList<>(settings.missing());
        all.add(shown(cell));
        return list(all);
    }

    private static String distinct(List<String> names) {
        int named = names.size();
        while (named > 0 && names.get(named - 1).isEmpty()) {
            named--;
        }
        if (named > MOST_NAMES) {
            return "[...]";
        }
        List<String> distinct = new ArrayList<>();
        for (String name : names.subList(0, named)) {
            String candidate = name;
            for (int i = 2; !name.isEmpty() && distinct.contains(candidate); i++) {
                candidate = name + i;
            }
            distinct.add(candidate);
        }
        return list(distinct);
    }

    private static String list(List<String> texts) {
        return texts.stream().map(CsvErrors::plain).collect(Collectors.joining(", ", "[", "]"));
    }

    /** As YAML reads it back: bare if it is plainly a word, else in single quotes. */
    private static String plain(String text) {
        boolean bare = text.matches("[A-Za-z_][A-Za-z0-9_]*") && !text.matches("(?i)null|true|false");
        return bare ? text : "'" + text.replace("'", "''") + "'";
    }
}
