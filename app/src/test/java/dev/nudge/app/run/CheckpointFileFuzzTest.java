package dev.nudge.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.nudge.app.run.CheckpointFile.Saved;
import dev.nudge.spi.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Whatever a checkpoint's file holds, it is one that saves to the same, or it is refused. */
class CheckpointFileFuzzTest {

    private static Path file;

    @BeforeAll
    static void createFile() throws IOException {
        file = Files.createTempFile("state", ".safetensors");
    }

    @AfterAll
    static void deleteFile() throws IOException {
        Files.delete(file);
    }

    @FuzzTest(maxDuration = "20s")
    @DictionaryEntries({
        "__metadata__", "format", "nudge-checkpoint-1", "experiment", "digest", "size", "memories",
        "epochs", "steps", "seconds", "metricsLength", "goodEpoch", "goodLoss", "bestEpoch",
        "bestValue", "weights", "good", "best", "memory.0", "dtype", "F32",
        "shape", "data_offsets", "NaN", "1e300", "9223372036854775807"
    })
    void anyBytes(byte[] bytes) throws IOException {
        Files.write(file, bytes);
        Saved saved;
        try {
            saved = CheckpointFile.read(file);
        } catch (InputException refused) {
            assertThat(refused.getMessage()).startsWith(file.toString()).doesNotContain("Exception");
            assertThat(refused.getMessage().length()).isLessThan(2000);
            return;
        }
        CheckpointFile.write(file, saved);
        assertThat(CheckpointFile.read(file))
                .usingRecursiveComparison()
                .withEqualsForType(Double::equals, Double.class)
                .withEqualsForType(Float::equals, Float.class)
                .isEqualTo(saved);
    }
}
