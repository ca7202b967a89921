package dev.nudge.app.run;

import dev.nudge.app.config.Setting;
import dev.nudge.app.plugins.Plugins;
import dev.nudge.experiment.Experiment;
import dev.nudge.spi.DatasetLoader;
import dev.nudge.spi.InputException;
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

    /** Throws if a plugin that was used is not there at all: its settings could not even be read. */
    void requireInstalled(Path run, Plugins installed) {
        for (Object entry : plugins) {
            if (entry instanceof Map<?, ?> plugin
                    && installed.kinds().stream()
                            .noneMatch(kind -> kind.all().stream()
                                    .anyMatch(there -> there.defaults()
                                            .getClass()
                                            .getName()
                                            .equals(plugin.get("class"))))) {
                throw new InputException(
                        "%s: the run used the plugin %s, which is not there; name its jar with --plugins"
                                .formatted(run, named(plugin, "name")));
            }
        }
    }

    private static List<Object> list(Fields fields, String key) {
        return fields.map().get(key) instanceof List<?> list
                ? list.stream().filter(Objects::nonNull).map(Object.class::cast).toList()
                : List.of();
    }

    /** In words, what is not as it was recorded. */
    List<String> differencesFrom(Provenance recorded) {
        List<String> differences = new ArrayList<>();
        compare("plugin", "name", recorded.plugins, plugins, differences);
        compare("data file", "file", recorded.data, data, differences);
        return differences;
    }

    private static void compare(String what, String key, List<Object> then, List<Object> now, List<String> into) {
        for (Object entry : now) {
            Map<?, ?> after = (Map<?, ?>) entry;
            Optional<Map<?, ?>> before = same(after, key, then);
            if (before.isEmpty()) {
                into.add("%s %s was not used".formatted(what, named(after, key)));
            } else if (!Objects.equals(before.get().get("sha256"), after.get("sha256"))) {
                into.add("%s %s had SHA-256 %s, now it has %s"
                        .formatted(what, named(after, key), before.get().get("sha256"), after.get("sha256")));
            }
        }
        for (Object entry : then) {
            if (entry instanceof Map<?, ?> before && same(before, key, now).isEmpty()) {
                into.add(
                        before.get("sha256") == null
                                ? "%s %s is not used any more".formatted(what, named(before, key))
                                : "%s %s had SHA-256 %s, now it is not there"
                                        .formatted(what, named(before, key), before.get("sha256")));
            }
        }
    }

    /** The entry of the same file or plugin; two plugins of different kinds may share a name. */
    private static Optional<Map<?, ?>> same(Map<?, ?> entry, String key, List<Object> among) {
        for (Object other : among) {
            if (other instanceof Map<?, ?> map
                    && Objects.equals(map.get(key), entry.get(key))
                    && Objects.equals(map.get("class"), entry.get("class"))) {
                return Optional.of(map);
            }
        }
        return Optional.empty();
    }

    private static String named(Map<?, ?> entry, String key) {
        return entry.get("jar") == null
                ? String.valueOf(entry.get(key))
                : entry.get(key) + " (" + entry.get("jar") + ")";
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
