package dev.nudge.app.run;

import dev.nudge.app.plugins.PluginFinder;
import dev.nudge.app.plugins.Plugins;
import dev.nudge.app.plugins.Registered;
import dev.nudge.experiment.Experiment;
import dev.nudge.spi.DatasetLoader;
import dev.nudge.spi.Loss;
import dev.nudge.spi.Optimizer;
import dev.nudge.spi.Plugin;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which plugins an experiment uses, and the digests of their jars: for each, name, class, jar and sha256. */
record UsedPlugins(Plugins plugins) {

    List<Object> of(Experiment experiment) {
        List<Object> used = new ArrayList<>();
        used.add(entry(DatasetLoader.class, experiment.dataset()));
        experiment.loss().ifPresent(loss -> used.add(entry(Loss.class, loss)));
        used.add(entry(Optimizer.class, experiment.optimizer()));
        return used;
    }

    private <T extends Plugin> Map<String, Object> entry(Class<T> kind, T plugin) {
        Optional<Path> jar = plugins.registry(kind).find(plugin.name()).flatMap(Registered::jar);
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("name", plugin.name());
        tree.put("class", plugin.getClass().getName());
        jar.ifPresent(path -> tree.put("jar", path.getFileName().toString()));
        jar.flatMap(UsedPlugins::digest).ifPresent(digest -> tree.put("sha256", digest));
        return tree;
    }

    /**
     * The digest of a jar; of a folder of jars, that of a line for each, as {@code sha256sum *.jar | sha256sum} has it.
     * Classes that are in no jar, as while nudge itself is built, have none.
     */
    private static Optional<String> digest(Path place) {
        if (Files.isRegularFile(place)) {
            return Optional.of(Hashes.of(place));
        }
        List<Path> jars = PluginFinder.jars(place);
        if (jars.isEmpty()) {
            return Optional.empty();
        }
        StringBuilder lines = new StringBuilder();
        for (Path jar : jars) {
            lines.append(Hashes.of(jar)).append("  ").append(jar.getFileName()).append('\n');
        }
        return Optional.of(Hashes.of(lines.toString().getBytes(StandardCharsets.UTF_8)));
    }
}
