package dev.nudge.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.features.Examples;
import dev.nudge.fixtures.PlainDescent;
import dev.nudge.fixtures.SquaredError;
import dev.nudge.fixtures.TrainingBuilder;
import dev.nudge.kernel.Engine;
import dev.nudge.network.Activation;
import dev.nudge.network.HiddenLayer;
import dev.nudge.network.Initialization;
import dev.nudge.network.Network;
import dev.nudge.network.NetworkSettings;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where training drives values towards zero, they get there: numbers just above it make everything slow. */
class DenormalTest {

    @Test
    void weightsThatDecayEndAtZero() throws DivergedException {
        Examples examples = RandomExamples.of(32, 3, 1, new SquaredError(), 1);
        Arrays.fill(examples.targets().data(), 0);
        Training training = training(
                examples, new NetworkSettings(), new TrainingBuilder().batch(32).weightDecay(5));
        Arrays.fill(training.weights(), 1e-20f);
        for (int step = 0; step < 3000; step++) {
            training.step();
            for (float weight : training.weights()) {
                assertThat(weight == 0 || Math.abs(weight) >= Float.MIN_NORMAL)
                        .as("weight %s after step %s", weight, step)
                        .isTrue();
            }
        }
    }

    @Test
    void gradientsThroughSaturatedUnitsAreZeroOrNormal() throws DivergedException {
        Examples examples = RandomExamples.of(64, 3, 1, new SquaredError(), 1);
        for (Activation activation : Activation.values()) {
            Network network = Network.of(
                    new NetworkSettings(
                            List.of(new HiddenLayer(6, activation), new HiddenLayer(6, activation)),
                            true,
                            Initialization.AUTO,
                            0),
                    3,
                    1);
            Objective objective = new Objective(network, new SquaredError(), examples, Engine.best());
            float[] weights = RandomExamples.weights(network.size(), 3);
            float[] gradient = new float[weights.length];
            for (float size : new float[] {1, 10, 30, 100, 1000}) {
                float[] large = weights.clone();
                for (int i = 0; i < large.length; i++) {
                    large[i] *= size;
                }
                objective.evaluate(large, gradient);
                for (float slope : gradient) {
                    assertThat(slope == 0 || !(Math.abs(slope) < Float.MIN_NORMAL))
                            .as("%s at %s: %s", activation, size, slope)
                            .isTrue();
                }
            }
        }
    }

    private static Training training(Examples examples, NetworkSettings network, TrainingBuilder settings) {
        return new Training(
                new Objective(Network.of(network, 3, 1), new SquaredError(), examples, Engine.best()),
                new PlainDescent(0.1),
                settings.build());
    }
}
