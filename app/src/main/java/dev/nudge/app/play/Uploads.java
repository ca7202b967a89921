package dev.nudge.app.play;

import dev.nudge.spi.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Where files that visitors send are kept: a folder that nobody else may read, gone when the server ends. */
final class Uploads implements AutoCloseable {

    /** Files that may be on their way at a time: each takes a thread, and a slow sender takes it for long. */
    private static final int ON_THEIR_WAY = 6;

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

    /** Files of the greatest size that all pages together may have here. */
    private static final int FULL = 16;

    private static final Path PARENT = Path.of(System.getProperty("java.io.tmpdir"));

    private final Bounds bounds;
    private final Semaphore places = new Semaphore(ON_THEIR_WAY);
    private final AtomicLong numbers = new AtomicLong();
    private final AtomicLong kept = new AtomicLong();
    private final Thread atTheEnd = new Thread(this::close, "play-uploads-end");
    private UploadFolder folder;
    private boolean closed;

    Uploads(Bounds bounds) {
        this.bounds = bounds;
    }

    /** Keeps what a stream has, to its end, so many bytes if that is known; throws, and keeps nothing, if that is too much, too slow, or no table. */
    Path keep(InputStream in, long length) throws IOException {
        if (!places.tryAcquire()) {
            throw new InputException("other files are on their way to nudge play; send it again in a moment");
        }
        boolean whole = false;
        Path file = null;
        long bytes = 0;
        try {
            require(length);
            file = folder().resolve(numbers.incrementAndGet() + ".csv");
            try (OutputStream out = Files.newOutputStream(file)) {
                copy(in, out);
            }
            bytes = Files.size(file);
            whole = kept.addAndGet(bytes) <= FULL * bounds.upload();
        } catch (InputException e) {
            passOver(in);
            throw e;
        } finally {
            places.release();
            if (!whole && file != null) {
                kept.addAndGet(-bytes);
                Files.deleteIfExists(file);
            }
        }
        if (!whole) {
            throw new InputException(
                    "finds no room: pages have sent as much as nudge play keeps; close some, or use nudge run");
        }
        return file;
    }

    /** Who still sends does not hear what is wrong. What is far too much is cut off all the same. */
    private void passOver(InputStream in) throws IOException {
        long end = System.nanoTime() + PATIENCE / 10;
        byte[] buffer = new byte[1 << 16];
        long left = 4 * bounds.upload();
        for (int count = in.read(buffer); count >= 0 && left > 0; count = in.read(buffer)) {
            left -= count;
            if (System.nanoTime() > end) {
                return;
            }
        }
    }

    private void copy(InputStream in, OutputStream out) throws IOException {
        long end = System.nanoTime() + PATIENCE;
        byte[] buffer = new byte[1 << 16];
        long bytes = 0;
        long lines = 0;
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            if (bytes == 0 && count > 1 && (buffer[0] & 0xFF) == 0x1F && (buffer[1] & 0xFF) == 0x8B) {
                throw new InputException("is compressed; unpack it first");
            }
            bytes += count;
            for (int i = 0; i < count; i++) {
                lines += buffer[i] == '\n' ? 1 : 0;
            }
            require(bytes);
            if (lines > 2L * bounds.rows()) { // Cells may have lines of their own.
                throw new InputException(
                        "has more than %d rows, the most that the page takes; train on it with nudge run"
                                .formatted(bounds.rows()));
            }
            if (System.nanoTime() > end) {
                throw new InputException("took longer than a minute to arrive");
            }
            out.write(buffer, 0, count);
        }
        if (bytes == 0) {
            throw new InputException("is empty");
        }
    }

    private void require(long bytes) {
        if (bytes > bounds.upload()) {
            throw new InputException("is larger than %d MB, the most that the page takes; train on it with nudge run"
                    .formatted(bounds.upload() >> 20));
        }
    }

    private synchronized Path folder() throws IOException {
        if (closed) {
            throw new InputException("nudge play is ending");
        }
        if (folder == null) {
            folder = UploadFolder.in(PARENT);
            Runtime.getRuntime().addShutdownHook(atTheEnd);
        }
        return folder.path();
    }

    /** Removes what earlier servers have left that were killed. */
    void removeAbandoned() {
        UploadFolder.removeAbandoned(PARENT);
    }

    /** Removes a file that was kept. */
    void remove(Path file) {
        try {
            long size = Files.size(file);
            if (Files.deleteIfExists(file)) {
                kept.addAndGet(-size);
            }
        } catch (IOException e) {
            // It goes with the folder when the server ends.
        }
    }

    /** Where files are; nothing if there were none yet. */
    synchronized Path place() {
        return folder == null ? null : folder.path();
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (folder != null) {
            folder.close();
            try {
                Runtime.getRuntime().removeShutdownHook(atTheEnd);
            } catch (IllegalStateException e) {
                return; // The JVM is about to end by itself.
            }
        }
    }
}
