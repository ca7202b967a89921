package dev.nudge.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import dev.nudge.app.plugins.PluginJar;
import dev.nudge.app.plugins.Plugins;
import dev.nudge.app.run.Json;
import dev.nudge.spi.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

class ExperimentSchemaTest {

    private static final Plugins PLUGINS = Plugins.in(List.of());
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDialect(Dialect.builder(Dialects.getDraft202012())
            .keyword(new NonValidationKeyword("enumDescriptions")) // for editors
            .build());
    static final Schema SCHEMA = schema(PLUGINS);

    @TempDir
    Path folder;

    static Schema schema(Components components) {
        return REGISTRY.getSchema(Json.text(ExperimentSchema.of(components)));
    }

    /** What the schema says against a text, as an editor sees it: YAML 1.2 with its core types. */
    static List<String> complaints(Schema schema, String yaml) {
        Object tree =
                new Load(LoadSettings.builder().setSchema(new CoreSchema()).build()).loadFromString(yaml);
        return schema.validate(Json.text(tree), InputFormat.JSON).stream()
                .map(Error::toString)
                .toList();
    }

    private static Stream<Path> shipped() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("../experiments"))) {
            List<Path> all =
                    files.filter(file -> file.toString().endsWith(".yaml")).toList();
            assertThat(all).hasSizeGreaterThan(9);
            return all.stream();
        }
    }

    @Test
    void isASchema() {
        Schema ofSchemas = REGISTRY.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        assertThat(ofSchemas.validate(Json.text(ExperimentSchema.of(PLUGINS)), InputFormat.JSON))
                .isEmpty();
        assertThat(ofSchemas.validate("{\"type\": \"nothing\"}", InputFormat.JSON))
                .isNotEmpty();
    }

    @Test
    void hasTheKeysOfTheReaderInOrder() {
        Map<?, ?> properties = (Map<?, ?>) ExperimentSchema.of(PLUGINS).get("properties");
        assertThat(properties.keySet().stream().map(Object::toString)).containsExactlyElementsOf(ExperimentReader.KEYS);
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void fitsWhatShips(Path file) throws IOException {
        assertThat(complaints(SCHEMA, Files.readString(file))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    loss: mse                                           | required property 'dataset'
                    dataset: houses\\noptimiser: gd                      | 'optimiser' is not defined
                    dataset: house                                      | /dataset: does not have a value in the enumeration
                    dataset: csv                                        | /dataset: does not have a value in the enumeration
                    dataset: {name: csv}                                | /dataset: required property 'file' not found
                    dataset: {name: csv, fiel: a.csv}                   | /dataset: property 'fiel' is not defined
                    dataset: {table: three}                             | /dataset: required property 'name' not found
                    dataset: {name: houses, table: four}                | /dataset/table: does not have a value
                    dataset: {name: csv, file: a, types: {b: numbr}}    | /dataset/types/b: does not have a value
                    dataset: houses\\nsplit: {test: 1}                   | /split/test: must have an exclusive maximum value of 1
                    dataset: houses\\nsplit: {test: half}                | /split/test: string found, number expected
                    dataset: houses\\nsplit: {test: "0.2"}               | /split/test: string found, number expected
                    dataset: houses\\nsplit: {seed: 1.5}                 | /split/seed: number found, integer expected
                    dataset: houses\\nsplit: {test-file: {tabel: ten}}   | /split/test-file: property 'tabel' is not defined
                    dataset: houses\\nsplit: {stratify: "true"}          | /split/stratify: string found, boolean expected
                    dataset: houses\\nnetwork: {hidden: [{units: 0}]}    | /network/hidden/0/units: must have a minimum value of 1
                    dataset: houses\\nnetwork: {hidden: [{unit: 1}]}     | /network/hidden/0: property 'unit' is not defined
                    dataset: houses\\nloss: {name: huber, delta: 0}      | /loss/delta: must have an exclusive minimum value of 0
                    dataset: houses\\nloss: {name: huber, beta: 1}       | /loss: property 'beta' is not defined
                    dataset: houses\\noptimizer: {momentum: 0.9}         | /optimizer: property 'momentum' is not defined
                    dataset: houses\\noptimizer: {name: sgd}             | /optimizer/name: does not have a value
                    dataset: houses\\ntraining: {batch-size: 0}          | /training/batch-size: must have a minimum value of 1
                    dataset: houses\\ntraining: {batch-size: most}       | /training/batch-size: does not have a value
                    dataset: houses\\ntraining: {schedule: linear}       | /training/schedule: does not have a value
                    dataset: houses\\ntraining: {schedule: {name: step, floor: 0}} | /training/schedule: property 'floor' is not
                    dataset: houses\\nfeatures: {scaling: {area: 0}}     | /features/scaling/area: must not be valid
                    """)
    void saysWhatIsWrongAndWhere(String yaml, String complaint) {
        String text = yaml.replace("\\n", "\n");
        assertThat(complaints(SCHEMA, text)).anySatisfy(told -> assertThat(told).contains(complaint));
        assertThat(accepted(text)).as("by the reader").isFalse();
    }

    /** Every key with every kind of value: the reader and the schema are of one mind. */
    @Test
    void agreesWithTheReader() {
        Set<String> apart = new TreeSet<>();
        Map<String, Boolean> texts = Probes.texts(PLUGINS);
        assertThat(texts).hasSizeGreaterThan(4000);
        texts.forEach((text, bySchemaAlone) -> {
            boolean bySchema = complaints(SCHEMA, text).isEmpty();
            if (bySchema != accepted(text) && !(bySchema && bySchemaAlone)) {
                apart.add("%s by the schema: %s".formatted(bySchema ? "accepted" : "refused", text));
            }
        });
        assertThat(apart).isEmpty();
    }

    @Test
    void hasTheSettingsOfThirdParties() {
        PluginJar.withLoss("Quartic", "")
                .source(
                        "Quantile",
                        PluginJar.loss("Quantile", "public Quantile() { this(0.5); }")
                                .replace("Quantile() implements", "Quantile(@Range(\"(0, 1)\") double q) implements"))
                .service("Loss", "com.example.Quartic\ncom.example.Quantile")
                .write(folder.resolve("quantile.jar"));
        Plugins plugins = Plugins.in(List.of(folder));
        assertThat(plugins.broken()).isEmpty();
        Schema schema = schema(plugins);
        assertThat(complaints(schema, "dataset: houses\nloss: {name: quantile, q: 0.9}"))
                .isEmpty();
        assertThat(complaints(schema, "dataset: houses\nloss: quartic")).isEmpty();
        assertThat(complaints(schema, "dataset: houses\nloss: {name: quantile, q: 1}"))
                .anySatisfy(told -> assertThat(told).contains("/loss/q", "exclusive maximum value of 1"));
        assertThat(complaints(SCHEMA, "dataset: houses\nloss: quartic")).isNotEmpty();
    }

    @Test
    void settingsMayHoldOthersOfTheirKind() {
        PluginJar.withLoss("Quartic", "")
                .source(
                        "Nested",
                        "package com.example; public record Nested(int depth, Nested next) { public Nested() { this(1, null); } }")
                .source(
                        "Quartic",
                        PluginJar.loss("Quartic", "public Quartic() { this(new Nested()); }")
                                .replace("Quartic() implements", "Quartic(Nested nested) implements"))
                .write(folder.resolve("nested.jar"));
        Schema schema = schema(Plugins.in(List.of(folder)));
        assertThat(complaints(schema, "dataset: houses\nloss: {name: quartic, nested: {depth: 2, next: {depth: 3}}}"))
                .isEmpty();
        assertThat(complaints(schema, "dataset: houses\nloss: {name: quartic, nested: {depth: deep}}"))
                .isNotEmpty();
    }

    private boolean accepted(String text) {
        try {
            new Draft(folder).read(text);
            return true;
        } catch (InputException refused) {
            return false;
        }
    }
}
