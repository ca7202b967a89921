package dev.nudge.app.config;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.nudge.spi.InputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads JSON into the nodes that YAML is read into, so that both mean the same and are refused in the same words. */
public final class JsonNodes {

    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonParser parser;
    private final Place place;

    private JsonNodes(JsonParser parser, Place place) {
        this.parser = parser;
        this.place = place;
    }

    /**
     * The keys and values of a text.
     *
     * @param label what errors call it
     */
    public static Node.Entries read(String text, String label) {
        Place place = new Place(label, Path.of("").toAbsolutePath(), 0, 0);
        try (JsonParser parser = FACTORY.createParser(text)) {
            parser.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
            JsonNodes reader = new JsonNodes(parser, place);
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new InputException(label + ": must be keys and values, {...}");
            }
            Node.Entries root = reader.entries(0);
            if (parser.nextToken() != null) {
                throw new InputException(label + ": goes on after its end");
            }
            return root;
        } catch (StreamConstraintsException e) {
            throw new InputException(label + ": has a number or a name that is too long", e);
        } catch (JsonProcessingException e) {
            throw new InputException(label + ": is no JSON: " + withoutAdvice(e.getOriginalMessage()), e);
        } catch (IOException e) {
            throw new InputException(label + ": is no JSON: " + e.getMessage(), e);
        }
    }

    /** What follows is for those who would change the program. */
    private static String withoutAdvice(String message) {
        int end = message.length();
        for (String advice : List.of(": enable `", " (start marker at")) {
            int at = message.indexOf(advice);
            end = at < 0 ? end : Math.min(end, at);
        }
        return message.substring(0, end);
    }

    private Node node(JsonToken token, int depth) throws IOException {
        if (depth > YamlReader.DEEPEST) {
            throw new InputException(place + ": is nested too deeply");
        }
        if (token == JsonToken.START_OBJECT) {
            return entries(depth);
        }
        if (token == JsonToken.START_ARRAY) {
            List<Node> items = new ArrayList<>();
            for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
                items.add(node(next, depth + 1));
            }
            return new Node.Items(place, items);
        }
        return token == JsonToken.VALUE_NULL
                ? new Node.Scalar(place, "", false)
                : new Node.Scalar(place, parser.getText(), token == JsonToken.VALUE_STRING);
    }

    private Node.Entries entries(int depth) throws IOException {
        Map<String, Node.Entry> entries = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            entries.put(key, new Node.Entry(place, node(parser.nextToken(), depth + 1)));
        }
        return new Node.Entries(place, entries);
    }
}
