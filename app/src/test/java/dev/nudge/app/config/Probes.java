package dev.nudge.app.config;

import dev.nudge.features.FeatureSettings;
import dev.nudge.features.SplitSettings;
import dev.nudge.network.NetworkSettings;
import dev.nudge.spi.DatasetLoader;
import dev.nudge.spi.Loss;
import dev.nudge.spi.Optimizer;
import dev.nudge.train.Schedule;
import dev.nudge.train.TrainingSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Experiment files that give each key each kind of value, right or wrong. */
final class Probes {

    private static final List<String> VALUES = List.of(
            "",
            "~",
            "null",
            "none",
            "auto",
            "all",
            "true",
            "false",
            "'true'",
            "0",
            "1",
            "2",
            "-1",
            "7",
            "0.5",
            "1.5",
            "-0.5",
            "1e-3",
            "256",
            "257",
            "65536",
            "65537",
            "1000000",
            "10000001",
            "3000000000",
            "9223372036854775807",
            "'5'",
            "'0.5'",
            "''",
            "x",
            "relu",
            "category",
            "leave-one-out",
            "min-max",
            "[]",
            "[x]",
            "[1, 2]",
            "[{}]",
            "[~]",
            "{}",
            "{a: 1}",
            "{a: 0}",
            "{a: category}",
            "{a: '1'}",
            "{a: {}}",
            "{name: x}",
            "{name: step}",
            "{name: ~}",
            "{name: step, every: 0}",
            "{name: cosine, floor: 1}",
            "{units: 3}",
            "[{units: 3}, {activation: gelu}]",
            "[{units: x}]",
            "{metric: x, patience: 0}",
            "{patience: 3}",
            "three",
            "ten",
            "line",
            "zeros",
            "glorot",
            "median");

    /** Settings that their constructor checks in ways that no schema says. */
    private static final Set<String> CHECKED_BY_HAND =
            Set.of("separator", "quote", "decimal", "charset", "comment", "dropout", "initialization");

    /** Settings whose numbers the reader takes in quotes too, which an editor need not suggest. */
    private static final Set<String> READ_AS_WORDS = Set.of("batch-size", "folds");

    private Probes() {}

    /** Texts, and whether the reader may know better than the schema. */
    static Map<String, Boolean> texts(Components components) {
        Map<String, Boolean> texts = new LinkedHashMap<>();
        for (String key : ExperimentReader.KEYS) {
            all("%s", List.of(key, "x"), texts);
        }
        probe("dataset: houses\nfeatures: {%s}", new FeatureSettings(), texts);
        probe("dataset: houses\nsplit: {%s}", new SplitSettings(), texts);
        probe("dataset: houses\nnetwork: {%s}", new NetworkSettings(), texts);
        probe("dataset: houses\ntraining: {%s}", new TrainingSettings(), texts);
        for (Class<?> kind : List.of(Loss.class, Optimizer.class, DatasetLoader.class, Schedule.class)) {
            components.of(kind).forEach((name, defaults) -> probe(place(components.kind(kind), name), defaults, texts));
        }
        all("dataset: {name: csv, file: a.csv}\nsplit: {%s}", List.of("test-file"), texts);
        probe(
                "dataset: {name: csv, file: a.csv}\nsplit: {test-file: {name: houses, %s}}",
                record("houses", components), texts);
        probe("dataset: houses\nsplit: {test-file: {%s}}", record("houses", components), texts);
        return texts;
    }

    private static Record record(String dataset, Components components) {
        return components.of(DatasetLoader.class).get(dataset);
    }

    private static String place(String kind, String name) {
        return switch (kind) {
            case "dataset" -> "dataset: {name: " + name + ", %s}";
            case "schedule" -> "dataset: houses\ntraining: {schedule: {name: " + name + ", %s}}";
            default -> "dataset: houses\n" + kind + ": {name: " + name + ", %s}";
        };
    }

    private static void probe(String place, Record defaults, Map<String, Boolean> texts) {
        List<String> keys =
                new ArrayList<>(Setting.of(defaults).stream().map(Setting::key).toList());
        keys.add("nonsense");
        all(place, keys, texts);
        if (!SettingSchema.required(defaults).isEmpty()) {
            String complete = "";
            for (String key : SettingSchema.required(defaults)) {
                complete += key + ": a.csv, ";
                keys.remove(key);
            }
            all(place.formatted(complete + "%s"), keys, texts);
        }
    }

    private static void all(String place, List<String> keys, Map<String, Boolean> texts) {
        for (String key : keys) {
            for (String value : VALUES) {
                if (value.equals("'5'") && READ_AS_WORDS.contains(key)) {
                    continue;
                }
                texts.put(place.formatted(key + ": " + value), CHECKED_BY_HAND.contains(key));
            }
        }
    }
}
