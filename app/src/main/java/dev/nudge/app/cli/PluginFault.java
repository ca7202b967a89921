package dev.nudge.app.cli;

import dev.nudge.app.plugins.PluginClassLoader;
import java.util.Arrays;
import java.util.Optional;

/** Tells failures inside a third party's plugin from our own. */
final class PluginFault {

    private PluginFault() {}

    /** What to tell the user, if the innermost code that is not the JDK's belongs to a plugin. */
    static Optional<String> in(Throwable failure) {
        return Arrays.stream(failure.getStackTrace())
                .filter(frame -> frame.getClassLoaderName() != null)
                .findFirst()
                .filter(frame -> frame.getClassLoaderName().startsWith(PluginClassLoader.PREFIX))
                .map(frame -> "%s: fails in %s.%s: %s; mend the plugin, or use another (--verbose shows where)"
                        .formatted(
                                frame.getClassLoaderName().substring(PluginClassLoader.PREFIX.length()),
                                frame.getClassName(),
                                frame.getMethodName(),
                                failure));
    }
}
