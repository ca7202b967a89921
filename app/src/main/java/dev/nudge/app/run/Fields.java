package dev.nudge.app.run;

import dev.nudge.spi.InputException;
import dev.nudge.spi.Names;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the fields of a JSON object, each of which must be there and have the right type. */
record Fields(String source, Map<?, ?> map) {

    static Fields of(String source, Object tree) {
        if (tree instanceof Map<?, ?> map) {
            return new Fields(source, map);
        }
        throw new InputException(source + ": must be an object, but is not; the file is damaged");
    }

    /** Whether the key has a value. */
    boolean has(String key) {
        return map.get(key) != null;
    }

    Set<String> keys() {
        Set<String> keys = new LinkedHashSet<>();
        map.keySet().forEach(key -> keys.add(key.toString()));
        return keys;
    }

    Optional<String> optionalText(String key) {
        return has(key) ? Optional.of(text(key)) : Optional.empty();
    }

    /** JSON has no number for what is none. */
    double numberOrNaN(String key) {
        return map.containsKey(key) && !has(key) ? Double.NaN : number(key);
    }

    List<Double> numbers(String key) {
        return list(key).stream()
                .map(item -> {
                    if (item instanceof Double number && Double.isFinite(number)) {
                        return number;
                    }
                    throw wrong(key, "must be numbers");
                })
                .toList();
    }

    List<Integer> counts(String key) {
        return numbers(key).stream()
                .map(number -> {
                    if (number >= 0 && number <= Integer.MAX_VALUE && number == Math.rint(number)) {
                        return number.intValue();
                    }
                    throw wrong(key, "must be whole numbers");
                })
                .toList();
    }

    List<?> list(String key) {
        return get(key, List.class);
    }

    String text(String key) {
        return get(key, String.class);
    }

    double number(String key) {
        double value = get(key, Double.class);
        if (!Double.isFinite(value)) {
            throw wrong(key, "is too large");
        }
        return value;
    }

    int count(String key, int largest) {
        double value = number(key);
        if (value != Math.rint(value) || value < 0 || value > largest) {
            throw wrong(key, "must be a whole number up to " + largest + ", got " + value);
        }
        return (int) value;
    }

    boolean truth(String key) {
        return get(key, Boolean.class);
    }

    Fields object(String key) {
        return of(source + ": " + key, get(key, Map.class));
    }

    List<Fields> objects(String key) {
        return ((List<?>) get(key, List.class))
                .stream().map(item -> of(source + ": " + key, item)).toList();
    }

    List<String> texts(String key) {
        return ((List<?>) get(key, List.class))
                .stream()
                        .map(item -> {
                            if (item instanceof String text) {
                                return text;
                            }
                            throw wrong(key, "must be texts");
                        })
                        .toList();
    }

    <E extends Enum<E>> E constant(String key, Class<E> type) {
        String name = text(key);
        for (E constant : type.getEnumConstants()) {
            if (Names.kebab(constant.name()).equals(name)) {
                return constant;
            }
        }
        throw wrong(key, "must be one of " + List.of(type.getEnumConstants()) + ", got '" + name + "'");
    }

    InputException wrong(String key, String what) {
        return new InputException("%s: %s %s; the file is damaged, or of another version".formatted(source, key, what));
    }

    private <V> V get(String key, Class<V> type) {
        Object value = map.get(key);
        if (!type.isInstance(value)) {
            throw wrong(key, value == null ? "is missing" : "has the wrong type");
        }
        return type.cast(value);
    }
}
