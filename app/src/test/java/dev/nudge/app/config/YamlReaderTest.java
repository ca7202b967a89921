package dev.nudge.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlReaderTest {

    @TempDir
    Path folder;

    private Draft draft;

    @BeforeEach
    void draft() {
        draft = new Draft(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "# only a comment\n", "\uFEFF"})
    void nothingInIt(String text) {
        assertThat(draft.complaint(text))
                .isEqualTo("x.yaml: is empty; an experiment needs at least `dataset`, such as `dataset: houses`");
    }

    @Test
    void noKeysAtTheTop() {
        assertThat(draft.complaint("- dataset: houses"))
                .isEqualTo("x.yaml:1:1: must be keys and values, such as `dataset: houses`, got a list");
        assertThat(draft.complaint("houses"))
                .isEqualTo("x.yaml:1:1: must be keys and values, such as `dataset: houses`, got 'houses'");
    }

    @Test
    void aKeyGivenTwice() {
        assertThat(draft.complaint("dataset: houses\nloss: mse\ndataset: iris\n"))
                .isEqualTo("x.yaml:3:1: the key 'dataset' is there twice, first at x.yaml:1:1; keep one");
        assertThat(draft.complaint("dataset: houses\ntraining: {epochs: 1, epochs: 2}\n"))
                .isEqualTo("x.yaml:2:23: the key 'epochs' is there twice, first at x.yaml:2:12; keep one");
    }

    @Test
    void aTabForIndentation() {
        assertThat(draft.complaint("dataset:\n\tname: houses\n"))
                .startsWith("x.yaml:2:1: is not valid YAML: ")
                .contains("TAB")
                .endsWith("; indent with blanks");
    }

    @Test
    void severalDocuments() {
        assertThat(draft.complaint("dataset: houses\n---\ndataset: iris\n"))
                .startsWith("x.yaml:2:1: is not valid YAML: ")
                .doesNotContain("\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dataset: {name: houses",
                "dataset: \"houses",
                "dataset: *nowhere",
                "dataset: houses\n features: {}",
                "dataset: @x",
                "dataset: %",
                "a: b: c",
                "? [dataset]\n: houses",
                "? {a: b}\n: houses",
                "dataset: \u0007",
                "!!",
                "%YAML 9.9\n---\ndataset: houses"
            })
    void brokenYaml(String text) {
        assertThat(draft.complaint(text))
                .startsWith("x.yaml")
                .doesNotContain("Exception")
                .doesNotContain("\n");
    }

    @Test
    void aKeyThatIsNoWord() {
        assertThat(draft.complaint("dataset: houses\n[a, b]: 1\n"))
                .isEqualTo("x.yaml:2:1: a key must be a single word");
        assertThat(draft.complaint("dataset: houses\n1: 2\n"))
                .startsWith("x.yaml:2:1: 1: an experiment has no such key;");
        assertThat(draft.complaint("dataset: houses\n<<: {loss: mse}\n"))
                .startsWith("x.yaml:2:1: <<: an experiment has no such key;");
        assertThat(draft.complaint("dataset: houses\ntraining: {~: 2}\n"))
                .startsWith("x.yaml:2:12: training.~: training has no such key;");
    }

    @Test
    void nestedTooDeeply() {
        assertThat(draft.complaint("dataset: " + "[".repeat(30) + "]".repeat(30)))
                .isEqualTo("x.yaml:1:30: is nested too deeply");
        assertThat(draft.complaint("dataset: " + "[".repeat(100_000))).contains("is nested too deeply");
        assertThat(draft.complaint("dataset: " + "{a: ".repeat(100_000))).contains("is nested too deeply");
    }

    @Test
    void anAliasStandsForItsValue() {
        assertThat(draft.read("split: {seed: &seed 7}\ntraining: {seed: *seed}\ndataset: houses")
                        .experiment()
                        .training()
                        .seed())
                .isEqualTo(7);
    }

    /** Each line is a list of the line before, {@code width} times. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 9})
    void aliasesThatMultiply(int width) {
        String lines = IntStream.range(1, 18)
                .mapToObj(i -> "a%d: &a%d [%s]\n"
                        .formatted(
                                i,
                                i,
                                IntStream.range(0, width)
                                        .mapToObj(j -> "*a" + (i - 1))
                                        .collect(Collectors.joining(", "))))
                .limit(48 / width)
                .collect(Collectors.joining());
        assertThat(draft.complaint("dataset: houses\na0: &a0 [x, x, x, x, x, x, x, x, x]\n" + lines)
                        .lines()
                        .findFirst())
                .hasValueSatisfying(
                        line -> assertThat(line).startsWith("x.yaml").hasSizeLessThan(300));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dataset: &a [*a]", "dataset: &a [*a, *a, *a, *a]", "&a dataset: *a", "&a {dataset: *a}"})
    void anAliasOfItself(String text) {
        assertThat(draft.complaint(text)).startsWith("x.yaml:1:").hasSizeLessThan(300);
    }

    @Test
    void aHugeFile() throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(draft.file().toFile(), "rw")) {
            file.setLength(100L << 20);
        }
        assertThat(draft.complaintAsItIs())
                .isEqualTo(
                        "x.yaml: has more than 1 MB; that is no experiment file (a table belongs under dataset.file)");
    }

    @Test
    void aDirectory() throws IOException {
        Files.createDirectory(draft.file());
        assertThat(draft.complaintAsItIs()).isEqualTo("x.yaml: is a directory; name an experiment file in it");
    }

    @Test
    void noFile() {
        assertThat(draft.complaintAsItIs()).isEqualTo("x.yaml: there is no such file");
    }

    @Test
    void noPermission() throws IOException {
        draft.write("dataset: houses".getBytes(StandardCharsets.UTF_8));
        Files.setPosixFilePermissions(draft.file(), PosixFilePermissions.fromString("---------"));
        if (Files.isReadable(draft.file())) {
            return; // the superuser may read everything
        }
        assertThat(draft.complaintAsItIs()).isEqualTo("x.yaml: you may not read this file");
    }

    @Test
    void notUtf8() {
        draft.write("dataset: h\u00e4user".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(draft.complaintAsItIs()).isEqualTo("x.yaml: is not UTF-8 text; save it as UTF-8");
        draft.write("dataset: houses".getBytes(StandardCharsets.UTF_16));
        assertThat(draft.complaintAsItIs()).isEqualTo("x.yaml: is not UTF-8 text; save it as UTF-8");
    }

    @Test
    void aByteOrderMarkIsNoMatter() {
        assertThat(draft.read("\uFEFFdataset: houses").experiment().dataset().name())
                .isEqualTo("houses");
        assertThat(draft.complaint("\uFEFFdatasets: houses")).contains("x.yaml:1:1: datasets: ");
    }

    @Test
    void windowsLineEnds() {
        assertThat(draft.complaint("dataset: houses\r\nloss: msee\r\n")).startsWith("x.yaml:2:7: loss: ");
    }
}
