package dev.nudge.app.play;

import dev.nudge.app.config.ExperimentWriter;
import dev.nudge.app.config.Setting;
import dev.nudge.spi.DatasetLoader;
import dev.nudge.spi.Doc;
import dev.nudge.spi.Interval;
import dev.nudge.spi.Loss;
import dev.nudge.spi.Names;
import dev.nudge.spi.Optimizer;
import dev.nudge.train.Schedule;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is installed of a kind, with all that it takes to make a form of its settings. */
record PluginList(
        @Doc("what kind of plugin: dataset, loss, optimizer or schedule")
        Kind kind) implements Question {

    private static final Set<Type> WHOLE = Set.of(int.class, Integer.class, long.class, Long.class);

    /** What an experiment file chooses by name. */
    enum Kind {
        DATASET(DatasetLoader.class),
        LOSS(Loss.class),
        OPTIMIZER(Optimizer.class),
        SCHEDULE(Schedule.class);

        private final Class<?> type;

        Kind(Class<?> type) {
            this.type = type;
        }
    }

    PluginList() {
        this(null);
    }

    @Override
    public Reply answer(Laboratories laboratories) {
        List<Map<String, Object>> plugins = new ArrayList<>();
        laboratories.components().of(kind.type).forEach((name, defaults) -> plugins.add(described(name, defaults)));
        return new Reply("plugins", Map.of("kind", Names.kebab(kind.name()), "plugins", plugins));
    }

    private static Map<String, Object> described(String name, Record defaults) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("name", name);
        Doc doc = defaults.getClass().getAnnotation(Doc.class);
        described.put("doc", doc == null ? "" : doc.value());
        described.put("formula", doc == null ? "" : doc.formula());
        described.put("chooseWhen", doc == null ? "" : doc.chooseWhen());
        if (defaults instanceof Loss loss && loss.target() != null) {
            described.put("target", Names.kebab(loss.target().name()));
        }
        described.put(
                "settings",
                Setting.of(defaults).stream().map(PluginList::described).toList());
        return described;
    }

    private static Map<String, Object> described(Setting setting) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("name", setting.key());
        boolean optional =
                setting.type() instanceof ParameterizedType generic && generic.getRawType() == Optional.class;
        Type type = optional ? ((ParameterizedType) setting.type()).getActualTypeArguments()[0] : setting.type();
        described.put("type", type(type));
        described.put("words", setting.typeInWords());
        described.put("optional", optional);
        if (type instanceof Class<?> plain && plain.isEnum()) {
            List<String> choices = new ArrayList<>();
            for (Object constant : plain.getEnumConstants()) {
                choices.add(Names.kebab(((Enum<?>) constant).name()));
            }
            described.put("choices", choices);
        }
        described.put("default", setting.required() ? null : ExperimentWriter.tree(setting.defaultValue()));
        setting.range().ifPresent(range -> described.put("range", range(range)));
        described.put("doc", setting.doc());
        return described;
    }

    /** An end that is infinite is null. */
    private static Map<String, Object> range(Interval range) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("low", range.low());
        described.put("withLow", range.withLow());
        described.put("high", range.high());
        described.put("withHigh", range.withHigh());
        described.put("words", range.inWords());
        return described;
    }

    private static String type(Type type) {
        if (type == double.class || type == Double.class) {
            return "number";
        }
        if (WHOLE.contains(type)) {
            return "whole";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "truth";
        }
        if (type instanceof Class<?> plain && plain.isEnum()) {
            return "choice";
        }
        return type == String.class ? "text" : "other";
    }
}
