package dev.nudge.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nudge.report.Model;
import dev.nudge.report.Predictions;
import dev.nudge.spi.InputException;
import dev.nudge.spi.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelFilesTest {

    @TempDir
    Path folder;

    private Path description;

    @BeforeEach
    void description() {
        description = folder.resolve("model.json");
    }

    @RepeatedTest(100)
    void whatIsSavedPredictsTheSame(RepetitionInfo repetition) {
        RandomModel random = RandomModel.of(repetition.getCurrentRepetition());
        Model model = random.model();

        ModelFiles.save(model, folder);
        Model loaded = ModelFiles.load(folder);

        assertThat(loaded.encoding()).isEqualTo(model.encoding());
        assertThat(loaded.network().layers()).isEqualTo(model.network().layers());
        assertThat(loaded.link()).isEqualTo(model.link());
        assertThat(loaded.weights()).containsExactly(model.weights());
        assertThat(predicted(loaded, random.table())).isEqualTo(predicted(model, random.table()));
    }

    private static List<String> predicted(Model model, Table table) {
        Predictions predictions =
                model.predict(table, IntStream.range(0, table.rows()).toArray());
        return IntStream.range(0, table.rows())
                .mapToObj(row -> predictions instanceof Predictions.Numbers numbers
                        ? Double.toString(numbers.value(row))
                        : probabilities((Predictions.Classes) predictions, row))
                .toList();
    }

    private static String probabilities(Predictions.Classes classes, int row) {
        return IntStream.range(0, classes.classes().size())
                        .mapToObj(index -> Double.toString(classes.probability(row, index)))
                        .toList()
                + " "
                + classes.label(row);
    }

    /** Two numbers to three classes through two tanh units. */
    private static final String JSON = """
            {
              "format": "nudge-model-1",
              "features": [
                {"column": "area", "type": "number", "fill": 1, "shift": 2, "factor": 3},
                {"column": "sex", "type": "category", "levels": ["f", "m"]}
              ],
              "missing": "median",
              "target": {"column": "kind", "kind": "one-of-k", "type": "category", "classes": ["a", "b", "c"]},
              "layers": [
                {"units": 2, "activation": "tanh", "bias": true},
                {"units": 3, "activation": "identity", "bias": true}
              ],
              "link": "softmax"
            }
            """;

    private void write(String json) throws IOException {
        Files.writeString(description, json);
        List<SafeTensors.Tensor> tensors = List.of(
                new SafeTensors.Tensor("layers.0.weight", List.of(3, 2), 0),
                new SafeTensors.Tensor("layers.0.bias", List.of(2), 6),
                new SafeTensors.Tensor("layers.1.weight", List.of(2, 3), 8),
                new SafeTensors.Tensor("layers.1.bias", List.of(3), 14));
        Files.write(folder.resolve("model.safetensors"), SafeTensors.bytes(tensors, new float[17]));
    }

    @Test
    void theFormatStaysReadable() throws IOException {
        write(JSON);
        Model model = ModelFiles.load(folder);
        assertThat(model.encoding().inputNames()).containsExactly("area", "sex=f", "sex=m");
        assertThat(model.network().size()).isEqualTo(17);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            nudge-model-1 ; nudge-model-2             | format must be nudge-model-1
            "format" ; "fromat"                       | format is missing
            "nudge-model-1" ; 1                       | format has the wrong type
            "column": "area" ; "column": 5            | features: column has the wrong type
            "column": "area" ; "column": null         | features: column is missing
            "number" ; "text"                         | features: type must be one of
            "fill": 1 ; "fill": "1"                   | features: fill has the wrong type
            "fill": 1 ; "fill": null                  | features: fill is missing
            "fill": 1 ; "fill": 1e999                 | features: fill
            "levels": ["f", "m"] ; "levels": "fm"     | features: levels has the wrong type
            "levels": ["f", "m"] ; "levels": ["f", 1] | features: levels must be texts
            "levels": ["f", "m"] ; "levels": ["f"]    | has layers.0.weight of another type or shape than F32 [2, 2]
            "median" ; "mode"                         | missing must be one of
            "one-of-k" ; "two-of-k"                   | target: kind must be one of
            "one-of-k" ; "yes-no"                     | target: classes must be two or more
            "one-of-k" ; "number"                     | target: shift is missing
            ["a", "b", "c"] ; ["a"]                   | target: classes must be two or more
            ["a", "b", "c"] ; ["a", "b"]              | layers must end in 2 outputs
            "units": 2 ; "units": 0                   | layers: units must be from 1
            "units": 2 ; "units": -2                  | layers: units must be a whole number
            "units": 2 ; "units": 2.5                 | layers: units must be a whole number
            "units": 2 ; "units": 1e300               | layers: units must be a whole number
            "units": 2 ; "units": 16000000            | has layers.0.weight of another type or shape than F32 [3, 16000000]
            "units": 2 ; "units": 999999999           | layers: units must be a whole number
            "tanh" ; "tan"                            | layers: activation must be one of
            "tanh", "bias": true ; "tanh", "bias": 1  | layers: bias has the wrong type
            "tanh", "bias": true ; "tanh", "bias": false | tensors
            "softmax" ; "soft"                        | link must be one of
            "softmax" ; 7                             | link has the wrong type
            "layers": [ ; "layers": [], "rest": [     | layers must end in 3 outputs
            "layers": [ ; "layers": [7,               | layers: must be an object
            "features": [ ; "features": [null,        | features: must be an object
            "features": [ ; "features": {}, "rest": [ | features has the wrong type
            "features": [ ; "features": [], "rest": [ | has layers.0.weight of another type or shape than F32 [0, 2]
            """)
    void aDescriptionThatDoesNotFit(String change, String expected) throws IOException {
        String[] fromTo = change.split(" ; ", 2);
        assertThat(JSON).contains(fromTo[0]);
        write(JSON.replace(fromTo[0], fromTo[1]));
        refused(expected);
    }

    @Test
    void layersLargerThanAnyMemory() throws IOException {
        write(JSON.replace(
                "\"layers\": [",
                "\"layers\": [" + "{\"units\": 16777216, \"activation\": \"relu\", \"bias\": true},".repeat(3)));
        refused("units must be from 1 to as many as fit into memory");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "{", "{}", "not JSON", "{\"format\": \"nudge-model-1\", \"format\": 1}"})
    void noDescription(String json) throws IOException {
        write(json);
        refused("");
    }

    @Test
    void notEvenText() throws IOException {
        write(JSON);
        Files.write(description, new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
        refused("is no text; the file is damaged");
    }

    @Test
    void noFiles() throws IOException {
        refused("there is no such file; name a run directory");
        write(JSON);
        Files.delete(folder.resolve("model.safetensors"));
        refused("there is no such file");
    }

    @Test
    void aDescriptionOfAHundredMegabytes() throws IOException {
        write(JSON);
        try (var file = new java.io.RandomAccessFile(description.toFile(), "rw")) {
            file.setLength(100L << 20);
        }
        refused("is larger than any run writes it");
    }

    @Test
    void everyTruncation() throws IOException {
        write(JSON);
        byte[] whole = Files.readAllBytes(folder.resolve("model.safetensors"));
        for (int length = 0; length < whole.length; length += 13) {
            Files.write(folder.resolve("model.safetensors"), java.util.Arrays.copyOf(whole, length));
            refused("");
        }
        String text = JSON.strip();
        for (int length = 0; length < text.length(); length += 7) {
            write(text.substring(0, length));
            refused("");
        }
    }

    private void refused(String why) {
        assertThatThrownBy(() -> ModelFiles.load(folder))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(folder.toString())
                .hasMessageContaining(why)
                .hasMessageNotContaining("\n");
    }
}
