package dev.nudge.datasets.source;

import dev.nudge.spi.InputException;
import dev.nudge.spi.Progress;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** A file, or a resource beside a class; unzipped on the way if its first bytes say gzip. */
public sealed interface Source permits FileSource, ResourceSource {

    /** What messages call it. */
    String name();

    /** Its size in bytes as stored, or 0 if that is unknown. */
    long size();

    /** Its bytes as stored. */
    InputStream stored() throws IOException;

    /** The file of that path; throws {@link InputException} if there is none that can be read. */
    static Source file(Path path) {
        return FileSource.of(path);
    }

    /** A resource that lies beside a class. */
    static Source resource(Class<?> owner, String name) {
        return new ResourceSource(owner, name);
    }

    /** Its bytes, unzipped, telling the progress through what is stored. */
    default InputStream open(Progress progress) throws IOException {
        InputStream stored = new BufferedInputStream(new CountedStream(stored(), this, progress), 1 << 16);
        try {
            stored.mark(Foreign.LOOK);
            byte[] magic = stored.readNBytes(Foreign.LOOK);
            stored.reset();
            Foreign.refuse(name(), magic);
            return isZipped(magic) ? new GZIPInputStream(stored, 1 << 16) : stored;
        } catch (IOException | RuntimeException e) {
            stored.close();
            throw e;
        }
    }

    /** What to say when reading fails. */
    default InputException unreadable(IOException cause) {
        return new InputException(
                cause instanceof EOFException
                        ? name() + ": was cut off: its gzip data ends too early"
                        : name() + ": cannot be read: " + cause.getMessage(),
                cause);
    }

    /** Whether these are the first bytes of what is stored zipped. */
    static boolean isZipped(byte[] first) {
        return first.length > 1 && (first[0] & 0xff) == 0x1f && (first[1] & 0xff) == 0x8b;
    }
}
