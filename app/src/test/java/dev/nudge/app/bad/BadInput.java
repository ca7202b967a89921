package dev.nudge.app.bad;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * An input that cannot be used.
 *
 * @param mentions what the message has to speak of, usually the file
 * @param command the command line that meets it; {@code @} at the start of a word stands for the folder
 */
record BadInput(String name, String mentions, Maker maker, List<String> command) {

    /** Puts the input into a folder. */
    interface Maker {
        void make(Path folder) throws IOException;
    }

    static BadInput of(String name, String mentions, Maker maker, String... command) {
        return new BadInput(name, mentions, maker, List.of(command));
    }

    static Maker file(String name, String text) {
        return file(name, text.getBytes(StandardCharsets.UTF_8));
    }

    static Maker file(String name, byte[] bytes) {
        return folder -> Files.write(folder.resolve(name), bytes);
    }

    String[] commandIn(Path folder) {
        return command.stream()
                .map(word -> word.startsWith("@") ? folder + "/" + word.substring(1) : word)
                .toArray(String[]::new);
    }

    @Override
    public String toString() {
        return name;
    }
}
