package dev.nudge.app.play;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A folder that nobody else may read, for as long as this program runs. A lock in it says that it does: what a program has
 * left that was killed is removed by the next one.
 */
final class UploadFolder implements AutoCloseable {

    private static final String PREFIX = "nudge-play-";
    private static final String LOCK = "lock";

    /** Those of this JVM, whose locks must not be tried: closing the file would lose them. */
    private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final FileChannel lock;

    private UploadFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** A new one within another folder. */
    static UploadFolder in(Path parent) throws IOException {
        Path path = Files.createTempDirectory(parent, PREFIX);
        OURS.add(path);
        Path unlocked = path.resolve("unlocked");
        FileChannel lock = FileChannel.open(unlocked, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        lock.lock();
        Files.move(unlocked, path.resolve(LOCK)); // There only when it is locked, or it would look abandoned.
        return new UploadFolder(path, lock);
    }

    Path path() {
        return path;
    }

    /** Removes what programs have left that are gone. */
    static void removeAbandoned(Path parent) {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, PREFIX + "*")) {
            for (Path folder : folders) {
                if (!OURS.contains(folder) && abandoned(folder)) {
                    remove(folder);
                }
            }
        } catch (IOException e) {
            // Of somebody else; or it is the system's to clean.
        }
    }

    private static boolean abandoned(Path folder) {
        Path lock = folder.resolve(LOCK);
        if (!Files.isRegularFile(lock)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE);
                FileLock got = channel.tryLock()) {
            return got != null;
        } catch (IOException e) {
            return false; // of somebody else
        }
    }

    /** Only what we put there ourselves, whatever else there may be. */
    private static void remove(Path folder) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "{*.csv," + LOCK + "}")) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            // Somebody else has been there; what is left is the system's to clean.
        }
    }

    @Override
    public void close() {
        remove(path);
        OURS.remove(path);
        try {
            lock.close();
        } catch (IOException e) {
            // It ends with the program.
        }
    }
}
