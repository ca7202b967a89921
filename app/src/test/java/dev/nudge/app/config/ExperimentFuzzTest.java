package dev.nudge.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.spi.InputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever a file holds, it is an experiment or it is refused with a message. */
class ExperimentFuzzTest {

    private static final List<String> PIECES = List.of(
            "dataset",
            "features",
            "split",
            "network",
            "loss",
            "optimizer",
            "training",
            ": ",
            ":",
            "\n",
            "\n  ",
            "\n    ",
            "- ",
            "{",
            "}",
            "[",
            "]",
            ", ",
            "name",
            "houses",
            "csv",
            "file",
            "mse",
            "huber",
            "delta",
            "gd",
            "epochs",
            "hidden",
            "units",
            "activation",
            "relu",
            "scaling",
            "area",
            "test",
            "test-file",
            "folds",
            "schedule",
            "cosine",
            "early-stopping",
            "metric",
            "types",
            "1",
            "0.5",
            "-3",
            "1e400",
            "~",
            "null",
            "true",
            "none",
            "all",
            "'",
            "\"",
            "&a ",
            "*a",
            "!!int ",
            "|",
            ">",
            "#",
            "?",
            "%",
            "@",
            "\t",
            "---",
            "...",
            "<<",
            "\u00e4",
            "\uD83D",
            "\0");

    private static Draft draft;

    @BeforeContainer
    static void createFolder() throws IOException {
        draft = new Draft(Files.createTempDirectory("fuzz"));
    }

    @AfterContainer
    static void deleteFolder() throws IOException {
        Files.deleteIfExists(draft.file());
        Files.delete(draft.folder());
    }

    @Property(tries = 300)
    void anyBytes(@ForAll byte[] bytes) {
        readOrRefused(bytes);
    }

    @Property(tries = 1000)
    void anyYaml(@ForAll("yaml") String text) {
        readOrRefused(text.getBytes(StandardCharsets.UTF_8));
    }

    @Property(tries = 500)
    void anyValueInAnyPlace(@ForAll("places") String place, @ForAll("yaml") String value) {
        readOrRefused(place.formatted(value).getBytes(StandardCharsets.UTF_8));
    }

    @Property(tries = 300)
    void anyOverride(@ForAll("keys") String key, @ForAll("yaml") String value) {
        draft.write("dataset: houses\nloss: huber\nfeatures: {exclude: []}".getBytes(StandardCharsets.UTF_8));
        readOrRefused(key + "=" + value);
    }

    @Provide
    Arbitrary<String> yaml() {
        return Arbitraries.of(PIECES).list().ofMaxSize(25).map(pieces -> String.join("", pieces));
    }

    @Provide
    Arbitrary<String> places() {
        return Arbitraries.of(
                "dataset: houses\nfeatures: %s",
                "dataset: houses\nsplit: {test-file: %s}",
                "dataset: {name: csv, types: %s}",
                "dataset: houses\nnetwork: {hidden: %s}",
                "dataset: houses\ntraining: {schedule: %s}",
                "dataset: houses\ntraining: {early-stopping: %s}",
                "dataset: houses\nfeatures: {scaling: %s}",
                "dataset: houses\noptimizer: {name: %s}");
    }

    @Provide
    Arbitrary<String> keys() {
        return Arbitraries.of("loss", "loss.name", "loss.delta", "dataset", ".", "..", "a.b.c", "split.test-file.name");
    }

    private static void readOrRefused(byte[] bytes) {
        draft.write(bytes);
        readOrRefused();
    }

    private static void readOrRefused(String... overrides) {
        try {
            assertThat(Draft.reader().read(draft.file(), List.of(overrides)).experiment())
                    .isNotNull();
        } catch (InputException refused) {
            assertThat(refused.getMessage()).isNotBlank().doesNotContain("Exception");
        }
    }
}
