package dev.nudge.app.run;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.PrettyPrinter;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON as maps, lists, arrays of numbers, texts, numbers, truth values and null. */
public final class Json {

    private static final JsonFactory FACTORY = new JsonFactory();

    private Json() {}

    /** Indented text; numbers that JSON does not have (NaN, infinity) become null. */
    public static String text(Object tree) {
        return text(tree, new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"))) + "\n";
    }

    /** The same on one line. */
    public static String line(Object tree) {
        return text(tree, null);
    }

    private static String text(Object tree, PrettyPrinter printer) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(text)) {
            generator.setPrettyPrinter(printer);
            write(generator, tree);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** Reads a text that holds one value; throws {@link IOException} if it does not. */
    public static Object read(String text) throws IOException {
        try (JsonParser parser = FACTORY.createParser(text)) {
            parser.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
            Object tree = value(parser, parser.nextToken());
            if (parser.nextToken() != null) {
                throw new IOException("more than one value");
            }
            return tree;
        } catch (JsonProcessingException e) {
            // The message without the second line that says where.
            JsonLocation at = e.getLocation();
            throw new IOException(
                    at == null
                            ? oneLine(e)
                            : "line %d, column %d: %s".formatted(at.getLineNr(), at.getColumnNr(), oneLine(e)),
                    e);
        }
    }

    private static String oneLine(JsonProcessingException e) {
        return e.getOriginalMessage().replaceFirst(" \\(start marker at .*", "").replaceAll("\\s+", " ");
    }

    private static void write(JsonGenerator generator, Object tree) throws IOException {
        if (tree instanceof Map<?, ?> map) {
            generator.writeStartObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                generator.writeFieldName(entry.getKey().toString());
                write(generator, entry.getValue());
            }
            generator.writeEndObject();
        } else if (tree instanceof Iterable<?> list) {
            generator.writeStartArray();
            for (Object item : list) {
                write(generator, item);
            }
            generator.writeEndArray();
        } else if (tree instanceof float[] numbers) {
            generator.writeStartArray();
            for (float number : numbers) {
                writeNumber(generator, number);
            }
            generator.writeEndArray();
        } else if (tree instanceof double[] numbers) {
            generator.writeStartArray();
            for (double number : numbers) {
                writeNumber(generator, number);
            }
            generator.writeEndArray();
        } else if (tree instanceof Double || tree instanceof Float) {
            writeNumber(generator, ((Number) tree).doubleValue());
        } else if (tree instanceof Number number) {
            generator.writeNumber(number.longValue());
        } else if (tree instanceof Boolean truth) {
            generator.writeBoolean(truth);
        } else if (tree == null) {
            generator.writeNull();
        } else {
            generator.writeString(tree.toString());
        }
    }

    /** With the digits that a float has. */
    private static void writeNumber(JsonGenerator generator, float number) throws IOException {
        if (Float.isFinite(number)) {
            generator.writeNumber(number);
        } else {
            generator.writeNull();
        }
    }

    private static void writeNumber(JsonGenerator generator, double number) throws IOException {
        if (Double.isFinite(number)) {
            generator.writeNumber(number);
        } else {
            generator.writeNull();
        }
    }

    private static Object value(JsonParser parser, JsonToken token) throws IOException {
        if (token == null) {
            throw new IOException("ends too soon");
        }
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> throw new IOException("unexpected " + token);
        };
    }

    private static Map<String, Object> object(JsonParser parser) throws IOException {
        Map<String, Object> map = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            map.put(key, value(parser, parser.nextToken()));
        }
        return map;
    }

    private static List<Object> array(JsonParser parser) throws IOException {
        List<Object> list = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            list.add(value(parser, token));
        }
        return list;
    }
}
