package dev.nudge.app.play;

import dev.nudge.app.config.Components;
import dev.nudge.app.config.ExperimentFile;
import dev.nudge.app.config.ExperimentReader;
import dev.nudge.app.config.Node;
import dev.nudge.app.plugins.Plugins;
import dev.nudge.experiment.Experiment;
import dev.nudge.experiment.Prepared;
import dev.nudge.spi.ColumnType;
import dev.nudge.spi.DatasetLoader;
import dev.nudge.spi.InputException;
import dev.nudge.spi.Loss;
import dev.nudge.spi.Progress;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * What all figures share: how experiments are read and prepared, and how much there may be of them.
 *
 * @param check says of a loss of somebody else's that its gradient is right; throws if it is not
 * @param runs where runs are kept; nothing if pages may not see them
 */
record Laboratories(
        ExperimentReader reader,
        Plugins plugins,
        Function<ColumnType, Loss> usualLoss,
        Function<Loss, Optional<String>> check,
        Optional<Path> runs,
        Bounds bounds,
        Bounds.Budget budget) {

    Components components() {
        return plugins;
    }

    /** Reads an experiment, or says that a visitor may not open it. */
    ExperimentFile read(String name, Node.Entries source, OwnFiles files) {
        ExperimentFile file = reader.read(name, source);
        Experiment experiment = file.experiment();
        requireDataset(experiment.dataset(), "dataset", files);
        experiment.testDataset().ifPresent(test -> requireDataset(test, "split.test-file", files));
        return file;
    }

    /** Throws if a visitor may not open a dataset, or if it says that it is too large. */
    void requireDataset(DatasetLoader dataset, String key, OwnFiles files) {
        files.require(dataset, key);
        bounds.require(dataset, key);
    }

    Path runsOrElse() {
        return runs.orElseThrow(() -> new InputException(
                "runs are listed and saved only where nudge play listens to this machine alone; save the"
                        + " experiment, and use nudge run"));
    }

    /** With its data loaded; what is wrong with that is said with the key that it is about. */
    Prepared prepare(ExperimentFile file) {
        try {
            return Prepared.of(file.experiment(), usualLoss, Progress.NONE);
        } catch (InputException e) {
            throw file.located(e);
        }
    }
}
