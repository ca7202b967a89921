package dev.nudge.testkit.check;

import dev.nudge.spi.DatasetLoader;
import dev.nudge.spi.Doc;
import dev.nudge.spi.Interval;
import dev.nudge.spi.Loss;
import dev.nudge.spi.Names;
import dev.nudge.spi.Optimizer;
import dev.nudge.spi.Plugin;
import dev.nudge.spi.Range;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What every plugin must do, whatever its kind. */
public final class PluginChecks {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    /** Types that no value of an experiment file is converted to. */
    private static final Set<Class<?>> STRANGE = Set.of(float.class, short.class, byte.class, char.class);

    private PluginChecks() {}

    /** Everything that can be checked of a plugin: what holds for all, and what holds for its kind. */
    public static List<Check> all(Plugin plugin) {
        List<Check> checks = new ArrayList<>(of(plugin));
        if (plugin instanceof Loss loss) {
            checks.addAll(LossChecks.of(loss));
        }
        if (plugin instanceof Optimizer optimizer) {
            checks.addAll(OptimizerChecks.of(optimizer));
        }
        if (plugin instanceof DatasetLoader loader) {
            checks.addAll(DatasetLoaderChecks.of(loader));
        }
        return checks;
    }

    /** What holds for all plugins. */
    public static List<Check> of(Plugin plugin) {
        return List.of(record(plugin), name(plugin), docs(plugin), defaults(plugin), ranges(plugin));
    }

    /** A plugin is a public record whose components an experiment file can set. */
    public static Check record(Plugin plugin) {
        return new Check("record", "the plugin is a public record of settings that a file can give", () -> {
            Class<?> type = plugin.getClass();
            Violation.unless(type.isRecord(), "%s is not a record", type.getName());
            Violation.unless(isPublic(type), "%s is not public", type.getName());
            for (RecordComponent component : type.getRecordComponents()) {
                Class<?> of = component.getType();
                Violation.unless(
                        !STRANGE.contains(of) && !of.isArray(),
                        "%s is of type %s, which an experiment file cannot give; use double, int, long, boolean,"
                                + " String, Path, an enum, or List, Map or Optional of these",
                        component.getName(),
                        of.getSimpleName());
            }
            int settings = type.getRecordComponents().length;
            return Finding.passed(settings + (settings == 1 ? " setting" : " settings"));
        });
    }

    private static boolean isPublic(Class<?> type) {
        boolean outside = type.getEnclosingClass() == null || isPublic(type.getEnclosingClass());
        return outside && Modifier.isPublic(type.getModifiers());
    }

    /** The name can be written in a file, and is always the same. */
    public static Check name(Plugin plugin) {
        return new Check("name", "name() is lower-case words joined by -, always the same", () -> {
            String name = plugin.name();
            Violation.unless(name != null && NAME.matcher(name).matches(), "name() gives '%s'", name);
            String again = Settings.copy(plugin).name();
            Violation.unless(name.equals(again), "name() gives '%s', and the next time '%s'", name, again);
            return Finding.passed(name);
        });
    }

    /** The record and each of its settings say what they are. */
    public static Check docs(Plugin plugin) {
        return new Check("docs", "@Doc says what the plugin and each of its settings is", () -> {
            Doc doc = plugin.getClass().getAnnotation(Doc.class);
            Violation.unless(doc != null, "%s has no @Doc", plugin.getClass().getSimpleName());
            Violation.unless(
                    !doc.value().isBlank(),
                    "@Doc of %s is empty",
                    plugin.getClass().getSimpleName());
            for (RecordComponent component : Settings.components(plugin)) {
                Doc about = component.getAnnotation(Doc.class);
                Violation.unless(about != null, "the setting %s has no @Doc", component.getName());
                Violation.unless(!about.value().isBlank(), "@Doc of the setting %s is empty", component.getName());
            }
            return Finding.passed("");
        });
    }

    /** The constructor without arguments gives defaults that the canonical constructor accepts. */
    public static Check defaults(Plugin plugin) {
        return new Check("defaults", "a public constructor without arguments gives defaults that are allowed", () -> {
            Object byDefault = defaultsOf(plugin);
            Object[] values = Settings.values(byDefault);
            RecordComponent[] components = Settings.components(byDefault);
            StringBuilder told = new StringBuilder();
            for (int i = 0; i < values.length; i++) {
                Range range = components[i].getAnnotation(Range.class);
                String setting = Names.kebab(components[i].getName());
                if (range != null && values[i] instanceof Number number) {
                    Violation.unless(
                            interval(components[i]).contains(number.doubleValue()),
                            "the default of %s, %s, is outside of its range %s",
                            setting,
                            number,
                            range.value());
                }
                told.append(i == 0 ? "" : ", ")
                        .append(setting)
                        .append(' ')
                        .append(values[i] == null ? "none" : values[i]);
            }
            try {
                Object again = Settings.with(byDefault, values);
                Violation.unless(
                        again.equals(byDefault), "made again from its own settings, %s becomes %s", byDefault, again);
            } catch (InvocationTargetException e) {
                throw new Violation("the constructor refuses the defaults: " + e.getCause());
            }
            return Finding.passed(told.toString());
        });
    }

    private static Object defaultsOf(Plugin plugin) {
        String name = plugin.getClass().getSimpleName();
        try {
            Constructor<?> constructor = plugin.getClass().getDeclaredConstructor();
            Violation.unless(Modifier.isPublic(constructor.getModifiers()), "the constructor %s() is not public", name);
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (NoSuchMethodException e) {
            throw new Violation("%s has no constructor without arguments, which gives the defaults".formatted(name));
        } catch (InvocationTargetException e) {
            throw new Violation("new %s() refuses its own defaults: %s".formatted(name, e.getCause()));
        } catch (ReflectiveOperationException e) {
            throw new Violation("new %s() cannot be called: %s".formatted(name, e));
        }
    }

    /** The canonical constructor refuses numbers outside of {@code @Range}. */
    public static Check ranges(Plugin plugin) {
        return new Check("ranges", "the constructor refuses numbers outside of @Range", () -> {
            int tried = 0;
            RecordComponent[] components = Settings.components(plugin);
            for (int i = 0; i < components.length; i++) {
                if (components[i].isAnnotationPresent(Range.class)) {
                    for (Number outside : outside(components[i])) {
                        mustRefuse(plugin, i, outside);
                        tried++;
                    }
                }
            }
            return Finding.passed(tried == 0 ? "no setting has one" : tried + " numbers outside were refused");
        });
    }

    private static void mustRefuse(Plugin plugin, int index, Number outside) {
        RecordComponent component = Settings.components(plugin)[index];
        Object[] values = Settings.values(plugin);
        values[index] = outside;
        try {
            Settings.with(plugin, values);
        } catch (InvocationTargetException e) {
            Violation.unless(
                    e.getCause() instanceof IllegalArgumentException,
                    "%s = %s should be refused with InvalidSetting, but throws %s",
                    component.getName(),
                    outside,
                    e.getCause());
            return;
        }
        throw new Violation(("%s = %s is outside of its range %s, and the constructor takes it; call"
                        + " Require.settings(%s.class, ...) in it with all settings in order")
                .formatted(
                        component.getName(),
                        outside,
                        interval(component),
                        plugin.getClass().getSimpleName()));
    }

    private static List<Number> outside(RecordComponent component) {
        Interval range = interval(component);
        Class<?> type = component.getType();
        List<Double> beyond = List.of(
                range.low(),
                range.high(),
                Math.nextDown(range.low()),
                Math.nextUp(range.high()),
                range.low() - 1,
                range.high() + 1);
        List<Number> outside = new ArrayList<>();
        if (type == double.class) {
            outside.add(Double.NaN);
        }
        for (double each : beyond) {
            boolean whole = each == Math.rint(each) && Math.abs(each) < 1e9;
            if (!range.contains(each) && type == double.class) {
                outside.add(each);
            } else if (!range.contains(each) && whole && type == int.class) {
                outside.add((int) each);
            } else if (!range.contains(each) && whole && type == long.class) {
                outside.add((long) each);
            }
        }
        return outside;
    }

    private static Interval interval(RecordComponent component) {
        String range = component.getAnnotation(Range.class).value();
        try {
            return Interval.parse(range);
        } catch (IllegalArgumentException e) {
            throw new Violation(
                    "@Range(\"%s\") of %s is no interval such as [0, 1)".formatted(range, component.getName()));
        }
    }
}
