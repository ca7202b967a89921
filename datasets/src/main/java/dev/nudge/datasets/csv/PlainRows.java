package dev.nudge.datasets.csv;

/**
 * Reads rows as Commons CSV would, if nothing about them is unusual: no comments, no quotes in quotes, no line breaks in
 * cells, and as many cells as the table has columns. What is different, or wrong, is left to {@link RecordRows}.
 */
final class PlainRows {

    // Commons CSV takes it for the character that is not set.
    private static final char NO_CHARACTER = '\uFFFE';
    private static final char FIRST_WIDE_BLANK = '\u1680';
    private static final int NOT_PLAIN = -1;

    private final CellReader cells;
    private final char separator;
    private final char quote;
    private final char comment;
    private final boolean[] scanned;

    private PlainRows(Dialect dialect, CellReader cells) {
        this.cells = cells;
        this.separator = dialect.separator().charAt(0);
        this.quote = dialect.quote() == Dialect.NONE ? NO_CHARACTER : dialect.quote();
        this.comment = dialect.comment();
        this.scanned = new boolean[cells.columns()];
        for (int i = 0; i < scanned.length; i++) {
            scanned[i] = cells.isScanned(i);
        }
    }

    /** Reads a block; false if not all of it is plain. */
    static boolean read(Block block, Dialect dialect, CellReader cells) {
        return canBePlain(dialect, cells) && new PlainRows(dialect, cells).rows(block);
    }

    private static boolean canBePlain(Dialect dialect, CellReader cells) {
        char separator = dialect.separator().charAt(0);
        return dialect.separator().length() == 1
                && separator != NO_CHARACTER
                && !cells.isScanned(separator)
                && !cells.isScanned(dialect.quote());
    }

    private boolean rows(Block block) {
        block.clear(cells.columns());
        char[] text = block.text();
        int lines = 0;
        int at = 0;
        while (at >= 0 && at < block.size()) {
            at = row(block, text, at);
            lines++;
        }
        block.lines(lines);
        return at >= 0;
    }

    /** Reads the row at a position, if there is one, and gives the position of the next. */
    private int row(Block block, char[] text, int from) {
        if (text[from] == comment) {
            return NOT_PLAIN;
        }
        if (isLineEnd(text[from])) {
            return afterLineEnd(text, from);
        }
        int columns = scanned.length;
        int[] values = block.withRoomForRow(columns);
        int first = block.rows() * columns;
        int column = 0;
        int end = from - 1;
        do {
            int start = end + 1;
            // A number is read in the same pass that finds its end: most of the time goes into looking at characters.
            long number = scanned[column] ? cells.scan(text, start) : -1;
            end = NumberText.endOf(number);
            if (number >= 0 && isEnd(text[end])) {
                values[first + column] = (int) number;
            } else {
                end = cell(block, text, start, column);
            }
            column++;
        } while (end >= 0 && text[end] == separator && column < columns);
        return end < 0 ? NOT_PLAIN : rowEnd(block, text, from, end, column);
    }

    /** Reads a cell of any kind, and gives its end. */
    private int cell(Block block, char[] text, int from, int column) {
        int start = from;
        while (!isEnd(text[start]) && isWhitespace(text[start])) {
            start++;
        }
        if (text[start] == quote && quote != NO_CHARACTER) {
            return quoted(block, text, start + 1, column);
        }
        int end = start;
        while (!isEnd(text[end])) {
            if (text[end++] == NO_CHARACTER) {
                return NOT_PLAIN;
            }
        }
        int last = end;
        while (last > start && isWhitespace(text[last - 1])) {
            last--;
        }
        return cells.read(block, column, text, start, last) ? end : NOT_PLAIN;
    }

    private int quoted(Block block, char[] text, int from, int column) {
        int close = from;
        while (text[close] != quote) {
            if (isLineEnd(text[close]) || text[close] == NO_CHARACTER) {
                return NOT_PLAIN;
            }
            close++;
        }
        // A row of a single empty cell is none, even if the cell is quoted.
        boolean plain = isEnd(text[close + 1]) && (close > from || column > 0 || text[close + 1] == separator);
        return plain && cells.read(block, column, text, from, close) ? close + 1 : NOT_PLAIN;
    }

    /** Whether a cell ends before this character. */
    private boolean isEnd(char c) {
        return c == separator || isLineEnd(c);
    }

    private int rowEnd(Block block, char[] text, int from, int end, int read) {
        if (read == 1 && text[end] != separator && isBlank(text, from, end)) {
            return afterLineEnd(text, end);
        }
        // Some files end each line with a separator.
        int last = text[end] == separator ? end + 1 : end;
        if (read < cells.columns() || !isLineEnd(text[last])) {
            return NOT_PLAIN;
        }
        block.endRow();
        return afterLineEnd(text, last);
    }

    private static boolean isBlank(char[] text, int from, int end) {
        int at = from;
        while (at < end && isWhitespace(text[at])) {
            at++;
        }
        return at == end;
    }

    /** As {@link Character#isWhitespace(char)}, which is not asked about the characters that most cells begin and end with. */
    private static boolean isWhitespace(char c) {
        return (c <= ' ' || c >= FIRST_WIDE_BLANK) && Character.isWhitespace(c);
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }

    private static int afterLineEnd(char[] text, int at) {
        return text[at] == '\r' && text[at + 1] == '\n' ? at + 2 : at + 1;
    }
}
