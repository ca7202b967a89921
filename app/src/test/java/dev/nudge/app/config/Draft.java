package dev.nudge.app.config;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.nudge.app.plugins.Plugins;
import dev.nudge.spi.InputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** An experiment file {@code x.yaml} in a folder, and what comes of reading it. */
record Draft(Path folder) {

    private static final ExperimentReader READER = new ExperimentReader(Plugins.in(List.of()));

    static ExperimentReader reader() {
        return READER;
    }

    Path file() {
        return folder.resolve("x.yaml");
    }

    Draft write(byte[] bytes) {
        try {
            Files.write(file(), bytes);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return this;
    }

    ExperimentFile read(String text, String... overrides) {
        write(text.getBytes(StandardCharsets.UTF_8));
        return READER.read(file(), List.of(overrides));
    }

    /** What is said against a text, with the file called {@code x.yaml}. */
    String complaint(String text, String... overrides) {
        write(text.getBytes(StandardCharsets.UTF_8));
        return complaintAsItIs(overrides);
    }

    /** What is said against the file as it is. */
    String complaintAsItIs(String... overrides) {
        InputException refusal =
                catchThrowableOfType(InputException.class, () -> READER.read(file(), List.of(overrides)));
        if (refusal == null) {
            throw new AssertionError("nothing is said against " + file());
        }
        return refusal.getMessage().replace(folder + "/", "");
    }
}
