package dev.nudge.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nudge.fixtures.SquaredError;
import dev.nudge.fixtures.TrainingBuilder;
import dev.nudge.kernel.Engine;
import dev.nudge.network.Activation;
import dev.nudge.network.HiddenLayer;
import dev.nudge.network.Initialization;
import dev.nudge.network.Network;
import dev.nudge.network.NetworkSettings;
import dev.nudge.spi.Optimizer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MomentTest {

    /** A rule that remembers, and that heeds the number of the step. */
    record Mindful(double learningRate) implements Optimizer {
        @Override
        public int memories() {
            return 1;
        }

        @Override
        public void step(float[] weights, float[] gradient, float[][] memory, long step, double rate) {
            for (int i = 0; i < weights.length; i++) {
                memory[0][i] = 0.9f * memory[0][i] + gradient[i];
                weights[i] -= (float) (rate / step * memory[0][i]);
            }
        }
    }

    static Training training(int batch, double dropout) {
        NetworkSettings settings =
                new NetworkSettings(List.of(new HiddenLayer(4, Activation.TANH)), true, Initialization.AUTO, dropout);
        Network network = Network.of(settings, 3, 1);
        Objective objective = new Objective(
                network, new SquaredError(), RandomExamples.of(20, 3, 1, new SquaredError(), 1), Engine.best());
        TrainingBuilder training = new TrainingBuilder();
        return new Training(objective, new Mindful(0.1), (batch == 20 ? training : training.batch(batch)).build());
    }

    @ParameterizedTest
    @CsvSource({"20, 0", "7, 0", "7, 0.5", "20, 0.5"})
    void fromAMomentTheSameStepsLeadToTheSameBits(int batch, double dropout) throws DivergedException {
        Training training = training(batch, dropout);
        steps(training, 5); // in the middle of an epoch, if batches are small
        Moment moment = training.moment();
        steps(training, 8);
        float[] later = training.weights().clone();
        double loss = training.loss();
        training.restore(moment);
        assertThat(training.steps()).isEqualTo(5);
        steps(training, 8);
        assertThat(training.weights()).containsExactly(later);
        assertThat(training.loss()).isEqualTo(loss);

        Training another = training(batch, dropout);
        another.restore(moment);
        steps(another, 8);
        assertThat(another.weights())
                .as("in a training that has not been there")
                .containsExactly(later);
    }

    @Test
    void aMomentIsOfOneTraining() {
        Training small = new Training(
                new Objective(
                        Network.of(new NetworkSettings(), 3, 1),
                        new SquaredError(),
                        RandomExamples.of(20, 3, 1, new SquaredError(), 1),
                        Engine.best()),
                new Mindful(0.1),
                new TrainingBuilder().build());
        assertThatThrownBy(() -> small.restore(training(20, 0).moment())).hasMessageContaining("another training");
        assertThat(small.moment().size()).isEqualTo(8);
    }

    @Test
    void startingFromOtherWeightsIsABeginning() throws DivergedException {
        Training training = training(7, 0);
        float[] initial = training.weights().clone();
        steps(training, 9);
        float[] nine = training.weights().clone();
        double before = training.loss();
        training.startFrom(initial);
        assertThat(training.steps()).isZero();
        assertThat(training.loss()).isNotEqualTo(before).isEqualTo(training.initialLoss());
        steps(training, 9);
        assertThat(training.weights()).containsExactly(nine);
        assertThatThrownBy(() -> training.startFrom(new float[2])).hasMessageContaining("2 weights");
    }

    static void steps(Training training, int count) throws DivergedException {
        for (int i = 0; i < count; i++) {
            training.step();
        }
    }
}
