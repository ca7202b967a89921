package dev.nudge.app.plugins;

import dev.nudge.spi.DatasetLoader;
import dev.nudge.spi.InputException;
import dev.nudge.spi.Loss;
import dev.nudge.spi.Names;
import dev.nudge.spi.Optimizer;
import dev.nudge.spi.Plugin;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The project that a plugin starts from.
 *
 * @param kind what the plugin is
 * @param folder the name of its folder and of its Maven artifact
 * @param plugin the name of the plugin: that of the folder without the kind at its end
 */
public record StarterProject(Kind kind, String folder, String plugin) {

    /** What a plugin can be. */
    public enum Kind {
        /** A loss. */
        loss(Loss.class, "the quantile loss"),
        /** An optimizer. */
        optimizer(Optimizer.class, "gradient descent with momentum"),
        /** A dataset. */
        dataset(DatasetLoader.class, "a dataset of points around a line");

        private final Class<? extends Plugin> plugin;
        private final String model;

        Kind(Class<? extends Plugin> plugin, String model) {
            this.plugin = plugin;
            this.model = model;
        }

        /** The interface that it implements. */
        public Class<? extends Plugin> plugin() {
            return plugin;
        }

        /** What a project of this kind is a copy of at first. */
        public String model() {
            return model;
        }
    }

    private static final String PACKAGE = "org.example";
    private static final String VERSION = "1.0";

    /** A project of this name, given as my-loss or MyLoss; throws if no plugin can have it. */
    public static StarterProject of(String name, Kind kind) {
        String folder = Names.kebab(name);
        if (!folder.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
            throw new InputException(
                    "%s: cannot be the name of a plugin; use letters, digits and -, as in my-%s".formatted(name, kind));
        }
        String suffix = "-" + kind;
        String plugin = folder.endsWith(suffix) ? folder.substring(0, folder.length() - suffix.length()) : folder;
        StarterProject project = new StarterProject(kind, folder, plugin);
        if (isKnown("java.lang." + project.className()) || isKnown("dev.nudge.spi." + project.className())) {
            throw new InputException("%s: its class would be called %s, as one that it needs; choose another name"
                    .formatted(name, project.className()));
        }
        return project;
    }

    private static boolean isKnown(String className) {
        try {
            Class.forName(className, false, Plugin.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        } catch (LinkageError e) {
            return true; // another class by the letters' case, on a file system that ignores it
        }
    }

    /** The class of the plugin, without its package. */
    String className() {
        StringBuilder name = new StringBuilder();
        for (String word : plugin.split("-", -1)) {
            name.append(Character.toUpperCase(word.charAt(0))).append(word, 1, word.length());
        }
        return name.toString();
    }

    /** The jar that Maven makes of it, within its folder. */
    public String jar() {
        return "target/" + folder + "-" + VERSION + ".jar";
    }

    /** The texts of its files, by their paths in its folder. */
    public Map<String, String> files(String nudgeVersion) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("pom.xml", template("pom.xml", nudgeVersion));
        files.put("README.md", readme(nudgeVersion));
        files.put(".gitignore", "target/\nruns/\n");
        files.put(plugin + ".yaml", template(kind + "/experiment.yaml", nudgeVersion));
        files.put(source(), template(kind + "/Plugin.java", nudgeVersion));
        files.put(
                "src/main/resources/META-INF/services/" + kind.plugin().getName(), PACKAGE + "." + className() + "\n");
        files.put(test(), template(kind + "/PluginTest.java", nudgeVersion));
        return files;
    }

    private String source() {
        return "src/main/java/" + PACKAGE.replace('.', '/') + "/" + className() + ".java";
    }

    private String test() {
        return "src/test/java/" + PACKAGE.replace('.', '/') + "/" + className() + "Test.java";
    }

    private String readme(String nudgeVersion) {
        return template("README.md", nudgeVersion)
                .replace("@model@", kind.model())
                .replace("@change@", template(kind + "/change.md", nudgeVersion))
                .replace("@source@", source())
                .replace("@test@", test());
    }

    private String template(String name, String nudgeVersion) {
        try (InputStream in = StarterProject.class.getResourceAsStream("starter/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("@package@", PACKAGE)
                    .replace("@Class@", className())
                    .replace("@plugin@", plugin)
                    .replace("@folder@", folder)
                    .replace("@kind@", kind.toString())
                    .replace("@jar@", jar())
                    .replace("@version@", VERSION)
                    .replace("@nudge@", nudgeVersion);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
