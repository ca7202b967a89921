package dev.nudge.app.run;

import dev.nudge.spi.InputException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Text files of a run directory, which may be missing, damaged, or no such files at all. */
final class StoredText {

    private static final long LARGEST = 1 << 26;

    private StoredText() {}

    /** The text of a file; empty if there is none. */
    static Optional<String> read(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                throw new InputException(file + ": is larger than any run writes it; the file is damaged");
            }
            return Optional.of(Files.readString(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (CharacterCodingException e) {
            throw new InputException(file + ": is no text; the file is damaged", e);
        } catch (IOException e) {
            throw new InputException("%s: cannot be read: %s".formatted(file, e.getMessage()), e);
        }
    }

    /** The fields of a file that holds a JSON object; empty if there is no such file. */
    static Optional<Fields> json(Path file) {
        return read(file).map(text -> {
            try {
                return Fields.of(file.toString(), Json.read(text));
            } catch (IOException e) {
                throw new InputException("%s: is no readable JSON: %s".formatted(file, e.getMessage()), e);
            }
        });
    }
}
