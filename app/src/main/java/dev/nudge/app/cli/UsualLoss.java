package dev.nudge.app.cli;

import dev.nudge.app.plugins.Plugins;
import dev.nudge.spi.ColumnType;
import dev.nudge.spi.Loss;
import java.util.function.Function;

/** The loss where an experiment says none: the usual one for numbers, the usual one for classes. */
record UsualLoss(Plugins plugins) implements Function<ColumnType, Loss> {

    @Override
    public Loss apply(ColumnType target) {
        String name = target == ColumnType.NUMBER ? "mse" : "cross-entropy";
        return plugins.registry(Loss.class).find(name).orElseThrow().defaults();
    }
}
