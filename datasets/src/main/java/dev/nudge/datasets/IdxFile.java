package dev.nudge.datasets;

import dev.nudge.datasets.source.Source;
import dev.nudge.spi.Column;
import dev.nudge.spi.InputException;
import dev.nudge.spi.Progress;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * A file of the IDX format: two zero bytes, the type of the values, the number of dimensions; each dimension in four
 * bytes; the values.
 */
final class IdxFile implements AutoCloseable {

    private static final int UNSIGNED_BYTE = 8;
    private static final int MOST_DIMENSIONS = 4;
    // Deflate cannot do better, so that a header cannot ask for more memory than its file could fill.
    private static final long BEST_COMPRESSION = 1032;
    // Enough that writing a column at a time stays within the cache.
    private static final int BLOCK = 64;

    private final Source source;
    private final InputStream in;
    private final int dimensions;
    private final int items;
    private final int values;

    private IdxFile(Source source, DataInputStream in) throws IOException {
        this.source = source;
        this.in = in;
        int magic = in.readInt();
        require(magic >>> 16 == 0, "is not in the IDX format, which begins with two zero bytes");
        require(
                (magic >> 8 & 0xff) == UNSIGNED_BYTE,
                "holds values of type 0x%02x; only unsigned bytes, 0x08, can be read".formatted(magic >> 8 & 0xff));
        this.dimensions = magic & 0xff;
        require(
                dimensions >= 1 && dimensions <= MOST_DIMENSIONS,
                "has " + dimensions + " dimensions; 1 to 4 are possible");
        this.items = dimension(in);
        long product = 1;
        for (int i = 1; i < dimensions; i++) {
            product *= dimension(in);
            require(product <= 1 << 24, "has pictures of more than 16 million values");
        }
        this.values = (int) product;
        requirePlausibleLength();
    }

    static IdxFile open(Source source, Progress progress) {
        try {
            DataInputStream in = new DataInputStream(source.open(progress));
            try {
                return new IdxFile(source, in);
            } catch (IOException | RuntimeException e) {
                in.close();
                throw e;
            }
        } catch (EOFException e) {
            throw new InputException(source.name() + ": ends within its header; it is empty or was cut off", e);
        } catch (IOException e) {
            throw source.unreadable(e);
        }
    }

    private int dimension(DataInputStream in) throws IOException {
        int dimension = in.readInt();
        require(dimension > 0, "has a dimension of " + Integer.toUnsignedString(dimension) + " in its header");
        return dimension;
    }

    private void requirePlausibleLength() {
        long expected = (long) items * values;
        require(
                expected <= source.size() * BEST_COMPRESSION,
                "is too short for what its header says: " + items + " items of " + values + " bytes");
        long memory = Runtime.getRuntime().maxMemory();
        require(dimensions == 1 || expected * Float.BYTES < memory / 10 * 9, tooLarge());
    }

    private String tooLarge() {
        return "holds " + items + " pictures of " + values + " pixels, which do not fit into the heap of "
                + (Runtime.getRuntime().maxMemory() >> 20) + " MB; raise it with -Xmx";
    }

    void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new InputException(source.name() + ": " + otherwise);
        }
    }

    int dimensions() {
        return dimensions;
    }

    int items() {
        return items;
    }

    /** The values of one-dimensional data. */
    int[] codes() {
        int[] codes = new int[items];
        byte[] bytes = new byte[BLOCK * BLOCK];
        for (int first = 0; first < items; first += bytes.length) {
            int count = Math.min(bytes.length, items - first);
            readFully(bytes, count);
            for (int i = 0; i < count; i++) {
                codes[first + i] = bytes[i] & 0xff;
            }
        }
        requireEnd();
        return codes;
    }

    /** A column of numbers for each value of an item. */
    List<Column> columns(String prefix) {
        byte[][] columns = allocate();
        byte[] bytes = new byte[BLOCK * values];
        for (int first = 0; first < items; first += BLOCK) {
            int count = Math.min(BLOCK, items - first);
            readFully(bytes, count * values);
            for (int value = 0; value < values; value++) {
                for (int i = 0; i < count; i++) {
                    columns[value][first + i] = bytes[i * values + value];
                }
            }
        }
        requireEnd();
        List<Column> named = new ArrayList<>();
        for (int value = 0; value < values; value++) {
            named.add(new Column.Numbers(prefix + value, columns[value]));
        }
        return named;
    }

    private byte[][] allocate() {
        try {
            return new byte[values][items];
        } catch (OutOfMemoryError e) {
            throw new InputException(source.name() + ": " + tooLarge(), e);
        }
    }

    private void readFully(byte[] bytes, int count) {
        try {
            require(
                    in.readNBytes(bytes, 0, count) == count,
                    "ends before the " + items + " items that its header announces; it was cut off");
        } catch (IOException e) {
            throw source.unreadable(e);
        }
    }

    private void requireEnd() {
        try {
            require(in.read() < 0, "goes on after the " + items + " items that its header announces");
        } catch (IOException e) {
            throw source.unreadable(e);
        }
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw source.unreadable(e);
        }
    }
}
