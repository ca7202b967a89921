package dev.nudge.app.config;

import dev.nudge.app.plugins.Plugins;
import dev.nudge.app.plugins.Registered;
import dev.nudge.experiment.Experiment;
import dev.nudge.features.FeatureSettings;
import dev.nudge.features.SplitSettings;
import dev.nudge.network.NetworkSettings;
import dev.nudge.spi.DatasetLoader;
import dev.nudge.spi.Loss;
import dev.nudge.spi.Optimizer;
import dev.nudge.spi.Plugin;
import dev.nudge.train.TrainingSettings;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Experiments of any components with any settings that they allow. */
final class RandomExperiment {

    private RandomExperiment() {}

    static Experiment of(Plugins plugins, Random numbers) {
        RandomSettings random = new RandomSettings(numbers);
        List<DatasetLoader> datasets = all(plugins, DatasetLoader.class);
        return new Experiment(
                random.component(datasets),
                numbers.nextBoolean() ? Optional.of(random.component(datasets)) : Optional.empty(),
                random.of(new FeatureSettings()),
                random.of(new SplitSettings()),
                random.of(new NetworkSettings()),
                numbers.nextBoolean() ? Optional.of(random.component(all(plugins, Loss.class))) : Optional.empty(),
                random.component(all(plugins, Optimizer.class)),
                random.of(new TrainingSettings()));
    }

    private static <T extends Plugin> List<T> all(Plugins plugins, Class<T> kind) {
        return plugins.registry(kind).all().stream().map(Registered::defaults).toList();
    }
}
