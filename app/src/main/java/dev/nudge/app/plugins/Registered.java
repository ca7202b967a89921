package dev.nudge.app.plugins;

import dev.nudge.spi.Plugin;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A plugin that can be asked for by name.
 *
 * @param defaults the plugin with its default settings, a record
 * @param jar the jar or folder it comes from
 * @param thirdParty whether it was dropped in, rather than shipped
 */
public record Registered<T extends Plugin>(T defaults, Optional<Path> jar, boolean thirdParty) {

    /** The name in experiment files. */
    public String name() {
        return defaults.name();
    }

    /** The class and where it comes from, for messages. */
    String origin() {
        return defaults.getClass().getName() + jar.map(path -> " in " + path).orElse("");
    }
}
