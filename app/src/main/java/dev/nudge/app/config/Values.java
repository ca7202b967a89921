package dev.nudge.app.config;

import dev.nudge.features.Scaling;
import dev.nudge.spi.Interval;
import dev.nudge.spi.Names;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Converts nodes to values of the types that settings have; an unfit value is a problem and gives nothing. */
final class Values {

    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");
    private static final Pattern WHOLE_NUMBER = Pattern.compile("[-+]?\\d+");

    private static final Set<Class<?>> WHOLE = Set.of(int.class, Integer.class, long.class, Long.class);
    private final Problems problems;
    private final Binder binder;

    Values(Problems problems, Binder binder) {
        this.problems = problems;
        this.binder = binder;
    }

    /** The value of a setting. */
    Optional<Object> convert(Setting setting, Node node, String where) {
        Object byDefault = setting.defaultValue();
        return convert(setting.type(), node, where, byDefault, setting.range());
    }

    /** A number. */
    Optional<Double> number(Node node, String where) {
        if (node instanceof Node.Scalar scalar && !scalar.quoted()) {
            if (NUMBER.matcher(scalar.text()).matches()) {
                return Optional.of(Double.valueOf(scalar.text()));
            }
        }
        problems.add(node.place(), where, "must be a number, got " + node.inWords());
        return Optional.empty();
    }

    private Optional<Object> convert(Type type, Node node, String where, Object byDefault, Optional<Interval> range) {
        if (type instanceof ParameterizedType generic) {
            return generic(generic, node, where, range);
        }
        Class<?> plain = (Class<?>) type;
        if (plain == double.class || plain == Double.class) {
            return inside(number(node, where), range, node, where);
        }
        if (WHOLE.contains(plain)) {
            return inside(whole(plain, node, where), range, node, where);
        }
        if (Scaling.class == plain && node instanceof Node.Entries) {
            return binder.scalingFactors(node, where);
        }
        if (binder.chosenByName(plain)) {
            return widened(binder.component(node, where, plain));
        }
        Optional<Method> parse = parser(plain);
        if (plain.isRecord() && parse.isEmpty()) {
            return Optional.of(binder.record(node, where, defaults(plain, byDefault)));
        }
        return scalar(plain, node, where, parse);
    }

    private Optional<Object> generic(ParameterizedType type, Node node, String where, Optional<Interval> range) {
        Type inner = type.getActualTypeArguments()[type.getActualTypeArguments().length - 1];
        if (type.getRawType() == Optional.class) {
            if (node instanceof Node.Scalar scalar
                    && (scalar.nothing() || scalar.text().equals("none"))) {
                // `none` may also be the name of a value, such as a scaling.
                Optional<Object> named =
                        inner instanceof Class<?> c && c.isEnum() ? constant(c, scalar.text()) : Optional.empty();
                return Optional.of(named);
            }
            Optional<Object> value = convert(inner, node, where, null, range);
            return value.isPresent() ? Optional.of(value) : Optional.empty();
        }
        if (type.getRawType() == List.class) {
            return list(inner, node, where, range);
        }
        return map(inner, node, where, range);
    }

    private Optional<Object> list(Type inner, Node node, String where, Optional<Interval> range) {
        List<Object> list = new ArrayList<>();
        // One item need not be written as a list.
        List<Node> items = node instanceof Node.Items many
                ? many.items()
                : node instanceof Node.Scalar scalar && scalar.nothing() ? List.of() : List.of(node);
        for (int i = 0; i < items.size(); i++) {
            convert(inner, items.get(i), where + "[" + i + "]", null, range).ifPresent(list::add);
        }
        return list.size() == items.size() ? Optional.of(list) : Optional.empty();
    }

    private Optional<Object> map(Type inner, Node node, String where, Optional<Interval> range) {
        if (!(node instanceof Node.Entries entries)) {
            problems.add(node.place(), where, "must be keys and values such as {name: value}, got " + node.inWords());
            return Optional.empty();
        }
        Map<String, Object> map = new LinkedHashMap<>();
        entries.entries()
                .forEach((key, entry) -> convert(inner, entry.value(), Binder.join(where, key), null, range)
                        .ifPresent(value -> map.put(key, value)));
        return map.size() == entries.entries().size() ? Optional.of(map) : Optional.empty();
    }

    private Optional<Object> scalar(Class<?> type, Node node, String where, Optional<Method> parse) {
        if (!(node instanceof Node.Scalar scalar) || (scalar.nothing() && type != String.class)) {
            problems.add(node.place(), where, "must be %s, got %s".formatted(TypeWords.of(type), node.inWords()));
            return Optional.empty();
        }
        String text = scalar.text();
        if (type == String.class) {
            return Optional.of(scalar.nothing() ? "" : text);
        }
        boolean truth = type == boolean.class || type == Boolean.class;
        if (truth && !scalar.quoted() && (text.equals("true") || text.equals("false"))) {
            return Optional.of(Boolean.valueOf(text));
        }
        if (type == Path.class) {
            return path(scalar, where);
        }
        if (type.isEnum()) {
            Optional<Object> constant = constant(type, text);
            if (constant.isPresent()) {
                return constant;
            }
            List<String> names = TypeWords.names(type);
            problems.add(
                    node.place(),
                    where,
                    "must be one of %s, got %s%s"
                            .formatted(String.join(", ", names), node.inWords(), Binder.meant(text, names)));
            return Optional.empty();
        }
        if (parse.isPresent()) {
            return parse(parse.get(), scalar, where);
        }
        problems.add(node.place(), where, "must be %s, got %s".formatted(TypeWords.of(type), node.inWords()));
        return Optional.empty();
    }

    private Optional<Object> parse(Method parse, Node.Scalar scalar, String where) {
        try {
            return Optional.of(parse.invoke(null, scalar.text()));
        } catch (InvocationTargetException e) {
            problems.add(
                    scalar.place(),
                    where,
                    "must be %s, got %s".formatted(e.getCause().getMessage(), scalar.inWords()));
            return Optional.empty();
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(parse.toString(), e);
        }
    }

    private Optional<Object> path(Node.Scalar scalar, String where) {
        try {
            return Optional.of(scalar.place().folder().resolve(scalar.text()).normalize());
        } catch (InvalidPathException e) {
            problems.add(scalar.place(), where, "is no path: " + e.getReason());
            return Optional.empty();
        }
    }

    private Optional<Number> whole(Class<?> type, Node node, String where) {
        if (node instanceof Node.Scalar scalar
                && !scalar.quoted()
                && WHOLE_NUMBER.matcher(scalar.text()).matches()) {
            try {
                return Optional.of(
                        type == int.class || type == Integer.class
                                ? (Number) Integer.valueOf(scalar.text())
                                : (Number) Long.valueOf(scalar.text()));
            } catch (NumberFormatException e) {
                problems.add(node.place(), where, "must be a whole number of usual size, got " + node.inWords());
                return Optional.empty();
            }
        }
        problems.add(node.place(), where, "must be a whole number, got " + node.inWords());
        return Optional.empty();
    }

    private Optional<Object> inside(
            Optional<? extends Number> number, Optional<Interval> range, Node node, String where) {
        if (number.isEmpty()
                || range.isEmpty()
                || range.get().contains(number.get().doubleValue())) {
            return widened(number);
        }
        problems.add(
                node.place(),
                where,
                "must be %s, got %s".formatted(range.get().inWords(), ((Node.Scalar) node).text()));
        return Optional.empty();
    }

    private static Optional<Object> widened(Optional<?> value) {
        return value.isPresent() ? Optional.of(value.get()) : Optional.empty();
    }

    /** The method that reads a single word as this type, if it has one. */
    static Optional<Method> parser(Class<?> type) {
        try {
            return Optional.of(type.getMethod("parse", String.class));
        } catch (NoSuchMethodException e) {
            return Optional.empty();
        }
    }

    static Record defaults(Class<?> type, Object byDefault) {
        if (byDefault instanceof Record present) {
            return present;
        }
        try {
            return (Record) type.getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type.getName() + " has no defaults", e);
        }
    }

    private static Optional<Object> constant(Class<?> type, String name) {
        for (Object constant : type.getEnumConstants()) {
            if (Names.kebab(((Enum<?>) constant).name()).equals(name)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }
}
