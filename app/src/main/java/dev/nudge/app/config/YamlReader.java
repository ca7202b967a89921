package dev.nudge.app.config;

import dev.nudge.spi.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads YAML into nodes that know their line and column. */
final class YamlReader {

    /** Experiment files have a few dozen lines; much more than that is the wrong file. */
    private static final int LARGEST_FILE = 1 << 20;

    /** How deep values may be nested. */
    static final int DEEPEST = 20;

    /** Aliases of aliases make a short file stand for any number of values. */
    private static final int MOST_VALUES = 100_000;

    private final String source;
    private final Path folder;
    private int values;

    private YamlReader(String source, Path folder) {
        this.source = source;
        this.folder = folder;
    }

    /** The keys and values of a file. */
    static Node.Entries read(Path file) {
        YamlReader reader =
                new YamlReader(file.toString(), file.toAbsolutePath().getParent());
        Node root = reader.parse(text(file))
                .orElseThrow(() -> new InputException(
                        file + ": is empty; an experiment needs at least `dataset`, such as " + "`dataset: houses`"));
        if (root instanceof Node.Entries entries) {
            return entries;
        }
        throw new InputException("%s: must be keys and values, such as `dataset: houses`, got %s"
                .formatted(root.place(), root.inWords()));
    }

    /** A value written on the command line. */
    static Node value(String text, String source, Path folder) {
        return new YamlReader(source, folder)
                .parse(text)
                .orElseGet(() -> new Node.Scalar(new Place(source, folder, 0, 0), "", false));
    }

    private Optional<Node> parse(String text) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(source)
                .setAllowNonScalarKeys(true)
                .build();
        try {
            return new Compose(settings).composeString(text).map(node -> convert(node, 0));
        } catch (MarkedYamlEngineException e) {
            Place place = place(e.getProblemMark());
            throw new InputException("%s: is not valid YAML: %s%s".formatted(place, e.getProblem(), hint(e)), e);
        } catch (YamlEngineException e) {
            throw new InputException(source + ": is not valid YAML: " + e.getMessage(), e);
        } catch (StackOverflowError e) {
            throw new InputException(source + ": is nested too deeply", e);
        }
    }

    private static String hint(MarkedYamlEngineException e) {
        return e.getProblem().contains("TAB") ? "; indent with blanks" : "";
    }

    private Node convert(org.snakeyaml.engine.v2.nodes.Node node, int depth) {
        Place place = place(node.getStartMark());
        if (depth > DEEPEST) {
            throw new InputException(place + ": is nested too deeply");
        }
        if (++values > MOST_VALUES) {
            throw new InputException(
                    "%s: stands for more than %d values, too many for an experiment".formatted(place, MOST_VALUES));
        }
        if (node instanceof ScalarNode scalar) {
            return new Node.Scalar(place, scalar.getValue(), scalar.getScalarStyle() != ScalarStyle.PLAIN);
        }
        if (node instanceof SequenceNode sequence) {
            return new Node.Items(
                    place,
                    sequence.getValue().stream()
                            .map(item -> convert(item, depth + 1))
                            .toList());
        }
        return entries((MappingNode) node, place, depth);
    }

    private Node.Entries entries(MappingNode mapping, Place place, int depth) {
        Map<String, Node.Entry> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            Place keyPlace = place(tuple.getKeyNode().getStartMark());
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                throw new InputException(keyPlace + ": a key must be a single word");
            }
            Node value = convert(tuple.getValueNode(), depth + 1);
            Node.Entry earlier = entries.put(key.getValue(), new Node.Entry(keyPlace, value));
            if (earlier != null) {
                throw new InputException("%s: the key '%s' is there twice, first at %s; keep one"
                        .formatted(keyPlace, key.getValue(), earlier.keyPlace()));
            }
        }
        return new Node.Entries(place, entries);
    }

    private Place place(Optional<Mark> mark) {
        if (mark.isEmpty() || source.startsWith("-")) {
            return new Place(source, folder, 0, 0);
        }
        int line = mark.get().getLine() + 1;
        int column = mark.get().getColumn() + 1;
        return new Place(source + ":" + line + ":" + column, folder, line, column);
    }

    /** As much as is needed to see whether it is too much: some files have no end. */
    private static byte[] start(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(LARGEST_FILE + 1);
        }
    }

    private static String text(Path file) {
        try {
            if (Files.isDirectory(file)) {
                throw new InputException(file + ": is a directory; name an experiment file in it");
            }
            byte[] bytes = start(file);
            if (bytes.length > LARGEST_FILE) {
                throw new InputException(
                        "%s: has more than 1 MB; that is no experiment file (a table belongs under dataset.file)"
                                .formatted(file));
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new InputException(file + ": is not UTF-8 text; save it as UTF-8", e);
        } catch (java.nio.file.NoSuchFileException e) {
            throw new InputException(file + ": there is no such file", e);
        } catch (AccessDeniedException e) {
            throw new InputException(file + ": you may not read this file", e);
        } catch (IOException e) {
            throw new InputException(file + ": cannot be read: " + e.getMessage(), e);
        }
    }
}
