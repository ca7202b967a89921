package dev.nudge.spi;

import java.lang.reflect.RecordComponent;

/** Checks for compact constructors; each throws {@link InvalidSetting}. */
public final class Require {

    private Require() {}

    /**
     * Checks every component against its {@link Range}. A compact constructor calls it with the components in order:
     * {@code Require.settings(Huber.class, delta)}.
     */
    public static void settings(Class<? extends Record> type, Object... values) {
        RecordComponent[] components = type.getRecordComponents();
        if (components.length != values.length) {
            throw new IllegalArgumentException(
                    type.getName() + " has " + components.length + " components, checked are " + values.length);
        }
        for (int i = 0; i < values.length; i++) {
            if (values[i] instanceof Number number) {
                Range range = components[i].getAnnotation(Range.class);
                if (range != null) {
                    inside(components[i].getName(), number, Interval.parse(range.value()));
                }
            }
        }
    }

    /** Checks what no range can say, such as an order between two settings. */
    public static void that(boolean condition, String setting, String otherwise) {
        if (!condition) {
            throw new InvalidSetting(setting, otherwise);
        }
    }

    /** Checks that the value is greater than zero and finite. */
    public static void positive(String setting, double value) {
        inside(setting, value, new Interval(0, false, Double.POSITIVE_INFINITY, false));
    }

    private static void inside(String setting, Number value, Interval interval) {
        that(interval.contains(value.doubleValue()), setting, "must be " + interval.inWords() + ", got " + value);
    }
}
