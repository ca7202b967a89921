package dev.nudge.app.config;

import dev.nudge.spi.Names;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What kinds of values types take, for people. */
final class TypeWords {

    private static final Map<Class<?>, String> PLAIN = Map.of(
            double.class, "number",
            Double.class, "number",
            int.class, "whole number",
            Integer.class, "whole number",
            long.class, "whole number",
            Long.class, "whole number",
            boolean.class, "true or false",
            Boolean.class, "true or false",
            String.class, "text",
            Path.class, "path");

    private TypeWords() {}

    /** The names of an enum's constants in experiment files. */
    static List<String> names(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> Names.kebab(((Enum<?>) constant).name()))
                .toList();
    }

    /** What kind of value a type takes, for people. */
    static String of(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            String inner = of(arguments[arguments.length - 1]);
            return generic.getRawType() == Optional.class
                    ? inner + " or none"
                    : generic.getRawType() == List.class ? "list of " + inner : "map to " + inner;
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isEnum()) {
            return String.join(" | ", names(plain));
        }
        return PLAIN.getOrDefault(plain, "a single value");
    }
}
