package dev.nudge.app.plugins;

import dev.nudge.spi.Plugin;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;

/**
 * The program's class loader, except that it looks for the names of plugins in nudge's own jars only. A service loader would
 * otherwise open the jar of every library, which takes longer than to load all plugins.
 */
final class ShippedLoader extends URLClassLoader {

    private ShippedLoader(URL[] jars, ClassLoader program) {
        super(jars, program);
    }

    /** @param home where the program is installed */
    static ShippedLoader open(Path home) throws IOException {
        List<URL> jars = new ArrayList<>();
        try (DirectoryStream<Path> ours = Files.newDirectoryStream(home.resolve("lib"), "nudge-*.jar")) {
            for (Path jar : ours) {
                jars.add(jar.toUri().toURL());
            }
        }
        return new ShippedLoader(jars.toArray(URL[]::new), Plugin.class.getClassLoader());
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        return findResources(name);
    }
}
