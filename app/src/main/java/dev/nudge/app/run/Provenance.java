package dev.nudge.app.run;

import dev.nudge.app.config.Setting;
import dev.nudge.app.plugins.Plugins;
import dev.nudge.experiment.Experiment;
import dev.nudge.spi.DatasetLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a run was made from, with digests.
 *
 * @param plugins for each plugin, name, class, jar and sha256
 * @param data for each file that a dataset's settings name, file and sha256
 */
record Provenance(List<Object> plugins, List<Object> data) {

    static Provenance of(Experiment experiment, Plugins plugins) {
        List<Object> data = new ArrayList<>();
        addFiles(experiment.dataset(), data);
        experiment.testDataset().ifPresent(test -> addFiles(test, data));
        return new Provenance(new UsedPlugins(plugins).of(experiment), data);
    }

    /** What was recorded; fields that are not there are taken for empty. */
    static Provenance recorded(Fields fields) {
        return new Provenance(list(fields, "plugins"), list(fields, "data"));
    }

    private static List<Object> list(Fields fields, String key) {
        return fields.map().get(key) instanceof List<?> list ? List.copyOf(list) : List.of();
    }

    /** In words, what is not as it was recorded. */
    List<String> differencesFrom(Provenance recorded) {
        List<String> differences = new ArrayList<>();
        compare("plugin", "name", recorded.plugins, plugins, differences);
        compare("data file", "file", recorded.data, data, differences);
        return differences;
    }

    private static void compare(String what, String key, List<Object> then, List<Object> now, List<String> into) {
        for (Object entry : then) {
            if (entry instanceof Map<?, ?> before && before.get("sha256") != null) {
                Object name = before.get(key);
                Object digest = now.stream()
                        .map(Map.class::cast)
                        .filter(after -> Objects.equals(name, after.get(key)) && sameClass(before, after))
                        .findFirst()
                        .map(after -> after.get("sha256"))
                        .orElse("none: it is not there");
                if (!before.get("sha256").equals(digest)) {
                    into.add("%s %s had SHA-256 %s, now it has %s"
                            .formatted(what, named(before, name), before.get("sha256"), digest));
                }
            }
        }
    }

    /** Two plugins of different kinds may share a name. */
    private static boolean sameClass(Map<?, ?> before, Map<?, ?> after) {
        return before.get("class") == null || before.get("class").equals(after.get("class"));
    }

    private static String named(Map<?, ?> entry, Object name) {
        return entry.get("jar") == null ? String.valueOf(name) : name + " (" + entry.get("jar") + ")";
    }

    private static void addFiles(DatasetLoader loader, List<Object> into) {
        for (Setting setting : Setting.of((Record) loader)) {
            addFiles(setting.defaultValue(), into);
        }
    }

    private static void addFiles(Object value, List<Object> into) {
        if (value instanceof Optional<?> optional) {
            optional.ifPresent(inner -> addFiles(inner, into));
        } else if (value instanceof List<?> list) {
            list.forEach(inner -> addFiles(inner, into));
        } else if (value instanceof Path file && Files.isRegularFile(file)) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("file", file.toString());
            entry.put("sha256", Hashes.of(file));
            into.add(entry);
        }
    }
}
