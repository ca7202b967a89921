package dev.nudge.app.config;

import dev.nudge.features.Folds;
import dev.nudge.features.Scaling;
import dev.nudge.network.HiddenLayer;
import dev.nudge.spi.Interval;
import dev.nudge.spi.Plugin;
import dev.nudge.spi.Range;
import dev.nudge.train.BatchSize;
import dev.nudge.train.Schedule;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Records with random settings: whatever their types, ranges and constructors allow. */
record RandomSettings(Random random) {

    private static final List<String> TEXTS = List.of(
            "auto",
            ",",
            ";",
            "\t",
            "|",
            "'",
            "\"",
            "#",
            ".",
            "",
            "none",
            "null",
            "~",
            "true",
            "1",
            "1e3",
            "a: b",
            "- x",
            "{a}",
            "[",
            "*a",
            "&a",
            "!x",
            "%",
            "@",
            "\u00e4 \u20ac \uD83D\uDE00",
            "two\nlines",
            " blank ",
            "a # b",
            "0x1F",
            "2020-01-01",
            "UTF-8",
            "?",
            "NA",
            "=",
            "<<",
            "no",
            ".inf",
            "1_000",
            "-",
            "\u0085",
            "\u2028",
            "\uFEFF");

    <T> T of(T defaults) {
        Class<?> type = defaults.getClass();
        for (int attempt = 0; attempt < 200; attempt++) {
            Optional<Object> made = tryToMake((Record) defaults, type);
            if (made.isPresent()) {
                @SuppressWarnings("unchecked")
                T result = (T) made.get();
                return result;
            }
        }
        throw new IllegalStateException("no settings fit " + type);
    }

    <T> T oneOf(Collection<? extends T> all) {
        return List.<T>copyOf(all).get(random.nextInt(all.size()));
    }

    private Optional<Object> tryToMake(Record defaults, Class<?> type) {
        try {
            RecordComponent[] components = type.getRecordComponents();
            Object[] values = new Object[components.length];
            for (int i = 0; i < values.length; i++) {
                components[i].getAccessor().setAccessible(true);
                Object byDefault = components[i].getAccessor().invoke(defaults);
                // Many settings are checked against each other: most stay as they are.
                boolean keep = byDefault != null && random.nextInt(3) > 0;
                values[i] = keep ? byDefault : value(components[i].getGenericType(), range(components[i]), byDefault);
            }
            var constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return Optional.of(constructor.newInstance(values));
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException) {
                return Optional.empty();
            }
            throw new IllegalStateException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<Interval> range(RecordComponent component) {
        return Optional.ofNullable(component.getAnnotation(Range.class)).map(range -> Interval.parse(range.value()));
    }

    private Object value(Type type, Optional<Interval> range, Object byDefault) {
        if (type instanceof ParameterizedType generic) {
            return generic(generic, range);
        }
        Class<?> plain = (Class<?>) type;
        if (plain == double.class || plain == Double.class) {
            return number(range);
        }
        if (plain == int.class || plain == Integer.class) {
            return range.isPresent() ? (int) number(range) : random.nextInt();
        }
        if (plain == long.class || plain == Long.class) {
            return range.isPresent() ? (long) number(range) : random.nextLong();
        }
        if (plain == boolean.class) {
            return random.nextBoolean();
        }
        if (plain == String.class) {
            return text();
        }
        if (plain == Path.class) {
            return Path.of("/", "folder of", text().replaceAll("[/\0]", "") + "x.csv");
        }
        if (plain.isEnum()) {
            return oneOf(Arrays.asList(plain.getEnumConstants()));
        }
        if (plain == BatchSize.class) {
            return random.nextBoolean() ? BatchSize.ALL : new BatchSize(1 + random.nextInt(1000));
        }
        if (plain == Folds.class) {
            return Folds.parse(oneOf(List.of("none", "leave-one-out", "2", "10")));
        }
        if (plain == Scaling.class) {
            return scaling();
        }
        if (plain == Schedule.class) {
            return of(oneOf(List.of(
                    new Schedule.Constant(), new Schedule.Step(), new Schedule.Exponential(), new Schedule.Cosine())));
        }
        return plain == HiddenLayer.class ? of(new HiddenLayer()) : of(byDefault == null ? made(plain) : byDefault);
    }

    private static Object made(Class<?> type) {
        try {
            return type.getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private Object generic(ParameterizedType type, Optional<Interval> range) {
        Type[] arguments = type.getActualTypeArguments();
        Type inner = arguments[arguments.length - 1];
        if (type.getRawType() == Optional.class) {
            if (random.nextInt(3) == 0) {
                return Optional.empty();
            }
            Object value = value(inner, range, null);
            // Reserved: it says that there is no value.
            return value.equals("none") ? Optional.empty() : Optional.of(value);
        }
        int count = random.nextInt(4);
        if (type.getRawType() == List.class) {
            List<Object> list = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                list.add(value(inner, range, null));
            }
            return list;
        }
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            map.put(text(), value(inner, range, null));
        }
        return map;
    }

    private Scaling scaling() {
        if (random.nextBoolean()) {
            return Scaling.by(oneOf(List.of(Scaling.Method.values())));
        }
        Map<String, Double> factors = new LinkedHashMap<>();
        factors.put(text(), number(Optional.empty()));
        factors.put("area", number(Optional.empty()));
        return Scaling.by(factors);
    }

    private String text() {
        return oneOf(TEXTS);
    }

    private double number(Optional<Interval> range) {
        double low = range.map(Interval::low).filter(Double::isFinite).orElse(-1e6);
        double high = range.map(Interval::high).filter(Double::isFinite).orElse(1e6);
        double value = random.nextBoolean()
                ? low + random.nextDouble() * (high - low)
                : Math.min(high, Math.max(low, Math.pow(10, random.nextInt(13) - 8)));
        return range.isEmpty() || range.get().contains(value) ? value : low + (high - low) / 2;
    }

    /** The defaults of a component with random settings. */
    <T extends Plugin> T component(Collection<T> defaults) {
        return of(oneOf(defaults));
    }
}
