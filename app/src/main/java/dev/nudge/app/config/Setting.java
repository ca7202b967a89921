package dev.nudge.app.config;

import dev.nudge.spi.Doc;
import dev.nudge.spi.Interval;
import dev.nudge.spi.Names;
import dev.nudge.spi.Range;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A setting: a component of a record, as a key of the experiment file. */
public record Setting(String key, RecordComponent component, Object defaultValue) {

    /** The settings of a record whose values are the defaults. */
    public static List<Setting> of(Record defaults) {
        List<Setting> settings = new ArrayList<>();
        for (RecordComponent component : defaults.getClass().getRecordComponents()) {
            settings.add(new Setting(Names.kebab(component.getName()), component, value(component, defaults)));
        }
        return settings;
    }

    /** The type of its value. */
    public Type type() {
        return component.getGenericType();
    }

    /** What it means. */
    public String doc() {
        Doc doc = component.getAnnotation(Doc.class);
        return doc == null ? "" : doc.value();
    }

    /** What kind of value it takes, for people. */
    public String typeInWords() {
        return TypeWords.of(type());
    }

    /** The numbers it may be. */
    public Optional<Interval> range() {
        Range range = component.getAnnotation(Range.class);
        return range == null ? Optional.empty() : Optional.of(Interval.parse(range.value()));
    }

    /** Whether a file must give it. */
    public boolean required() {
        return defaultValue == null;
    }

    private static Object value(RecordComponent component, Record of) {
        try {
            // A plugin's record may be in a package that is not exported to us.
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(of.getClass().getName() + "." + component.getName(), e);
        }
    }
}
