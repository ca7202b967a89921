package dev.nudge.app.config;

import dev.nudge.spi.InputException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Values from the command line, {@code key=value}, laid over those of a file. */
final class Overrides {

    private Overrides() {}

    /** The file's values with the overrides in place of what they name. */
    static Node.Entries apply(Node.Entries root, List<String> overrides, Path folder) {
        Node.Entries result = root;
        for (String override : overrides) {
            int equals = override.indexOf('=');
            if (equals < 1) {
                throw new InputException(
                        "--set %s: must be key=value, such as --set optimizer.learning-rate=0.01".formatted(override));
            }
            String key = override.substring(0, equals);
            List<String> path = List.of(key.split("\\.", -1));
            if (path.size() > YamlReader.DEEPEST) {
                throw new InputException("--set %s: is nested too deeply".formatted(key));
            }
            Node value = YamlReader.value(override.substring(equals + 1), "--set " + key, folder);
            result = put(result, path, value);
        }
        return result;
    }

    private static Node.Entries put(Node.Entries entries, List<String> path, Node value) {
        String key = path.get(0);
        if (path.size() == 1) {
            return entries.with(key, value);
        }
        Node inner = entries.get(key)
                .filter(node -> !(node instanceof Node.Scalar scalar && scalar.nothing()))
                .orElseGet(() -> new Node.Entries(value.place(), Map.of()));
        return entries.with(key, put(asEntries(inner, key, value.place()), path.subList(1, path.size()), value));
    }

    /** A component given by its name alone can take settings all the same. */
    private static Node.Entries asEntries(Node node, String key, Place place) {
        if (node instanceof Node.Entries entries) {
            return entries;
        }
        if (node instanceof Node.Scalar name) {
            return new Node.Entries(node.place(), Map.of("name", new Node.Entry(node.place(), name)));
        }
        throw new InputException(
                "%s: '%s' is a list; give it whole, such as --set '%s=[...]'".formatted(place, key, key));
    }
}
