package dev.nudge.app.play;

import dev.nudge.app.config.ExperimentReader;
import dev.nudge.app.plugins.Plugins;
import dev.nudge.spi.ColumnType;
import dev.nudge.spi.Loss;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Servers with the plugins that ship, on a port of their own; and experiments to open. */
final class Servers {

    static final Plugins PLUGINS = Plugins.in(List.of());
    static final ExperimentReader READER = new ExperimentReader(PLUGINS);

    private Servers() {}

    static PlayServer server(Bounds bounds) {
        return server(bounds, Path.of("no", "such", "runs"));
    }

    static PlayServer server(Bounds bounds, Path runs) {
        return new PlayServer("127.0.0.1", READER, PLUGINS, Servers::usualLoss, loss -> Optional.empty(), runs, bounds);
    }

    /** @param check what looks at each loss, as a plugin's own code might be called */
    static PlayServer server(Function<Loss, Optional<String>> check) {
        return new PlayServer(
                "127.0.0.1", READER, PLUGINS, Servers::usualLoss, check, Path.of("no", "such", "runs"), Bounds.usual());
    }

    static Loss usualLoss(ColumnType type) {
        String name = type == ColumnType.NUMBER ? "mse" : "cross-entropy";
        return PLUGINS.registry(Loss.class).find(name).orElseThrow().defaults();
    }

    /** experiments/house-prices.yaml. */
    static final Map<String, Object> HOUSES = Map.of(
            "dataset",
            Map.of("name", "houses", "table", "three"),
            "features",
            Map.of("target", "price", "scaling", Map.of("area", 1e-4)),
            "loss",
            "mse",
            "optimizer",
            Map.of("name", "gd", "learning-rate", 0.5),
            "training",
            Map.of("batch-size", "all"));

    /** Batches, shuffling, an optimizer that remembers. */
    static final Map<String, Object> IRIS = Map.of(
            "dataset",
            "iris",
            "network",
            Map.of("hidden", List.of(Map.of("units", 8, "activation", "tanh"))),
            "optimizer",
            "adam",
            "training",
            Map.of("batch-size", 32));
}
