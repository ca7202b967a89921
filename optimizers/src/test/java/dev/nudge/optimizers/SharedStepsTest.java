package dev.nudge.optimizers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.features.Examples;
import dev.nudge.kernel.Engine;
import dev.nudge.network.Activation;
import dev.nudge.network.HiddenLayer;
import dev.nudge.network.Network;
import dev.nudge.network.NetworkSettings;
import dev.nudge.spi.Matrix;
import dev.nudge.spi.Optimizer;
import dev.nudge.spi.PointwiseLoss;
import dev.nudge.spi.PointwiseOptimizer;
import dev.nudge.train.BatchSize;
import dev.nudge.train.DivergedException;
import dev.nudge.train.Objective;
import dev.nudge.train.Training;
import dev.nudge.train.TrainingSettings;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Threads that share the weights of a step lead to the same bits, whatever their number. */
class SharedStepsTest {

    private static final int INPUTS = 60;

    /** With some 10,000 weights, steps of so many rows are worth four threads. */
    private static final int BATCH = 160;

    private static final Examples EXAMPLES = examples();

    private record Squared() implements PointwiseLoss {
        @Override
        public double value(double output, double target) {
            return (output - target) * (output - target);
        }

        @Override
        public double slope(double output, double target) {
            return 2 * (output - target);
        }
    }

    static Stream<Optimizer> all() {
        return Stream.concat(
                ServiceLoader.load(Optimizer.class).stream().map(ServiceLoader.Provider::get),
                Stream.of(new Momentum(0.01, 0.9, true)));
    }

    @ParameterizedTest
    @MethodSource("all")
    void theNumberOfThreadsChangesNoBit(Optimizer optimizer) throws DivergedException {
        assertThat(optimizer).isInstanceOf(PointwiseOptimizer.class);
        Training alone = trained(optimizer, 1);
        for (int threads = 2; threads <= 4; threads++) {
            Training shared = trained(optimizer, threads);
            assertThat(shared.weights()).as("%d threads", threads).containsExactly(alone.weights());
            assertThat(shared.memory()).as("%d threads", threads).isDeepEqualTo(alone.memory());
        }
    }

    private static Training trained(Optimizer optimizer, int threads) throws DivergedException {
        NetworkSettings plain = new NetworkSettings();
        List<HiddenLayer> hidden = List.of(new HiddenLayer(100, Activation.RELU), new HiddenLayer(40, Activation.TANH));
        Network network = Network.of(
                new NetworkSettings(hidden, plain.bias(), plain.initialization(), plain.dropout()), INPUTS, 1);
        TrainingSettings usual = new TrainingSettings();
        TrainingSettings settings = new TrainingSettings(
                usual.epochs(),
                new BatchSize(BATCH),
                true,
                usual.seed(),
                Optional.of(threads),
                usual.schedule(),
                usual.l1(),
                usual.l2(),
                usual.weightDecay(),
                Optional.of(1.0), // without it, gradient descent at its usual rate diverges here
                usual.earlyStopping(),
                usual.converge());
        Training training = new Training(
                new Objective(network, new Squared(), EXAMPLES, Engine.best(threads)), optimizer, settings);
        for (int step = 0; step < 20; step++) {
            training.step();
        }
        return training;
    }

    private static Examples examples() {
        Random random = new Random(1);
        Matrix inputs = Matrix.zeros(5 * BATCH / 2, INPUTS); // the last batch of an epoch is half as large
        Matrix targets = Matrix.zeros(inputs.rows(), 1);
        for (int row = 0; row < inputs.rows(); row++) {
            double sum = 0;
            for (int column = 0; column < INPUTS; column++) {
                float input = (float) random.nextGaussian();
                inputs.set(row, column, input);
                sum += input / INPUTS;
            }
            targets.set(row, 0, (float) Math.abs(sum));
        }
        return new Examples(inputs, targets);
    }
}
