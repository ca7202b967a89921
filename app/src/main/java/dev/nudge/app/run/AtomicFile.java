package dev.nudge.app.run;

import dev.nudge.spi.InputException;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A file that appears whole or not at all: written under another name beside its place, then renamed. */
public final class AtomicFile implements Closeable {

    private final Path target;
    private final Path temporary;
    private boolean complete;

    /** Nothing appears before {@link #commit}. */
    public AtomicFile(Path target) {
        this.target = behindLinks(target);
        this.temporary = temporary(this.target);
    }

    /** Where a file is written before it gets its name. */
    static Path temporary(Path target) {
        return target.resolveSibling("." + target.getFileName() + ".part");
    }

    /** A link keeps leading to the file; a device or a pipe is no place for a file. */
    private static Path behindLinks(Path target) {
        try {
            if (!Files.exists(target)) {
                return target.toAbsolutePath();
            }
            if (!Files.isRegularFile(target) && !Files.isDirectory(target)) {
                throw new InputException(target + ": cannot be written: it is no file, but a device or a pipe");
            }
            return target.toRealPath();
        } catch (IOException e) {
            throw failure(target, e);
        }
    }

    /** Writes a whole file at once. */
    public static void write(Path target, byte[] bytes) {
        try (AtomicFile file = new AtomicFile(target)) {
            file.put(bytes);
            file.commit();
        } catch (IOException e) {
            throw failure(target, e);
        }
    }

    /** The same, and it is on the disk before it has its name: it outlives a machine that dies. */
    static void writeThrough(Path target, byte[] bytes) {
        try (AtomicFile file = new AtomicFile(target)) {
            try (FileChannel channel = FileChannel.open(
                    file.temporary,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.TRUNCATE_EXISTING)) {
                ByteBuffer buffer = ByteBuffer.wrap(bytes);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
            file.commit();
        } catch (IOException e) {
            throw failure(target, e);
        }
    }

    void put(byte[] bytes) throws IOException {
        Files.write(temporary, bytes);
    }

    void putCopy(Path source) throws IOException {
        Files.copy(source, temporary, StandardCopyOption.REPLACE_EXISTING);
    }

    Path target() {
        return target;
    }

    /** Writes a whole file of text at once. */
    public static void write(Path target, String text) {
        write(target, text.getBytes(StandardCharsets.UTF_8));
    }

    /** A writer for a file that grows; to be closed before the commit. */
    public BufferedWriter writer() throws IOException {
        return Files.newBufferedWriter(temporary);
    }

    /** Gives the file its name. */
    public void commit() throws IOException {
        try {
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
        }
        complete = true;
    }

    @Override
    public void close() {
        if (!complete) {
            try {
                Files.deleteIfExists(temporary);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** What to tell the user about a file that cannot be written. */
    public static InputException failure(Path target, IOException e) {
        return new InputException("%s: cannot be written: %s".formatted(target, reason(target, e)), e);
    }

    private static String reason(Path target, IOException e) {
        Path folder = target.toAbsolutePath().getParent();
        if (Files.isDirectory(target)) {
            return "it is a folder";
        }
        if (e instanceof java.nio.file.AccessDeniedException) {
            return "you may not write there";
        }
        boolean nowhere =
                e instanceof java.nio.file.NoSuchFileException && folder != null && !Files.isDirectory(folder);
        String detail =
                e instanceof FileSystemException file && file.getReason() != null ? file.getReason() : e.getMessage();
        return nowhere ? "there is no folder " + folder : detail;
    }
}
