package dev.nudge.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.nudge.fixtures.PlainDescent;
import dev.nudge.fixtures.SquaredError;
import dev.nudge.fixtures.TrainingBuilder;
import dev.nudge.kernel.Engine;
import dev.nudge.network.Network;
import dev.nudge.network.NetworkSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpdateTest {

    @Test
    void theTermsOfALineAreErrorsTimesInputs() throws DivergedException {
        Training training = line(new TrainingBuilder());
        Update update = Update.next(training, 0, 10);
        // From zero, errors are -3 and -5; the slope of a square is twice the error.
        assertThat(update.terms()).containsExactly(new Update.Term(0, 1, -6), new Update.Term(1, 2, -10));
        assertThat(update.mean()).isCloseTo((1 * -6 + 2 * -10) / 2.0, within(1e-6));
        assertThat(update.after()).isCloseTo(0.1 * 13, within(1e-6));
        assertThat(Update.next(training, 1, 10).terms())
                .containsExactly(new Update.Term(0, 1, -6), new Update.Term(1, 1, -10));
    }

    @ParameterizedTest
    @CsvSource({"20, 0", "20, 14", "7, 0", "7, 12", "7, 16", "7, 20"})
    void isWhatTheStepThenDoes(int batch, int weight) throws DivergedException {
        Training training = MomentTest.training(batch, 0);
        MomentTest.steps(training, 4);
        float[] before = training.weights().clone();
        Update update = Update.next(training, weight, 100);
        assertThat(training.weights()).as("nothing has changed").containsExactly(before);
        assertThat(training.steps()).isEqualTo(4);
        double sum = update.terms().stream()
                .mapToDouble(term -> term.input() * term.pull())
                .sum();
        assertThat(update.terms()).hasSize(update.rows()).hasSize(batch);
        assertThat(sum / batch).isCloseTo(update.mean(), within(1e-5));
        assertThat(update.memoryBefore().get(0) * 0.9 + update.gradient())
                .isCloseTo(update.memoryAfter().get(0), within(1e-5));
        training.step();
        assertThat(training.weights()[weight]).isEqualTo((float) update.after());
        assertThat(update.before()).isEqualTo(before[weight]);
    }

    @Test
    void penaltiesClippingAndDecayAreInIt() throws DivergedException {
        Training training = line(new TrainingBuilder().l2(0.5).clip(1).weightDecay(0.2));
        training.startFrom(new float[] {2, 1});
        Update weight = Update.next(training, 0, 10);
        assertThat(weight.mean()).isCloseTo(0, within(1e-6));
        assertThat(weight.penalty()).isCloseTo(1, within(1e-6));
        assertThat(weight.decay()).isEqualTo(0.2);
        assertThat(weight.after()).isCloseTo(2 * (1 - 0.1 * 0.2) - 0.1 * weight.gradient(), within(1e-6));
        Update bias = Update.next(training, 1, 10);
        assertThat(bias.penalty()).isZero();
        assertThat(bias.decay()).isZero();
        training.startFrom(new float[] {0, 0});
        assertThat(Math.hypot(
                        Update.next(training, 0, 10).gradient(),
                        Update.next(training, 1, 10).gradient()))
                .isCloseTo(1, within(1e-6));
    }

    @Test
    void showsNoMoreTermsThanAreWanted() throws DivergedException {
        Update update = Update.next(MomentTest.training(20, 0), 3, 5);
        assertThat(update.terms()).hasSize(5);
        assertThat(update.rows()).isEqualTo(20);
        assertThat(Update.next(MomentTest.training(20, 0.5), 3, 5).terms()).isEmpty();
        assertThatThrownBy(() -> Update.next(MomentTest.training(20, 0), 21, 5))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    private static Training line(TrainingBuilder settings) {
        Objective objective = new Objective(
                Network.of(new NetworkSettings(), 1, 1),
                new SquaredError(),
                RandomExamples.pairs(new double[] {1, 2}, new double[] {3, 5}),
                Engine.best());
        return new Training(objective, new PlainDescent(0.1), settings.build());
    }
}
