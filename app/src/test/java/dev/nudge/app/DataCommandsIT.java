package dev.nudge.app;

import static dev.nudge.app.NudgeProcess.nudge;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.nudge.app.run.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** evaluate, predict, inspect and check, on tables that a person might have. */
class DataCommandsIT {

    @TempDir
    Path temporary;

    private Path folder;

    @BeforeEach
    void tables() throws IOException {
        folder = Files.createDirectories(temporary.resolve("my tables"));
        StringBuilder text = new StringBuilder("town;area;kind\n");
        IntStream.range(0, 40)
                .forEach(i -> text.append("%s;%d,5;%s\n"
                        .formatted(
                                i % 2 == 0 ? "Oslo" : "Bergen",
                                100 + i,
                                i < 20 ? "small" : i < 30 ? "middle" : "large")));
        write("train.csv", text.toString());
        write("kinds.yaml", """
                dataset: {name: csv, file: train.csv}
                features: {target: kind}
                optimizer: {name: adam, learning-rate: 0.05}
                training: {epochs: 60}
                """);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private void train() {
        nudge(folder, "run", "kinds.yaml", "--quiet", "--out", "a run").exits(0);
    }

    @Test
    void predictKeepsTheOrderOfTheRows() throws IOException {
        train();
        write("new.csv", "area;town\n139,5;Oslo\n100,5;Bergen\n139,5;Bergen\n100,5;Paris\n;Oslo\n");
        NudgeProcess.Result result =
                nudge(folder, "predict", "a run", "new.csv").exits(0);

        List<String> lines = result.outLines();
        assertThat(lines.get(0)).isEqualTo("kind,probability(large),probability(middle),probability(small)");
        assertThat(lines.stream().skip(1).map(line -> line.split(",", -1)[0]))
                .hasSize(5)
                .startsWith("large", "small", "large", "small");
        lines.stream()
                .skip(1)
                .forEach(line -> assertThat(Arrays.stream(line.split(",", -1))
                                .skip(1)
                                .mapToDouble(Double::parseDouble)
                                .sum())
                        .isCloseTo(1, within(1e-6)));
        assertThat(result.err()).contains("column 'town'", "'Paris' in row 4");

        NudgeProcess.Result toFile = nudge(folder, "predict", "a run", "new.csv", "-o", "predicted.csv")
                .exits(0);
        assertThat(toFile.out()).isEmpty();
        assertThat(folder.resolve("predicted.csv")).hasContent(result.out());
    }

    @Test
    void predictOverwritesNothingThatItReads() throws IOException {
        train();
        write("new.csv", "area;town\n139,5;Oslo\n");
        assertThat(nudge(folder, "predict", "a run", "new.csv", "-o", "new.csv")
                        .exits(2)
                        .err())
                .contains("-o new.csv: is the file to predict from");
        assertThat(folder.resolve("new.csv")).hasContent("area;town\n139,5;Oslo\n");
        assertThat(nudge(folder, "predict", "a run", "new.csv", "-o", "a run/model.json")
                        .exits(2)
                        .err())
                .contains("-o a run/model.json: is a file of the run");
        Files.createSymbolicLink(folder.resolve("link.csv"), folder.resolve("target.csv"));
        write("target.csv", "old\n");
        nudge(folder, "predict", "a run", "new.csv", "-o", "link.csv").exits(0);
        assertThat(folder.resolve("link.csv")).isSymbolicLink();
        assertThat(folder.resolve("target.csv")).content().startsWith("kind,probability(");
    }

    @Test
    void outputThatCannotBeWrittenIsToldAndAReaderWhoStopsIsNot() throws IOException {
        assumeTrue(Files.exists(Path.of("/dev/full")));
        assertThat(NudgeProcess.shell(folder, "./nudge inspect train.csv > /dev/full")
                        .exits(2)
                        .err())
                .startsWith("standard output: cannot be written: ");
        assertThat(NudgeProcess.shell(folder, "./nudge plugins | true").exits(0).err())
                .isEmpty();
    }

    @Test
    void predictRefusesWhatItCannotUse() throws IOException {
        train();
        write("no-area.csv", "town;size\nOslo;100,5\n");
        NudgeProcess.Result missing = nudge(folder, "predict", "a run", "no-area.csv", "-o", "out.csv")
                .exits(2);
        assertThat(missing.err())
                .contains("no-area.csv: the model needs column 'area'")
                .hasLineCount(1);
        assertThat(folder.resolve("out.csv")).doesNotExist();
        assertThat(nudge(folder, "predict", "a run", "none.csv").exits(2).err()).contains("none.csv");
        write("words.csv", "town;area\nOslo;wide\n");
        assertThat(nudge(folder, "predict", "a run", "words.csv").exits(2).err())
                .contains("area", "wide");
        write("new.csv", "town;area\nOslo;100,5\n");
        assertThat(nudge(folder, "predict", "a run", "new.csv", "-o", "none/out.csv")
                        .exits(2)
                        .err())
                .contains("none/out.csv: cannot be written: there is no folder ");
        Files.write(folder.resolve("a run/model.safetensors"), new byte[20]);
        assertThat(nudge(folder, "predict", "a run", "new.csv").exits(2).err())
                .contains("model.safetensors", "damaged")
                .hasLineCount(1);
    }

    @Test
    void evaluateMeasures() throws IOException {
        train();
        NudgeProcess.Result text =
                nudge(folder, "evaluate", "a run", "train.csv").exits(0);
        assertThat(text.out()).contains("accuracy", "actual (down) and predicted", "rows");
        Map<?, ?> json = (Map<?, ?>) Json.read(nudge(folder, "evaluate", "a run", "train.csv", "--json")
                .exits(0)
                .out());
        Map<?, ?> summary = NudgeProcess.summary(folder.resolve("a run"));
        assertThat(json.get("rows")).isEqualTo(40.0);
        assertThat(json.get("accuracy")).isEqualTo(NudgeProcess.at(summary, "train", "accuracy"));
        assertThat(json.get("confusion")).isEqualTo(NudgeProcess.at(summary, "train", "confusion"));
        write("unlabelled.csv", "town;area\nOslo;100,5\n");
        assertThat(nudge(folder, "evaluate", "a run", "unlabelled.csv").exits(2).err())
                .contains("no column 'kind'");
        write("other.csv", "town;area;kind\nOslo;100,5;tiny\n");
        assertThat(nudge(folder, "evaluate", "a run", "other.csv").exits(2).err())
                .contains("'tiny'");
    }

    @Test
    void aTestFileOfItsOwn() throws IOException {
        write("test.csv", "town;area;kind\nOslo;101,5;small\nBergen;137,5;large\n");
        nudge(folder, "run", "kinds.yaml", "--set", "split.test-file=test.csv", "--out", "with test")
                .exits(0);
        assertThat(NudgeProcess.number(NudgeProcess.summary(folder.resolve("with test")), "test", "rows"))
                .isEqualTo(2);
        assertThat(nudge(folder, "evaluate", "with test", "test.csv").exits(0).out())
                .contains("rows");
    }

    @Test
    void inspectSuggestsAnExperimentThatRuns() throws IOException {
        NudgeProcess.Result result = nudge(folder, "inspect", "train.csv").exits(0);
        assertThat(result.out())
                .contains("40 rows, 3 columns", "100.5 to 139.5, mean 120", "2: Oslo, Bergen")
                .contains("target: kind", "loss: cross-entropy");
        String suggested = result.out().substring(result.out().indexOf("dataset:"));
        write("suggested.yaml", suggested);
        nudge(folder, "run", "suggested.yaml", "--out", "suggested").exits(0);
        nudge(folder, "check", "suggested.yaml").exits(0);
    }

    @Test
    void checkTrainsNothing() {
        NudgeProcess.Result result = nudge(folder, "check", "kinds.yaml").exits(0);
        assertThat(result.out())
                .contains("csv, 40 rows: kind from town, area", "3 inputs -> 3 outputs (12 weights)", "ok: ");
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("train.csv", "kinds.yaml");
        assertThat(nudge(folder, "check", "kinds.yaml", "--set", "loss=mse")
                        .exits(2)
                        .err())
                .contains("--set loss: loss: needs a number to predict, but column 'kind'");
    }
}
