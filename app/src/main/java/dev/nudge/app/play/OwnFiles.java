package dev.nudge.app.play;

import dev.nudge.app.config.Node;
import dev.nudge.spi.DatasetLoader;
import dev.nudge.spi.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The files that one visitor may open: those that it has sent, and those of runs that it has opened. It knows them by keys
 * such as {@code upload:1}; no path leaves the server, and none that a page makes up is opened.
 */
final class OwnFiles {

    private static final String UPLOAD = "upload:";
    private static final String RUN = "run:";
    private static final int LONGEST_NAME = 80;

    /**
     * @param name what the visitor calls it
     * @param sent whether the visitor has sent it; it is then removed with the visitor
     */
    private record Entry(Path path, String name, boolean sent) {}

    private final Uploads uploads;
    private final int most;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private int last;
    private boolean closed;

    OwnFiles(Uploads uploads, int most) {
        this.uploads = uploads;
        this.most = most;
    }

    /** Keeps a file that is being sent, of so many bytes if that is known, and gives its key. */
    String receive(String name, InputStream in, long length) throws IOException {
        requirePlace();
        String plain = plain(name);
        try {
            return keep(plain, uploads.keep(in, length));
        } catch (InputException e) {
            throw new InputException(plain + ": " + e.getMessage(), e);
        }
    }

    private synchronized void requirePlace() {
        long sent = entries.values().stream().filter(Entry::sent).count();
        if (sent >= most) {
            throw new InputException(
                    "this page has sent %d files, the most it may; take one away first, or load the page anew"
                            .formatted(sent));
        }
    }

    private synchronized String keep(String name, Path path) {
        if (closed) {
            uploads.remove(path);
            throw new InputException("the page is closed");
        }
        try {
            requirePlace(); // Others may have come meanwhile.
        } catch (InputException e) {
            uploads.remove(path);
            throw e;
        }
        String key = UPLOAD + ++last;
        entries.put(key, new Entry(path, name, true));
        return key;
    }

    /** Forgets a file that was sent. */
    synchronized void remove(String key) {
        Entry entry = entries.get(key);
        if (entry != null && entry.sent()) {
            entries.remove(key);
            uploads.remove(entry.path());
        }
    }

    /** A name to show, whatever was sent as one: the last part of it, of plain characters. */
    static String plain(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        StringBuilder plain = new StringBuilder();
        last.codePoints()
                .filter(c -> Character.isLetterOrDigit(c) || " ._-()+,".indexOf(c) >= 0)
                .limit(LONGEST_NAME)
                .forEach(plain::appendCodePoint);
        String text = plain.toString().strip();
        return text.isEmpty() || text.matches("\\.+") ? "data.csv" : text;
    }

    /** The same message with paths in place of keys, where it names datasets. */
    Node.Entries resolved(Node.Entries message) {
        Map<String, Node.Entry> changed = new LinkedHashMap<>(message.entries());
        for (String key : List.of("experiment", "dataset")) {
            changed.computeIfPresent(key, (k, entry) -> new Node.Entry(entry.keyPlace(), resolved(entry.value())));
        }
        return new Node.Entries(message.place(), changed);
    }

    private Node resolved(Node node) {
        if (node instanceof Node.Entries inner) {
            Map<String, Node.Entry> changed = new LinkedHashMap<>();
            inner.entries()
                    .forEach((key, entry) ->
                            changed.put(key, new Node.Entry(entry.keyPlace(), resolved(entry.value()))));
            return new Node.Entries(node.place(), changed);
        }
        if (node instanceof Node.Items items) {
            List<Node> changed = new ArrayList<>();
            items.items().forEach(item -> changed.add(resolved(item)));
            return new Node.Items(node.place(), changed);
        }
        String text = ((Node.Scalar) node).text();
        return path(text)
                .<Node>map(path -> new Node.Scalar(node.place(), path.toString(), true))
                .orElse(node);
    }

    private synchronized Optional<Path> path(String key) {
        return Optional.ofNullable(entries.get(key)).map(Entry::path);
    }

    /** Throws if a dataset names a file that is none of these. */
    void require(DatasetLoader dataset, String key) {
        for (RecordComponent component : dataset.getClass().getRecordComponents()) {
            paths(Bounds.value(component, dataset)).forEach(path -> require(path, key));
        }
    }

    private static List<Path> paths(Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.map(OwnFiles::paths).orElse(List.of());
        }
        if (value instanceof List<?> list) {
            return list.stream().flatMap(item -> paths(item).stream()).toList();
        }
        return value instanceof Path path ? List.of(path) : List.of();
    }

    private void require(Path path, String key) {
        if (!has(path)) {
            String name = path.getFileName() == null ? "" : path.getFileName().toString();
            throw InputException.at(
                    key,
                    name.startsWith(UPLOAD) || name.startsWith(RUN)
                            ? name + " is not here any more; drop the file, or open the run, once more"
                            : "files cannot be opened from the page; drop yours into it, or use nudge run");
        }
    }

    private synchronized boolean has(Path path) {
        return entries.values().stream().anyMatch(entry -> entry.path().equals(path));
    }

    /** The files of a run's datasets may be opened from now on. */
    void open(String run, Object tree) {
        changed(tree, text -> {
            Path path = Path.of(text);
            if (!has(path)) {
                grant(run, path);
            }
            return text;
        });
    }

    private synchronized void grant(String run, Path path) {
        String key = RUN + run;
        for (int i = 2; entries.containsKey(key); i++) {
            key = RUN + run + "/" + i;
        }
        entries.put(key, new Entry(path, path.toString(), false));
    }

    /** Settings with keys in place of paths, as pages may see them. */
    Object shown(Object tree) {
        return changed(tree, text -> find(text).map(Map.Entry::getKey).orElse(text));
    }

    /** Settings with the visitor's own names in place of paths: a file that is run beside the data. */
    Object portable(Object tree) {
        return changed(
                tree, text -> find(text).map(found -> found.getValue().name()).orElse(text));
    }

    /** Settings that name copies of the files that were sent, which are put into a folder. */
    Object copied(Object tree, Path folder) {
        return changed(
                tree,
                text -> find(text)
                        .filter(found -> found.getValue().sent())
                        .map(found -> copy(found.getValue().path(), folder).toString())
                        .orElse(text));
    }

    private static Path copy(Path from, Path folder) {
        Path to = folder.resolve("data-" + from.getFileName()).toAbsolutePath();
        try {
            return Files.exists(to) ? to : Files.copy(from, to);
        } catch (IOException e) {
            throw new InputException("%s: cannot be written: %s".formatted(to, e.getMessage()), e);
        }
    }

    /** A message with the visitor's own names in place of paths. */
    synchronized String worded(String message) {
        String text = message;
        for (Entry entry : entries.values()) {
            text = text.replace(entry.path().toString(), entry.name());
        }
        return text;
    }

    private synchronized Optional<Map.Entry<String, Entry>> find(String path) {
        return entries.entrySet().stream()
                .filter(entry -> entry.getValue().path().toString().equals(path))
                .findFirst();
    }

    /** Datasets name files; nothing else of an experiment does. */
    private static Object changed(Object tree, UnaryOperator<String> files) {
        if (!(tree instanceof Map<?, ?> experiment)) {
            return tree;
        }
        Map<String, Object> changed = new LinkedHashMap<>();
        experiment.forEach((key, value) -> changed.put((String) key, value));
        changed.computeIfPresent("dataset", (key, value) -> dataset(value, files));
        if (changed.get("split") instanceof Map<?, ?> split && split.containsKey("test-file")) {
            Map<String, Object> parts = new LinkedHashMap<>();
            split.forEach((key, value) -> parts.put((String) key, value));
            parts.computeIfPresent("test-file", (key, value) -> dataset(value, files));
            changed.put("split", parts);
        }
        return changed;
    }

    private static Object dataset(Object tree, UnaryOperator<String> files) {
        if (!(tree instanceof Map<?, ?> settings)) {
            return tree;
        }
        Map<String, Object> changed = new LinkedHashMap<>();
        settings.forEach((key, value) ->
                changed.put((String) key, value instanceof String text && absolute(text) ? files.apply(text) : value));
        return changed;
    }

    static boolean absolute(String text) {
        try {
            return Path.of(text).isAbsolute();
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** Removes what was sent. */
    synchronized void close() {
        closed = true;
        entries.values().stream().filter(Entry::sent).forEach(entry -> uploads.remove(entry.path()));
        entries.clear();
    }
}
