package dev.nudge.testkit.check;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The components of a record: their values, and the record with other values. */
final class Settings {

    private Settings() {}

    /** The values in order. */
    static Object[] values(Object record) {
        List<Object> values = new ArrayList<>();
        for (RecordComponent component : components(record)) {
            try {
                component.getAccessor().setAccessible(true);
                values.add(component.getAccessor().invoke(record));
            } catch (InvocationTargetException e) {
                throw new Violation(component.getName() + "() throws " + e.getCause());
            } catch (ReflectiveOperationException e) {
                throw new Violation(component.getName() + "() cannot be called: " + e);
            }
        }
        return values.toArray();
    }

    /** The names of the components that have no value. */
    static List<String> absent(Object record) {
        Object[] values = values(record);
        List<String> absent = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            if (values[i] == null) {
                absent.add(components(record)[i].getName());
            }
        }
        return absent;
    }

    static RecordComponent[] components(Object record) {
        RecordComponent[] components = record.getClass().getRecordComponents();
        if (components == null) {
            throw new Violation(record.getClass().getName() + " is not a record");
        }
        return components;
    }

    /** Another record with the same values. */
    @SuppressWarnings("unchecked")
    static <T> T copy(T record) {
        try {
            return (T) with(record, values(record));
        } catch (InvocationTargetException e) {
            throw new Violation("the constructor refuses the values that it has: " + e.getCause());
        }
    }

    /** The record with these values, by its canonical constructor. */
    static Object with(Object record, Object... values) throws InvocationTargetException {
        Class<?>[] types =
                Arrays.stream(components(record)).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Constructor<?> canonical = record.getClass().getDeclaredConstructor(types);
            canonical.setAccessible(true);
            return canonical.newInstance(values);
        } catch (InvocationTargetException e) {
            throw e;
        } catch (ReflectiveOperationException e) {
            throw new Violation("the constructor cannot be called: " + e);
        }
    }
}
