package dev.nudge.benchmarks;

import dev.nudge.features.Examples;
import dev.nudge.kernel.Engine;
import dev.nudge.network.Activation;
import dev.nudge.network.HiddenLayer;
import dev.nudge.network.Network;
import dev.nudge.network.NetworkSettings;
import dev.nudge.spi.Loss;
import dev.nudge.spi.Optimizer;
import dev.nudge.train.BatchSize;
import dev.nudge.train.Objective;
import dev.nudge.train.Training;
import dev.nudge.train.TrainingSettings;
import java.util.List;
import java.util.Optional;

/** How benchmarks put nudge together: as the program does, with a network and a loss on examples. */
record Setup(Network network, Loss loss, int threads) {

    /** A network with one hidden layer of relu units, or without if there are none. */
    static Network network(int inputs, int hidden, int outputs) {
        NetworkSettings plain = new NetworkSettings();
        List<HiddenLayer> layers = hidden == 0 ? List.of() : List.of(new HiddenLayer(hidden, Activation.RELU));
        return Network.of(
                new NetworkSettings(layers, plain.bias(), plain.initialization(), plain.dropout()), inputs, outputs);
    }

    /** What everything here runs on. */
    static Engine engine(int threads) {
        return Engine.best(threads);
    }

    Objective objective(Examples examples) {
        return new Objective(network, loss, examples, engine(threads));
    }

    Training training(Examples examples, Optimizer optimizer, int batch, boolean shuffle) {
        TrainingSettings usual = new TrainingSettings();
        TrainingSettings settings = new TrainingSettings(
                Optional.of(1_000_000),
                new BatchSize(batch),
                shuffle,
                usual.seed(),
                Optional.of(threads),
                usual.schedule(),
                usual.l1(),
                usual.l2(),
                usual.weightDecay(),
                usual.clip(),
                usual.earlyStopping(),
                usual.converge());
        return new Training(objective(examples), optimizer, settings);
    }
}
