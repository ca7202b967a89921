package dev.nudge.benchmarks.data;

import dev.nudge.benchmarks.protocol.Options;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Makes what items read, where it is not there yet. */
public record GeneratedFiles(Options options) {

    /** What writes a file. */
    @FunctionalInterface
    interface Writer {
        void write(OutputStream out) throws IOException;
    }

    /** The pictures, unless a folder of real ones is given. */
    public void pictures() {
        if (options.data().isEmpty()) {
            new MnistShaped(options.rows(60_000)).writeTo(options.pictures());
        }
    }

    /** The rows of W3. */
    public void linear() {
        make(options.linear(), new LinearGenerator(options.rows(1_000_000))::write);
    }

    /** The CSV of W6. */
    public void numbers() {
        make(options.numbers(), new NumbersGenerator(options.rows(1_000_000))::write);
    }

    /** Writes a file that is not there yet, which appears whole. */
    static void make(Path file, Writer writer) {
        if (Files.exists(file)) {
            return;
        }
        try {
            Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
            Path unfinished = Files.createTempFile(folder, "unfinished", null);
            try {
                try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(unfinished), 1 << 16)) {
                    writer.write(out);
                }
                Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(unfinished);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
