package dev.nudge.app.play;

import dev.nudge.app.config.Components;
import dev.nudge.app.config.ExperimentFile;
import dev.nudge.app.config.ExperimentReader;
import dev.nudge.experiment.Prepared;
import dev.nudge.spi.ColumnType;
import dev.nudge.spi.InputException;
import dev.nudge.spi.Loss;
import dev.nudge.spi.Progress;
import java.util.function.Function;

/** What all figures share: how experiments are read and prepared, and how much there may be of them. */
record Laboratories(
        ExperimentReader reader,
        Components components,
        Function<ColumnType, Loss> usualLoss,
        Bounds bounds,
        Bounds.Budget budget) {

    /** With its data loaded; what is wrong with that is said with the key that it is about. */
    Prepared prepare(ExperimentFile file) {
        try {
            return Prepared.of(file.experiment(), usualLoss, Progress.NONE);
        } catch (InputException e) {
            throw file.located(e);
        }
    }
}
