package dev.nudge.app.config;

import dev.nudge.features.Folds;
import dev.nudge.features.Scaling;
import dev.nudge.spi.Doc;
import dev.nudge.spi.Interval;
import dev.nudge.train.BatchSize;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Settings in a JSON Schema: for each type, what {@link Values} converts. */
record SettingSchema(Components known, Set<Class<?>> around) {

    /** What YAML may take a word for; nothing at all is none. */
    static final List<String> WORD = List.of("string", "number", "boolean");

    private static final List<String> WORD_OR_NOTHING = List.of("string", "number", "boolean", "null");
    private static final int LARGEST_COUNT = 999_999_999;
    private static final int MOST_FOLDS = 999_999;

    SettingSchema(Components known) {
        this(known, new HashSet<>());
    }

    /** The settings of a record; none at all are its defaults. */
    Map<String, Object> record(Record defaults) {
        if (!around.add(defaults.getClass())) {
            return Map.of("type", List.of("object", "null")); // It may hold another of itself, to any depth.
        }
        try {
            return settings(defaults);
        } finally {
            around.remove(defaults.getClass());
        }
    }

    private Map<String, Object> settings(Record defaults) {
        Map<String, Object> schema = new LinkedHashMap<>();
        Doc doc = defaults.getClass().getAnnotation(Doc.class);
        if (doc != null) {
            schema.put("description", doc.value());
        }
        schema.put("type", List.of("object", "null"));
        Map<String, Object> properties = new LinkedHashMap<>();
        Setting.of(defaults).forEach(setting -> properties.put(setting.key(), of(setting)));
        schema.put("properties", properties);
        schema.put("additionalProperties", false);
        List<String> required = required(defaults);
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        return schema;
    }

    /** The settings that have no default. */
    static List<String> required(Record defaults) {
        return Setting.of(defaults).stream()
                .filter(Setting::required)
                .map(Setting::key)
                .toList();
    }

    private Map<String, Object> of(Setting setting) {
        Map<String, Object> schema = new LinkedHashMap<>();
        if (!setting.doc().isEmpty()) {
            schema.put("description", setting.doc());
        }
        Object byDefault = setting.defaultValue();
        of(setting.type(), setting.range(), byDefault).forEach(schema::putIfAbsent);
        if (byDefault != null && !byDefault.equals(Optional.empty())) {
            schema.put("default", ExperimentWriter.tree(byDefault));
        }
        return schema;
    }

    private Map<String, Object> of(Type type, Optional<Interval> range, Object byDefault) {
        if (type instanceof ParameterizedType generic) {
            return generic(generic, range);
        }
        Class<?> plain = (Class<?>) type;
        if (plain == double.class || plain == Double.class) {
            return number("number", range, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        }
        if (plain == int.class || plain == Integer.class) {
            return number("integer", range, Integer.MIN_VALUE, Integer.MAX_VALUE);
        }
        if (plain == long.class || plain == Long.class) {
            return number("integer", range, Long.MIN_VALUE, Long.MAX_VALUE);
        }
        if (known.chosenByName(plain)) {
            return new ComponentSchema(known).chosen(plain);
        }
        boolean word = Values.parser(plain).isPresent();
        return plain.isRecord() && !word ? record(Values.defaults(plain, byDefault)) : single(plain, word);
    }

    private Map<String, Object> generic(ParameterizedType type, Optional<Interval> range) {
        Type[] arguments = type.getActualTypeArguments();
        Map<String, Object> inner = of(arguments[arguments.length - 1], range, null);
        if (type.getRawType() == Optional.class) {
            return Map.of("anyOf", List.of(inner, oneOf("none", null)));
        }
        if (type.getRawType() == List.class) {
            Map<String, Object> list = new LinkedHashMap<>();
            list.put("type", "array");
            list.put("items", inner);
            // One item need not be written as a list.
            return Map.of("anyOf", List.of(list, inner, Map.of("type", "null")));
        }
        return map(inner);
    }

    private static Map<String, Object> single(Class<?> type, boolean word) {
        if (type == boolean.class || type == Boolean.class) {
            return Map.of("type", "boolean");
        }
        if (type == String.class) {
            return Map.of("type", WORD_OR_NOTHING);
        }
        if (type.isEnum()) {
            return oneOf(TypeWords.names(type).toArray());
        }
        if (type == BatchSize.class) {
            return Map.of("anyOf", List.of(oneOf("all"), count(1, LARGEST_COUNT)));
        }
        if (type == Folds.class) {
            return Map.of("anyOf", List.of(oneOf("leave-one-out", "none", 0), count(2, MOST_FOLDS)));
        }
        if (type == Scaling.class) {
            return Map.of("anyOf", List.of(single(Scaling.Method.class, false), map(factor())));
        }
        return word || type == Path.class ? Map.of("type", WORD) : Map.of("not", Map.of());
    }

    /** A name that YAML takes for a truth value may be written as one. */
    private static Map<String, Object> oneOf(Object... names) {
        List<Object> values = new ArrayList<>(Arrays.asList(names));
        for (Object name : names) {
            if ("true".equals(name) || "false".equals(name)) {
                values.add(Boolean.valueOf((String) name));
            }
        }
        return Map.of("enum", values);
    }

    private static Map<String, Object> map(Map<String, Object> values) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("type", "object");
        map.put("additionalProperties", values);
        return map;
    }

    private static Map<String, Object> factor() {
        Map<String, Object> factor = new LinkedHashMap<>();
        factor.put("type", "number");
        factor.put("not", Map.of("const", 0));
        return factor;
    }

    private static Map<String, Object> count(int from, int to) {
        return number("integer", Optional.empty(), from, to);
    }

    /** The range within the numbers that the type has. */
    private static Map<String, Object> number(String type, Optional<Interval> range, double low, double high) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", type);
        double from = Math.max(low, range.map(Interval::low).orElse(low));
        if (Double.isFinite(from)) {
            boolean without = range.filter(interval -> interval.low() == from && !interval.withLow())
                    .isPresent();
            schema.put(without ? "exclusiveMinimum" : "minimum", plain(from));
        }
        double to = Math.min(high, range.map(Interval::high).orElse(high));
        if (Double.isFinite(to)) {
            boolean without = range.filter(interval -> interval.high() == to && !interval.withHigh())
                    .isPresent();
            schema.put(without ? "exclusiveMaximum" : "maximum", plain(to));
        }
        return schema;
    }

    private static Number plain(double value) {
        return value == Math.rint(value) ? (Number) (long) value : (Number) value;
    }
}
