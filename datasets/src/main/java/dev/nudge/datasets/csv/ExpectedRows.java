package dev.nudge.datasets.csv;

import dev.nudge.datasets.source.Source;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * How many rows a large file is likely to have: its lines, counted on a thread of their own while the first part of the
 * file is looked at. With it columns get their length at once; without it they grow, which only takes more memory.
 */
final class ExpectedRows implements Runnable, AutoCloseable {

    private static final long WORTH_COUNTING = 1 << 22;
    // A file that is read more slowly, because it does not lie in memory yet, is not waited for.
    private static final long BYTES_PER_MILLISECOND = 1 << 18;

    private static final long LINE_ENDS = 0x0a0a0a0a0a0a0a0aL;
    private static final long LOW_BITS = 0x7f7f7f7f7f7f7f7fL;

    private final Source source;
    private final Thread thread;
    private volatile boolean closed;
    private volatile int lines;

    ExpectedRows(Source source) {
        this.source = source;
        this.thread = new Thread(this, "csv line counter");
        if (source.size() >= WORTH_COUNTING) {
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** The number of rows; 0 if it is unknown. */
    int get() {
        return get(1 + source.size() / BYTES_PER_MILLISECOND);
    }

    int get(long milliseconds) {
        join(milliseconds);
        // Whoever comes too late should not compete for the disk any longer.
        closed = true;
        return lines;
    }

    private void join(long milliseconds) {
        try {
            thread.join(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void run() {
        byte[] bytes = new byte[1 << 16];
        try (InputStream in = source.stored()) {
            int counted = 0;
            byte last = '\n';
            for (int size = in.read(bytes); size > 0 && !closed; size = in.read(bytes)) {
                if (counted == 0 && Source.isZipped(bytes)) {
                    return;
                }
                counted += lineEnds(ByteBuffer.wrap(bytes, 0, size).order(ByteOrder.nativeOrder()));
                last = bytes[size - 1];
            }
            lines = closed ? 0 : counted + (last == '\n' ? 0 : 1);
        } catch (IOException e) {
            // What cannot be read is said where it is read for its rows.
            lines = 0;
        }
    }

    /** Counts eight bytes at a time: the same bytes are read once more for their rows, so this must cost next to nothing. */
    private static int lineEnds(ByteBuffer bytes) {
        int count = 0;
        int at = 0;
        for (; at <= bytes.limit() - Long.BYTES; at += Long.BYTES) {
            long different = bytes.getLong(at) ^ LINE_ENDS;
            // The highest bit of each byte that differs.
            long marks = ((different & LOW_BITS) + LOW_BITS | different) & ~LOW_BITS;
            count += Long.BYTES - Long.bitCount(marks);
        }
        for (; at < bytes.limit(); at++) {
            count += bytes.get(at) == '\n' ? 1 : 0;
        }
        return count;
    }

    @Override
    public void close() {
        closed = true;
        join(0);
    }
}
