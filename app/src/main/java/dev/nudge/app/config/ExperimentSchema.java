package dev.nudge.app.config;

import dev.nudge.features.FeatureSettings;
import dev.nudge.features.SplitSettings;
import dev.nudge.network.NetworkSettings;
import dev.nudge.spi.DatasetLoader;
import dev.nudge.spi.Loss;
import dev.nudge.spi.Optimizer;
import dev.nudge.train.Schedule;
import dev.nudge.train.TrainingSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@link ExperimentReader} reads, as a JSON Schema for editors: the same records, ranges, names and defaults. */
public final class ExperimentSchema {

    private final SettingSchema settings;
    private final ComponentSchema components;

    private ExperimentSchema(Components known) {
        this.components = new ComponentSchema(known);
        this.settings = new SettingSchema(known);
    }

    /** The schema as maps, lists, texts, numbers and truth values. */
    public static Map<String, Object> of(Components known) {
        return new ExperimentSchema(known).tree();
    }

    private Map<String, Object> tree() {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", "nudge experiment");
        schema.put("description", "An experiment: where the data comes from, and what differs from the defaults.");
        schema.put("type", "object");
        schema.put("properties", sections());
        schema.put("additionalProperties", false);
        schema.put("required", List.of("dataset"));
        schema.put("$defs", definitions());
        return schema;
    }

    private Map<String, Object> sections() {
        Map<String, Object> sections = new LinkedHashMap<>();
        sections.put("dataset", described("Where the rows come from.", components.chosen(DatasetLoader.class)));
        sections.put("features", settings.record(new FeatureSettings()));
        sections.put("split", split());
        sections.put("network", settings.record(new NetworkSettings()));
        sections.put(
                "loss",
                described("What to minimise; without it, the target column decides.", components.chosen(Loss.class)));
        sections.put(
                "optimizer",
                described(
                        "How weights follow the gradient.",
                        components.chosen(Optimizer.class, ExperimentReader.USUAL_OPTIMIZER)));
        sections.put("training", settings.record(new TrainingSettings()));
        return sections;
    }

    /** The settings of a split, and the one that is a dataset. */
    private Map<String, Object> split() {
        Map<String, Object> split = settings.record(new SplitSettings());
        Map<String, Object> keys = new LinkedHashMap<>();
        ((Map<?, ?>) split.get("properties")).forEach((key, value) -> keys.put((String) key, value));
        keys.put(
                ExperimentReader.TEST_FILE,
                described(
                        "a file with the test rows, read like the dataset; or the settings of the dataset that differ",
                        components.overlaid(DatasetLoader.class)));
        split.put("properties", keys);
        return split;
    }

    private Map<String, Object> definitions() {
        Map<String, Object> definitions = new LinkedHashMap<>();
        for (Class<?> kind : List.of(DatasetLoader.class, Loss.class, Optimizer.class, Schedule.class)) {
            definitions.putAll(components.definitions(kind, settings));
        }
        return definitions;
    }

    private static Map<String, Object> described(String doc, Map<String, Object> schema) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("description", doc);
        described.putAll(schema);
        return described;
    }
}
