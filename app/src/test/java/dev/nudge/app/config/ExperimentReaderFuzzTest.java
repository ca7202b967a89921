package dev.nudge.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.nudge.experiment.Experiment;
import dev.nudge.spi.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Whatever a file holds, it is an experiment that can be written and read again, or it is refused. */
class ExperimentReaderFuzzTest {

    private static Draft draft;

    @BeforeAll
    static void createFolder() throws IOException {
        draft = new Draft(Files.createTempDirectory("fuzz"));
    }

    @AfterAll
    static void deleteFolder() throws IOException {
        Files.deleteIfExists(draft.file());
        Files.delete(draft.folder());
    }

    @FuzzTest(maxDuration = "20s")
    @DictionaryEntries({
        "dataset: ",
        "features: ",
        "split: ",
        "network: ",
        "loss: ",
        "optimizer: ",
        "training: ",
        "name: ",
        "houses",
        "csv",
        "file: ",
        "types: ",
        "scaling: ",
        "test-file: ",
        "folds: ",
        "hidden: ",
        "units: ",
        "activation: ",
        "schedule: ",
        "early-stopping: ",
        "batch-size: ",
        "none",
        "all",
        "1e999",
        "&a ",
        "*a",
        "<<: ",
        "!!int ",
        "\\x0A  ",
        "- "
    })
    void anyBytes(byte[] bytes) {
        draft.write(bytes);
        Experiment experiment;
        try {
            experiment = Draft.reader().read(draft.file(), List.of()).experiment();
        } catch (InputException refused) {
            assertThat(refused.getMessage()).contains("x.yaml").doesNotContain("Exception");
            return;
        }
        assertThat(draft.read(ExperimentWriter.text(experiment)).experiment()).isEqualTo(experiment);
    }
}
