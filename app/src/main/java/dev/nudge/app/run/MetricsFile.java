package dev.nudge.app.run;

import com.fasterxml.jackson.core.io.NumberOutput;
import dev.nudge.spi.InputException;
import dev.nudge.train.Epoch;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** metrics.csv: a line per epoch. It grows as training goes on; who writes it holds a lock on it. */
final class MetricsFile implements Closeable {

    private static final int MANY = 1 << 14;

    private final Path path;
    private final FileChannel channel;
    /** Lines that are not written yet: in one piece, they are written without a detour for each of their numbers. */
    private final StringBuilder lines = new StringBuilder();

    private List<String> columns = List.of();
    private boolean headed;

    /**
     * Opens or makes the file.
     *
     * @param kept how many bytes of it to keep; lines are added after them
     */
    MetricsFile(Path path, long kept) {
        this.path = path;
        this.headed = kept > 0;
        try {
            this.channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            requireAlone();
            requireLength(kept);
            channel.truncate(kept).position(kept);
        } catch (IOException e) {
            throw AtomicFile.failure(path, e);
        }
    }

    void add(Epoch epoch) {
        try {
            if (columns.isEmpty()) {
                columns = List.copyOf(epoch.metrics().keySet());
                writeHead();
            }
            lines.append(epoch.number()).append(',').append(epoch.steps()).append(',');
            lines.append(number(Math.round(epoch.seconds() * 1e6) / 1e6));
            for (String column : columns) {
                lines.append(',').append(value(epoch.metrics().get(column)));
            }
            lines.append(',').append(number(epoch.rate())).append('\n');
            if (lines.length() > MANY) {
                flush();
            }
        } catch (IOException e) {
            throw AtomicFile.failure(path, e);
        }
    }

    /** Writes all lines to the disk, and gives their length in bytes. */
    long writeThrough() {
        try {
            flush();
            channel.force(false);
            return channel.position();
        } catch (IOException e) {
            throw AtomicFile.failure(path, e);
        }
    }

    /** Adds a copy of all lines. */
    void copyTo(Path target, AtomicFiles files) {
        try {
            flush();
        } catch (IOException e) {
            throw AtomicFile.failure(path, e);
        }
        files.addCopy(path, target);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private void flush() throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(lines.toString().getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        lines.setLength(0);
    }

    private void writeHead() {
        if (!headed) {
            lines.append("epoch,step,seconds,")
                    .append(String.join(",", columns))
                    .append(",rate\n");
            headed = true;
        }
    }

    private void requireAlone() throws IOException {
        try {
            if (channel.tryLock() == null) {
                channel.close();
                throw new InputException(
                        "%s: another nudge is training this run; wait for its end (or give `nudge run` another --out)"
                                .formatted(path));
            }
        } catch (OverlappingFileLockException e) {
            throw new IllegalStateException("this program trains the run already", e);
        } catch (IOException e) {
            // A file system without locks: two at once are not noticed there.
        }
    }

    private void requireLength(long kept) throws IOException {
        long size = channel.size();
        if (size < kept) {
            channel.close();
            throw new InputException("%s: has %d bytes, the checkpoint was written after %d; the file is damaged"
                    .formatted(path, size, kept));
        }
    }

    /** A value that some epoch does not have stays empty. */
    private static String value(Double value) {
        return value == null || value.isNaN() ? "" : number(value);
    }

    /** As short as reads back to the same number; Double.toString takes several times as long on Java 17. */
    private static String number(double value) {
        return NumberOutput.toString(value, true);
    }
}
