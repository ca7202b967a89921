package dev.nudge.datasets.csv;

import java.util.Arrays;

/** Some whole lines of a text, and what they are read as: a row after the other, each cell in 32 bits. */
final class Block {

    // Behind the text stands a line end, so that the loops over it need not ask whether it goes on.
    private static final int GUARD = 2;
    private static final int MOST_CELLS = 1 << 29;

    private char[] text = new char[0];
    private int size;
    private int lines;
    private int rows;
    private CellReader readBy;
    private int[] cells = new int[0];
    private Words[] words = {};

    char[] text() {
        return text;
    }

    int size() {
        return size;
    }

    /** How many line ends there were. */
    int lines() {
        return lines;
    }

    /** What its cells have been read with; null if they have not. */
    CellReader readBy() {
        return readBy;
    }

    void readBy(CellReader reader) {
        readBy = reader;
    }

    int rows() {
        return rows;
    }

    /** The cells, of which each row has as many as there are columns: bits of a float, or the code of a word; -1 for none. */
    int[] cells() {
        return cells;
    }

    int columns() {
        return words.length;
    }

    /** The words of a column of categories. */
    Words words(int column) {
        if (words[column] == null) {
            words[column] = new Words();
        }
        return words[column];
    }

    /** Room for more text behind what there is. */
    char[] withRoom(int capacity) {
        if (text.length < capacity + GUARD) {
            text = Arrays.copyOf(text, capacity + GUARD);
        }
        return text;
    }

    void resize(int characters) {
        size = characters;
        readBy = null;
        withRoom(size)[size] = '\n';
    }

    void append(Block more) {
        int end = size;
        System.arraycopy(more.text, 0, withRoom(end + more.size), end, more.size);
        resize(end + more.size);
    }

    /** Moves the text from a position on to the end of another block. */
    void moveEnd(int from, Block other) {
        int count = size - from;
        System.arraycopy(text, from, other.withRoom(other.size + count), other.size, count);
        other.resize(other.size + count);
        resize(from);
    }

    /**
     * Where the last line ends that is whole even if more follows; 0 if none is. With an even number of quotes before it,
     * if there is one: outside of cells, most likely.
     */
    int endOfLines(char quote) {
        boolean inside = quote != Dialect.NONE && hasOdd(quote);
        int last = 0;
        for (int end = size; end > 0; end--) {
            char c = text[end - 1];
            if (c == quote && quote != Dialect.NONE) {
                inside = !inside;
            }
            // A carriage return at the very end may be the first half of a line end.
            if (c == '\n' || (c == '\r' && end < size)) {
                if (!inside) {
                    return end;
                }
                last = Math.max(last, end);
            }
        }
        return last;
    }

    private boolean hasOdd(char quote) {
        int count = 0;
        for (int i = 0; i < size; i++) {
            count += text[i] == quote ? 1 : 0;
        }
        return count % 2 == 1;
    }

    /** Forgets what the text was read as. */
    void clear(int columns) {
        rows = 0;
        lines = 0;
        if (words.length != columns) {
            words = new Words[columns];
        }
        for (Words column : words) {
            if (column != null) {
                column.clear();
            }
        }
    }

    /** Room for another row. */
    int[] withRoomForRow(int columns) {
        long needed = (rows + 1L) * columns;
        if (needed > MOST_CELLS) {
            throw new OutOfMemoryError("rows of fewer cells than the table has columns");
        }
        if (cells.length < needed) {
            cells = Arrays.copyOf(cells, (int) (2 * needed));
        }
        return cells;
    }

    void endRow() {
        rows++;
    }

    void lines(int count) {
        lines = count;
    }
}
