package dev.nudge.experiment;

import dev.nudge.features.FeatureSettings;
import dev.nudge.features.SplitSettings;
import dev.nudge.network.NetworkSettings;
import dev.nudge.spi.DatasetLoader;
import dev.nudge.spi.Loss;
import dev.nudge.spi.Optimizer;
import dev.nudge.train.TrainingSettings;
import java.util.Optional;

/**
 * All that an experiment file says.
 *
 * @param testDataset where the test rows come from, if they have a file of their own
 * @param loss what to minimise; where it is not said, the target column decides
 */
public record Experiment(
        DatasetLoader dataset,
        Optional<DatasetLoader> testDataset,
        FeatureSettings features,
        SplitSettings split,
        NetworkSettings network,
        Optional<Loss> loss,
        Optimizer optimizer,
        TrainingSettings training) {

    /** The same with the loss and the number of epochs said. */
    public Experiment resolved(Loss loss, int epochs) {
        return with(Optional.of(loss), training.withEpochs(epochs));
    }

    /** The same trained to the end of an epoch, without a reason to stop before it. */
    public Experiment untilEpoch(int epoch) {
        return with(loss, training.untilEpoch(epoch));
    }

    private Experiment with(Optional<Loss> loss, TrainingSettings training) {
        return new Experiment(dataset, testDataset, features, split, network, loss, optimizer, training);
    }
}
