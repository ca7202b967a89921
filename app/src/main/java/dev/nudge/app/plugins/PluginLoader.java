package dev.nudge.app.plugins;

import dev.nudge.spi.Plugin;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Loads what the finder found, each in a class loader of its own. */
final class PluginLoader {

    /** How a service loader speaks of a class: the kind, the class, and what about it. */
    private static final Pattern PROVIDER = Pattern.compile("(\\S+): (?:Provider )?(\\S+) (.*)");

    private PluginLoader() {}

    /** The class loader of a plugin; throws if a jar is no jar. */
    static ClassLoader open(PluginFinder.Found found) throws IOException {
        List<URL> urls = new ArrayList<>();
        for (Path jar : found.jars()) {
            new JarFile(jar.toFile()).close();
            urls.add(url(jar));
        }
        return new PluginClassLoader(found.place().toString(), urls.toArray(URL[]::new), Plugin.class.getClassLoader());
    }

    /**
     * The plugins of a kind in a class loader.
     *
     * @param broken is told what cannot be loaded, and why
     */
    static <T extends Plugin> List<T> load(Class<T> kind, ClassLoader loader, List<String> broken) {
        List<T> plugins = new ArrayList<>();
        Iterator<T> providers = ServiceLoader.load(kind, loader).iterator();
        while (true) {
            try {
                if (!providers.hasNext()) {
                    return plugins;
                }
                T plugin = providers.next();
                Optional<String> nameless = nameless(plugin);
                if (nameless.isPresent()) {
                    broken.add(nameless.get());
                } else {
                    plugins.add(plugin);
                }
            } catch (ServiceConfigurationError | LinkageError e) {
                broken.add(reason(e));
            }
        }
    }

    /** Why a plugin cannot be called by its name, if it cannot. */
    private static Optional<String> nameless(Plugin plugin) {
        try {
            boolean named = plugin.name() != null && !plugin.name().isBlank();
            return named
                    ? Optional.empty()
                    : Optional.of("name() of " + plugin.getClass().getName() + " gives no name");
        } catch (RuntimeException | Error e) {
            return Optional.of("name() of " + plugin.getClass().getName() + " fails: " + e);
        }
    }

    private static String reason(Throwable error) {
        Throwable cause = error.getCause() == null ? error : error.getCause();
        if (cause instanceof UnsupportedClassVersionError) {
            return "a class is too new for this Java %s; build it with --release 17, or run nudge on a newer Java"
                    .formatted(Runtime.version().feature());
        }
        if (cause instanceof NoClassDefFoundError || cause instanceof ClassNotFoundException) {
            return "the class %s is missing; put its jar beside, in a folder of the plugin's own"
                    .formatted(cause.getMessage().replace('/', '.'));
        }
        if (error.getCause() != null) {
            String type = PROVIDER.matcher(String.valueOf(error.getMessage())).replaceFirst("$2");
            return constructor(type, cause) + "; it must give defaults without any settings";
        }
        Matcher gone = PROVIDER.matcher(String.valueOf(error.getMessage()));
        return gone.matches() && gone.group(3).equals("not found")
                ? "META-INF/services/%s names %s, which is not there; build the jar again, or mend that file"
                        .formatted(gone.group(1), gone.group(2))
                : error.getMessage();
    }

    private static String constructor(String type, Throwable cause) {
        if (cause instanceof NoSuchMethodException) {
            return type + " has no public constructor without arguments";
        }
        if (cause instanceof InstantiationException) {
            return type + " is abstract, and so has no constructor to call";
        }
        boolean initializer = cause instanceof ExceptionInInitializerError && cause.getCause() != null;
        return "the constructor of %s fails: %s".formatted(type, initializer ? cause.getCause() : cause);
    }

    private static URL url(Path jar) throws MalformedURLException {
        return jar.toUri().toURL();
    }
}
