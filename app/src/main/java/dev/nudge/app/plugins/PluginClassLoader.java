package dev.nudge.app.plugins;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;

/** A plugin's own classes; of ours it sees the SPI and the logging facade, nothing else. */
public final class PluginClassLoader extends URLClassLoader {

    /** What the names of these class loaders begin with; the plugin's place follows. */
    public static final String PREFIX = "plugin ";

    private static final List<String> SHARED = List.of("dev.nudge.spi.", "org.slf4j.");

    private final ClassLoader host;

    PluginClassLoader(String place, URL[] jars, ClassLoader host) {
        super(PREFIX + place, jars, ClassLoader.getPlatformClassLoader());
        this.host = host;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        return SHARED.stream().anyMatch(name::startsWith) ? host.loadClass(name) : super.loadClass(name, resolve);
    }
}
