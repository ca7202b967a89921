package dev.nudge.datasets.source;

import dev.nudge.spi.InputException;
import dev.nudge.spi.Names;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A file that is there and can be read. */
record FileSource(Path path, long size) implements Source {

    static FileSource of(Path path) {
        if (!Files.exists(path)) {
            throw new InputException(path + ": there is no such file"
                    + neighbour(path)
                            .map(near -> "; did you mean " + near + "?")
                            .orElse(""));
        }
        if (Files.isDirectory(path)) {
            throw new InputException(path + ": is a directory; name a file in it");
        }
        if (!Files.isReadable(path)) {
            throw new InputException(path + ": may not be read; check its permissions");
        }
        try {
            return new FileSource(path, Files.size(path));
        } catch (IOException e) {
            throw new InputException(path + ": cannot be read: " + e.getMessage(), e);
        }
    }

    private static Optional<String> neighbour(Path path) {
        Path directory = path.toAbsolutePath().getParent();
        Path wanted = path.getFileName();
        if (directory == null || wanted == null || !Files.isDirectory(directory)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(directory)) {
            List<String> names =
                    files.map(Path::getFileName).map(Path::toString).toList();
            return Names.nearest(wanted.toString(), names);
        } catch (IOException e) {
            // A directory that cannot be listed only costs the suggestion.
            return Optional.empty();
        }
    }

    @Override
    public String name() {
        return path.toString();
    }

    @Override
    public InputStream stored() throws IOException {
        return Files.newInputStream(path);
    }
}
