package dev.nudge.app.config;

import dev.nudge.spi.Doc;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Components in a JSON Schema: a name, or a map with {@code name} and settings. Which settings, {@code if} and {@code
 * then} say by the name: so an editor completes only those, and complains about the one that is wrong.
 */
record ComponentSchema(Components known) {

    /** A component that must be named. */
    Map<String, Object> chosen(Class<?> kind) {
        return chosen(kind, Optional.empty());
    }

    /** A component that is the usual one where a map has settings but no name. */
    Map<String, Object> chosen(Class<?> kind, String usual) {
        return chosen(kind, Optional.of(usual));
    }

    private Map<String, Object> chosen(Class<?> kind, Optional<String> usual) {
        Map<String, ? extends Record> all = known.of(kind);
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("type", "object");
        map.put("properties", Map.of("name", names(all)));
        if (usual.isEmpty()) {
            map.put("required", List.of("name"));
        }
        List<Object> cases = new ArrayList<>();
        all.forEach((name, defaults) -> {
            boolean alsoUnnamed = usual.filter(name::equals).isPresent();
            cases.add(when(named(name, alsoUnnamed), settings(kind, name, SettingSchema.required(defaults))));
        });
        map.put("allOf", cases);
        Map<String, Record> complete = new LinkedHashMap<>();
        all.forEach((name, defaults) -> {
            if (SettingSchema.required(defaults).isEmpty()) {
                complete.put(name, defaults);
            }
        });
        return Map.of("anyOf", complete.isEmpty() ? List.of(map) : List.of(names(complete), map));
    }

    /** Settings laid over those of a component that is named elsewhere, or its file. */
    Map<String, Object> overlaid(Class<?> kind) {
        Map<String, ? extends Record> all = known.of(kind);
        Set<String> keys = new TreeSet<>();
        List<Object> cases = new ArrayList<>();
        all.forEach((name, defaults) -> {
            Setting.of(defaults).forEach(setting -> keys.add(setting.key()));
            cases.add(when(named(name, false), settings(kind, name, List.of())));
        });
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("name", names(all));
        keys.forEach(key -> properties.put(key, overlaid(kind, key)));
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("type", "object");
        map.put("properties", properties);
        map.put("additionalProperties", false);
        map.put("allOf", cases);
        return Map.of("anyOf", List.of(Map.of("type", SettingSchema.WORD), map));
    }

    private Object overlaid(Class<?> kind, String key) {
        List<Object> possible = new ArrayList<>();
        known.of(kind).forEach((name, defaults) -> {
            if (Setting.of(defaults).stream().anyMatch(setting -> setting.key().equals(key))) {
                possible.add(Map.of("$ref", reference(kind, name) + "/properties/" + key));
            }
        });
        return possible.size() == 1 ? possible.get(0) : Map.of("anyOf", possible);
    }

    /** The settings of each component of a kind, to refer to. */
    Map<String, Object> definitions(Class<?> kind, SettingSchema settings) {
        Map<String, Object> definitions = new LinkedHashMap<>();
        known.of(kind).forEach((name, defaults) -> {
            Map<String, Object> schema = settings.record(defaults);
            Map<String, Object> properties = new LinkedHashMap<>();
            properties.put("name", Map.of("const", name));
            ((Map<?, ?>) schema.get("properties")).forEach((key, value) -> properties.put((String) key, value));
            schema.put("type", "object");
            schema.put("properties", properties);
            schema.remove("required"); // not where they are laid over others
            definitions.put(definition(kind, name), schema);
        });
        return definitions;
    }

    private Map<String, Object> settings(Class<?> kind, String name, List<String> required) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("$ref", reference(kind, name));
        if (!required.isEmpty()) {
            settings.put("required", required);
        }
        return settings;
    }

    private String reference(Class<?> kind, String name) {
        return "#/$defs/"
                + definition(kind, name).replace("~", "~0").replace("/", "~1").replace("%", "%25");
    }

    private String definition(Class<?> kind, String name) {
        return known.kind(kind) + "." + name;
    }

    private static Map<String, Object> named(String name, boolean alsoUnnamed) {
        Map<String, Object> named = new LinkedHashMap<>();
        named.put("properties", Map.of("name", Map.of("const", name)));
        if (!alsoUnnamed) {
            named.put("required", List.of("name"));
        }
        return named;
    }

    private static Map<String, Object> when(Object condition, Object then) {
        Map<String, Object> when = new LinkedHashMap<>();
        when.put("if", condition);
        when.put("then", then);
        return when;
    }

    private static Map<String, Object> names(Map<String, ? extends Record> components) {
        Map<String, Object> names = new LinkedHashMap<>();
        names.put("enum", List.copyOf(components.keySet()));
        names.put(
                "enumDescriptions",
                components.values().stream()
                        .map(component -> component.getClass().getAnnotation(Doc.class))
                        .map(doc -> doc == null ? "" : doc.value())
                        .toList());
        return names;
    }
}
