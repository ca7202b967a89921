package dev.nudge.app.config;

import dev.nudge.features.Scaling;
import dev.nudge.spi.DatasetLoader;
import dev.nudge.spi.InvalidSetting;
import dev.nudge.spi.Names;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Binds nodes to records: the record's defaults, overlaid with what the file says. Problems are collected; a value that
 * has one is bound to its default so that binding can go on and find the others.
 */
final class Binder {

    private final Components components;
    private final Problems problems;
    private final Values values;

    Binder(Components components, Problems problems) {
        this.components = components;
        this.problems = problems;
        this.values = new Values(problems, this);
    }

    /** A record, from keys and values. */
    <T extends Record> T record(Node node, String where, T defaults) {
        return record(node, where, defaults, where);
    }

    /** A component, from a name or from a map with the key {@code name} and settings. */
    Optional<Record> component(Node node, String where, Class<?> type) {
        Map<String, ? extends Record> known = components.of(type);
        Node name = node instanceof Node.Entries entries ? entries.get("name").orElse(null) : node;
        if (!(name instanceof Node.Scalar scalar) || scalar.nothing()) {
            problems.add(
                    node.place(),
                    where,
                    "must be a name, or `name` and settings, got %s; there are %s"
                            .formatted(
                                    node instanceof Node.Entries ? "no `name`" : node.inWords(),
                                    String.join(", ", known.keySet())));
            return Optional.empty();
        }
        Record defaults = known.get(scalar.text());
        if (defaults == null) {
            problems.add(scalar.place(), where, unknownComponent(scalar.text(), type, known));
            return Optional.empty();
        }
        Node settings = node instanceof Node.Entries entries
                ? entries.without("name")
                : new Node.Entries(node.place(), Map.of());
        return Optional.of(record(settings, where, defaults, components.kind(type) + " " + scalar.text()));
    }

    boolean chosenByName(Class<?> type) {
        return components.chosenByName(type);
    }

    private String unknownComponent(String name, Class<?> type, Map<String, ? extends Record> known) {
        String remarks =
                components.remarks().stream().map(remark -> "\n  " + remark).collect(Collectors.joining());
        return "there is no %s '%s'%s; there are %s%s"
                .formatted(
                        components.kind(type),
                        name,
                        type == DatasetLoader.class && looksLikeFile(name)
                                ? "; for a file write {name: csv, file: %s}".formatted(name)
                                : meant(name, known.keySet()),
                        String.join(", ", known.keySet()),
                        remarks);
    }

    /** A path, or a name with an ending. */
    private static boolean looksLikeFile(String name) {
        return name.contains("/") || name.matches(".+\\.[A-Za-z]{2,4}(\\.gz)?");
    }

    private <T extends Record> T record(Node node, String where, T defaults, String owner) {
        if (!(node instanceof Node.Entries entries)) {
            if (!(node instanceof Node.Scalar scalar && scalar.nothing())) {
                problems.add(node.place(), where, "must be keys and values, got " + node.inWords());
            }
            return defaults;
        }
        int before = problems.count();
        List<Setting> settings = Setting.of(defaults);
        rejectUnknown(entries, where, settings, owner);
        Map<String, Object> bound = new LinkedHashMap<>();
        for (Setting setting : settings) {
            Optional<Node> value = entries.get(setting.key());
            String key = join(where, setting.key());
            if (value.isPresent()) {
                bound.put(
                        setting.component().getName(),
                        values.convert(setting, value.get(), key).orElse(setting.defaultValue()));
            } else {
                if (setting.required()) {
                    problems.add(entries.place(), key, "must be set: " + setting.doc());
                }
                bound.put(setting.component().getName(), setting.defaultValue());
            }
        }
        return problems.count() > before ? defaults : construct(defaults, bound, entries, where);
    }

    private void rejectUnknown(Node.Entries entries, String where, List<Setting> settings, String owner) {
        List<String> known = new ArrayList<>();
        for (Setting setting : settings) {
            known.add(setting.key());
        }
        for (Map.Entry<String, Node.Entry> given : entries.entries().entrySet()) {
            String key = given.getKey();
            if (!known.contains(key)) {
                String has = known.isEmpty() ? "it has no settings" : "it has " + String.join(", ", known);
                problems.add(
                        given.getValue().keyPlace(),
                        join(where, key),
                        "%s has no such key%s; %s".formatted(owner, meant(key, known), has));
            }
        }
    }

    private <T extends Record> T construct(T defaults, Map<String, Object> bound, Node.Entries entries, String where) {
        try {
            @SuppressWarnings("unchecked")
            Class<T> type = (Class<T>) defaults.getClass();
            RecordComponent[] components = type.getRecordComponents();
            Class<?>[] types = new Class<?>[components.length];
            for (int i = 0; i < types.length; i++) {
                types[i] = components[i].getType();
            }
            Constructor<T> canonical = type.getDeclaredConstructor(types);
            canonical.setAccessible(true);
            return canonical.newInstance(bound.values().toArray());
        } catch (InvocationTargetException e) {
            refused(e.getCause(), entries, where);
            return defaults;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(defaults.getClass().getName(), e);
        }
    }

    private void refused(Throwable cause, Node.Entries entries, String where) {
        if (cause instanceof InvalidSetting invalid) {
            String key = Names.kebab(invalid.setting());
            Place place = entries.get(key).map(Node::place).orElse(entries.place());
            problems.add(place, join(where, key), invalid.getMessage().substring(key.length() + 1));
        } else if (cause instanceof IllegalArgumentException) {
            problems.add(entries.place(), where, cause.getMessage());
        } else {
            throw new IllegalStateException(where + ": a plugin's constructor fails", cause);
        }
    }

    /** A map of factors is a scaling too. */
    Optional<Object> scalingFactors(Node node, String where) {
        Map<String, Double> factors = new LinkedHashMap<>();
        int before = problems.count();
        ((Node.Entries) node)
                .entries()
                .forEach((column, entry) -> values.number(entry.value(), join(where, column))
                        .ifPresent(factor -> {
                            float size = (float) Math.abs(factor);
                            if (size == 0 || Float.isInfinite(size)) {
                                problems.add(
                                        entry.value().place(),
                                        join(where, column),
                                        "must be other than 0 and of usual size, got " + factor);
                            }
                            factors.put(column, factor);
                        }));
        return problems.count() > before ? Optional.empty() : Optional.of(Scaling.by(factors));
    }

    static String join(String where, String key) {
        return where.isEmpty() ? key : where + "." + key;
    }

    static String meant(String name, java.util.Collection<String> known) {
        return Names.nearest(name, known)
                .map(near -> "; did you mean " + near + "?")
                .orElse("");
    }
}
