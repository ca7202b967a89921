package dev.nudge.app.config;

import dev.nudge.experiment.Experiment;
import dev.nudge.features.Scaling;
import dev.nudge.spi.Names;
import dev.nudge.spi.Plugin;
import dev.nudge.train.Schedule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Writes experiments as files that read back to the same: every setting said, paths absolute. */
public final class ExperimentWriter {

    private ExperimentWriter() {}

    /** The text of an experiment file. */
    public static String text(Experiment experiment) {
        return text(tree(experiment));
    }

    /** The text of a file with these keys and values. */
    public static String text(Object tree) {
        DumpSettings settings = DumpSettings.builder()
                .setDefaultFlowStyle(FlowStyle.BLOCK)
                .setIndent(2)
                .setWidth(100)
                .setDereferenceAliases(true)
                // So they are never seen; usual ones are formatted by the locale, which takes longer than all the rest.
                .setAnchorGenerator(node -> new Anchor("unseen"))
                // Quotes texts such as ~ that the reader, or another program, would take for something else.
                .setSchema(new CoreSchema())
                .build();
        return new Dump(settings).dumpToString(tree);
    }

    /** Keys and values: maps, lists, texts, numbers and truth values. */
    public static Map<String, Object> tree(Experiment experiment) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("dataset", tree(experiment.dataset()));
        tree.put("features", tree(experiment.features()));
        Map<String, Object> split = settings(experiment.split());
        experiment.testDataset().ifPresent(test -> split.put("test-file", settings((Record) test)));
        tree.put("split", split);
        tree.put("network", tree(experiment.network()));
        experiment.loss().ifPresent(loss -> tree.put("loss", tree(loss)));
        tree.put("optimizer", tree(experiment.optimizer()));
        tree.put("training", tree(experiment.training()));
        return tree;
    }

    /** A component as the node that it could have been read from. */
    static Node node(Plugin component, Place place) {
        return node(tree(component), place);
    }

    private static Node node(Object tree, Place place) {
        if (tree instanceof Map<?, ?> map) {
            Map<String, Node.Entry> entries = new LinkedHashMap<>();
            map.forEach((key, value) -> entries.put((String) key, new Node.Entry(place, node(value, place))));
            return new Node.Entries(place, entries);
        }
        if (tree instanceof List<?> list) {
            List<Node> items = new ArrayList<>();
            list.forEach(item -> items.add(node(item, place)));
            return new Node.Items(place, items);
        }
        return new Node.Scalar(place, String.valueOf(tree), tree instanceof String);
    }

    /** A value as maps, lists, texts, numbers and truth values; nothing for an empty optional. */
    public static Object tree(Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.map(ExperimentWriter::tree).orElse("none");
        }
        if (value instanceof Scaling scaling) {
            // Sorted: the order that the factors come in changes from one JVM to the next.
            return scaling.factors().isEmpty() ? tree(scaling.method()) : new TreeMap<>(scaling.factors());
        }
        if (value instanceof Enum<?> constant) {
            return Names.kebab(constant.name());
        }
        if (value instanceof Path || value instanceof Character) {
            return value.toString();
        }
        if (value instanceof List<?> list) {
            return list.stream().map(ExperimentWriter::tree).toList();
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> tree = new LinkedHashMap<>();
            map.forEach((key, inner) -> tree.put(key.toString(), tree(inner)));
            return tree;
        }
        if (value instanceof Record record) {
            // A record that is read from a single word is written as one.
            return Values.parser(record.getClass()).isPresent() ? word(record.toString()) : settings(record);
        }
        return value;
    }

    private static Object word(String text) {
        return text.matches("\\d{1,9}") ? (Object) Integer.valueOf(text) : text;
    }

    private static Map<String, Object> settings(Record record) {
        Map<String, Object> tree = new LinkedHashMap<>();
        if (record instanceof Plugin plugin) {
            tree.put("name", plugin.name());
        }
        if (record instanceof Schedule schedule) {
            tree.put("name", schedule.name());
        }
        for (Setting setting : Setting.of(record)) {
            Object value = setting.defaultValue();
            if (value instanceof Optional<?> optional) {
                optional.ifPresent(present -> tree.put(setting.key(), tree(present)));
            } else if (value != null) {
                tree.put(setting.key(), tree(value));
            }
        }
        return tree;
    }
}
