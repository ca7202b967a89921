package dev.nudge.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nudge.spi.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFilesTest {

    @TempDir
    Path folder;

    @Test
    void appearTogether() throws IOException {
        Path source = Files.writeString(folder.resolve("source"), "copied");
        try (AtomicFiles files = new AtomicFiles()) {
            files.add(folder.resolve("a"), "text");
            files.addCopy(source, folder.resolve("b"));
            assertThat(folder.resolve("a")).doesNotExist();
            assertThat(folder.resolve("b")).doesNotExist();
            files.commit();
        }
        assertThat(folder.resolve("a")).hasContent("text");
        assertThat(folder.resolve("b")).hasContent("copied");
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("source", "a", "b");
    }

    @Test
    void whenOneCannotBeWrittenTheOthersStayAsTheyWere() throws IOException {
        Path first = Files.writeString(folder.resolve("first"), "before");
        Path nowhere = folder.resolve("none").resolve("second");
        assertThatThrownBy(() -> {
                    try (AtomicFiles files = new AtomicFiles()) {
                        files.add(first, "after");
                        files.add(nowhere, "after");
                        files.commit();
                    }
                })
                .isInstanceOf(InputException.class)
                .hasMessage(nowhere + ": cannot be written: there is no folder " + nowhere.getParent());
        assertThat(first).hasContent("before");
        assertThat(folder.toFile().list()).containsExactly("first");
    }

    @Test
    void aLinkKeepsLeadingToTheFile() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "before");
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);
        AtomicFile.write(link, "after");
        assertThat(link).isSymbolicLink();
        assertThat(file).hasContent("after");
    }
}
