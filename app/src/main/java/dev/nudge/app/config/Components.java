package dev.nudge.app.config;

import java.util.Collection;
import java.util.Map;

/** The components that can be chosen by name, by the interface that they implement. */
public interface Components {

    /** What an experiment file calls components of this kind, such as {@code optimizer}; throws if it is none. */
    String kind(Class<?> type);

    /** Whether components of this type are chosen by name. */
    boolean chosenByName(Class<?> type);

    /** The components of a kind by name, each with its default settings. */
    Map<String, ? extends Record> of(Class<?> type);

    /** What else to tell someone who asked for a name that is not there, such as jars that could not be loaded. */
    Collection<String> remarks();
}
