package dev.nudge.app.run;

import dev.nudge.app.plugins.Plugins;
import dev.nudge.app.plugins.Registered;
import dev.nudge.experiment.Experiment;
import dev.nudge.spi.DatasetLoader;
import dev.nudge.spi.Loss;
import dev.nudge.spi.Optimizer;
import dev.nudge.spi.Plugin;
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
        jar.filter(Files::isRegularFile).ifPresent(path -> tree.put("sha256", Hashes.of(path)));
        return tree;
    }
}
