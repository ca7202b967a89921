package dev.nudge.app.config;

import dev.nudge.spi.Plugin;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A plugin with settings from the command line. */
public final class PluginSettings {

    private PluginSettings() {}

    /**
     * The plugin with these values in place of its defaults.
     *
     * @param settings {@code key=value}
     */
    public static <T extends Plugin> T with(T defaults, List<String> settings, Components components) {
        if (settings.isEmpty()) {
            return defaults;
        }
        Path here = Path.of("").toAbsolutePath();
        Node.Entries none = new Node.Entries(new Place("--set", here, 0, 0), Map.of());
        Problems problems = new Problems();
        Record bound = new Binder(components, problems)
                .record(Overrides.apply(none, settings, here), defaults.name(), (Record) defaults);
        problems.throwIfAny();
        @SuppressWarnings("unchecked")
        T plugin = (T) bound;
        return plugin;
    }
}
