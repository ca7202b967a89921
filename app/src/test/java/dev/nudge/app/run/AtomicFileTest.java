package dev.nudge.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nudge.spi.InputException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

    @TempDir
    Path folder;

    @Test
    void appearsWhole() {
        Path target = folder.resolve("a.txt");
        AtomicFile.write(target, "new \u00e4");
        assertThat(target).hasContent("new \u00e4");
        AtomicFile.write(target, "newer");
        assertThat(target).hasContent("newer");
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void isNotThereBeforeTheCommit() throws IOException {
        Path target = folder.resolve("a.txt");
        try (AtomicFile file = new AtomicFile(target)) {
            try (BufferedWriter writer = file.writer()) {
                writer.write("half");
            }
            assertThat(target).doesNotExist();
            file.commit();
            assertThat(target).hasContent("half");
        }
    }

    @Test
    void theOldContentStaysWithoutACommit() throws IOException {
        Path target = Files.writeString(folder.resolve("a.txt"), "old");
        try (AtomicFile file = new AtomicFile(target);
                BufferedWriter writer = file.writer()) {
            writer.write("half");
        }
        assertThat(target).hasContent("old");
        assertThat(folder.toFile().list()).containsExactly("a.txt");
    }

    @Test
    void aFolderInItsPlaceStays() throws IOException {
        Path target = Files.createDirectories(folder.resolve("a.txt"));
        Files.writeString(target.resolve("inner.txt"), "kept");
        assertThatThrownBy(() -> AtomicFile.write(target, "new"))
                .isInstanceOf(InputException.class)
                .hasMessage(target + ": cannot be written: it is a folder");
        assertThat(target.resolve("inner.txt")).hasContent("kept");
        assertThat(folder.toFile().list()).containsExactly("a.txt");
    }

    @Test
    void noFolderToWriteTo() {
        Path target = folder.resolve("none").resolve("a.txt");
        assertThatThrownBy(() -> AtomicFile.write(target, "new"))
                .isInstanceOf(InputException.class)
                .hasMessage(target + ": cannot be written: there is no folder " + folder.resolve("none"));
    }
}
