package dev.nudge.app.plugins;

import dev.nudge.spi.Plugin;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The plugins of one kind by name. */
public final class Registry<T extends Plugin> {

    private final Class<T> kind;
    private final SortedMap<String, Registered<T>> byName = new TreeMap<>();

    Registry(Class<T> kind) {
        this.kind = kind;
    }

    /** The interface that its plugins implement. */
    public Class<T> kind() {
        return kind;
    }

    /** All plugins, by name. */
    public Collection<Registered<T>> all() {
        return byName.values();
    }

    /** The plugin of that name. */
    public Optional<Registered<T>> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** Adds a plugin, or says why it cannot be added. */
    Optional<String> add(Registered<T> plugin) {
        if (!(plugin.defaults() instanceof Record)) {
            return Optional.of(plugin.origin() + " is not a record; its settings could not be found");
        }
        Registered<T> earlier = byName.putIfAbsent(plugin.name(), plugin);
        return earlier == null
                ? Optional.empty()
                : Optional.of("the name '%s' of %s is taken by %s; give one of them another name()"
                        .formatted(plugin.name(), plugin.origin(), earlier.origin()));
    }
}
