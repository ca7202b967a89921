package dev.nudge.app.config;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** An experiment file as it stands there, whether or not the components that it names can be found. */
public final class KeysAndValues {

    private KeysAndValues() {}

    /** The keys of a file; values are maps, lists and texts. */
    public static Map<?, ?> read(Path file) {
        return tree(YamlReader.read(file));
    }

    private static Map<?, ?> tree(Node.Entries entries) {
        Map<String, Object> tree = new LinkedHashMap<>();
        entries.entries().forEach((key, entry) -> tree.put(key, tree(entry.value())));
        return tree;
    }

    private static Object tree(Node node) {
        if (node instanceof Node.Entries entries) {
            return tree(entries);
        }
        return node instanceof Node.Items items
                ? items.items().stream().map(KeysAndValues::tree).toList()
                : ((Node.Scalar) node).text();
    }
}
