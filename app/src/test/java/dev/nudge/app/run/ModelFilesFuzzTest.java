package dev.nudge.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.nudge.report.Model;
import dev.nudge.spi.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Whatever the two files of a model hold, they are a model that saves to the same weights, or they are refused. */
class ModelFilesFuzzTest {

    private static Path folder;

    @BeforeAll
    static void createFolder() throws IOException {
        folder = Files.createTempDirectory("fuzz");
    }

    @AfterAll
    static void deleteFolder() throws IOException {
        Files.deleteIfExists(folder.resolve("model.json"));
        Files.deleteIfExists(folder.resolve("model.safetensors"));
        Files.delete(folder);
    }

    /** @param bytes model.json, a zero, model.safetensors */
    @FuzzTest(maxDuration = "20s")
    @DictionaryEntries({
        "format", "nudge-model-1", "features", "column", "type", "number", "category",
        "fill", "shift", "factor", "levels", "missing", "median", "target",
        "kind", "yes-no", "one-of-k", "count", "classes", "layers", "units",
        "activation", "relu", "bias", "link", "softmax", "layers.0.weight", "dtype",
        "F32", "shape", "data_offsets", "__metadata__", "1e300"
    })
    void anyBytes(byte[] bytes) throws IOException {
        int end = 0;
        while (end < bytes.length && bytes[end] != 0) {
            end++;
        }
        Files.write(folder.resolve("model.json"), Arrays.copyOfRange(bytes, 0, end));
        Files.write(
                folder.resolve("model.safetensors"),
                Arrays.copyOfRange(bytes, Math.min(end + 1, bytes.length), bytes.length));
        Model model;
        try {
            model = ModelFiles.load(folder);
        } catch (InputException refused) {
            assertThat(refused.getMessage()).contains("model.").doesNotContain("Exception");
            assertThat(refused.getMessage().length()).isLessThan(2000);
            return;
        }
        ModelFiles.save(model, folder);
        assertThat(ModelFiles.load(folder).weights()).containsExactly(model.weights());
    }
}
