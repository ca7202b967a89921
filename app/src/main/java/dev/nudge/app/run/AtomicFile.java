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
        this.target = target.toAbsolutePath();
        this.temporary = this.target.resolveSibling("." + target.getFileName() + ".part");
    }

    /** Writes a whole file at once. */
    public static void write(Path target, byte[] bytes) {
        try (AtomicFile file = new AtomicFile(target)) {
            Files.write(file.temporary, bytes);
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

    /** Copies a file. */
    static void copy(Path source, Path target) {
        try (AtomicFile file = new AtomicFile(target)) {
            Files.copy(source, file.temporary, StandardCopyOption.REPLACE_EXISTING);
            file.commit();
        } catch (IOException e) {
            throw failure(target, e);
        }
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
        return folder == null || Files.isDirectory(folder) ? e.getMessage() : "there is no folder " + folder;
    }
}
