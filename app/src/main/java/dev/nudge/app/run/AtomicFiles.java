package dev.nudge.app.run;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Files that belong together: all of them are written before the first one gets its name, so a full disk changes none. */
final class AtomicFiles implements Closeable {

    private final List<AtomicFile> files = new ArrayList<>();

    void add(Path target, String text) {
        add(target, text.getBytes(StandardCharsets.UTF_8));
    }

    void add(Path target, byte[] bytes) {
        AtomicFile file = open(target);
        try {
            file.put(bytes);
        } catch (IOException e) {
            throw AtomicFile.failure(target, e);
        }
    }

    void addCopy(Path source, Path target) {
        AtomicFile file = open(target);
        try {
            file.putCopy(source);
        } catch (IOException e) {
            throw AtomicFile.failure(target, e);
        }
    }

    /** Gives the files their names, in the order in which they were added. */
    void commit() {
        for (AtomicFile file : files) {
            try {
                file.commit();
            } catch (IOException e) {
                throw AtomicFile.failure(file.target(), e);
            }
        }
    }

    @Override
    public void close() {
        files.forEach(AtomicFile::close);
    }

    private AtomicFile open(Path target) {
        AtomicFile file = new AtomicFile(target);
        files.add(file);
        return file;
    }
}
