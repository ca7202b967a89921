package dev.nudge.datasets.csv;

import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;

/** A text whose first part can be looked at before all of it is read. */
final class Text extends Reader {

    private static final int LOOK = 1 << 18;
    private static final int LONGEST_LOOK = 1 << 23;
    private static final int ENOUGH_LINES = 20;

    private final Reader rest;
    private char[] head = new char[1 << 13];
    private int size;
    private boolean whole;
    private int position;

    Text(Reader rest) throws IOException {
        this.rest = rest;
        int lines = 0;
        while (!whole && (size < LOOK || lines < ENOUGH_LINES) && size < LONGEST_LOOK) {
            int from = size;
            fill();
            lines += breaks(from);
        }
        position = size > 0 && head[0] == '\uFEFF' ? 1 : 0;
    }

    private void fill() throws IOException {
        if (size == head.length) {
            head = Arrays.copyOf(head, 2 * size);
        }
        int count = rest.read(head, size, head.length - size);
        whole = count < 0;
        size += Math.max(count, 0);
    }

    private int breaks(int from) {
        int breaks = 0;
        for (int i = from; i < size; i++) {
            breaks += head[i] == '\n' || head[i] == '\r' ? 1 : 0;
        }
        return breaks;
    }

    /** The first part, from before anything is read. */
    Sample sample() {
        return new Sample(new String(head, position, size - position), whole);
    }

    @Override
    public int read(char[] characters, int offset, int length) throws IOException {
        return position < size ? fromHead(characters, offset, length) : rest.read(characters, offset, length);
    }

    private int fromHead(char[] characters, int offset, int length) {
        int count = Math.min(length, size - position);
        System.arraycopy(head, position, characters, offset, count);
        position += count;
        if (position == size) {
            head = new char[0];
            size = 0;
            position = 0;
        }
        return count;
    }

    @Override
    public void close() throws IOException {
        rest.close();
    }
}
