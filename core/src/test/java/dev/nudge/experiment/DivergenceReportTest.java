package dev.nudge.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.features.Scaling;
import dev.nudge.fixtures.ExperimentBuilder;
import dev.nudge.fixtures.Houses;
import dev.nudge.fixtures.PlainDescent;
import dev.nudge.fixtures.SquaredError;
import dev.nudge.network.Initialization;
import dev.nudge.network.NetworkSettings;
import dev.nudge.spi.Optimizer;
import dev.nudge.train.Status;
import java.util.List;
import org.junit.jupiter.api.Test;

class DivergenceReportTest {

    @Test
    void rawHousesWithOneSharedRate() {
        Outcome outcome = raw().rate(1e-6).run();
        assertThat(outcome.status()).isEqualTo(Status.DIVERGED);
        assertThat(outcome.reason()).contains("diverged");
        // the curvature of the error is twice 4248939.7
        assertThat(outcome.explanation().orElseThrow().lines())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .matches("diverged at step \\d+: the train loss went from 134,972 to \\S{1,11}\\."),
                        line -> assertThat(line)
                                .isEqualTo("  learning rate: the largest curvature of the loss is 8,497,879, so plain "
                                        + "gradient descent is stable up to a rate of 2.35e-07; "
                                        + "yours is 1.00e-06, 4.25 times that."),
                        line -> assertThat(line)
                                .isEqualTo("  scale: the input 'area' has values around 2061, others around 1: "
                                        + "a rate that suits one is too large or too small for the other."),
                        line -> assertThat(line)
                                .isEqualTo("  change: features.scaling=standardize, so that one rate suits all; "
                                        + "or, slowly, optimizer.learning-rate=2.1e-07."),
                        line -> assertThat(line)
                                .isEqualTo(
                                        "  kept: the initial weights, untrained, as no epoch lowered their train loss of 134,972."));
        assertThat(outcome.model().weights()).containsOnly(0);
        assertThat(outcome.parts().get("train").loss()).isEqualTo(outcome.initialLoss());
    }

    @Test
    void theFactorOfTheLossMovesTheStableRate() {
        assertThat(raw().loss(new SquaredError(0.5))
                        .rate(1e-6)
                        .run()
                        .explanation()
                        .orElseThrow())
                .contains("stable up to a rate of 4.71e-07");
    }

    @Test
    void itsAdviceWorks() {
        assertThat(raw().rate(2.1e-7).run().status()).isEqualTo(Status.COMPLETED);
        assertThat(raw().scaling(Scaling.by(Scaling.Method.STANDARDIZE))
                        .rate(0.1)
                        .run()
                        .status())
                .isEqualTo(Status.COMPLETED);
        assertThat(raw().rate(2.5e-7).epochs(2000).run().status()).isEqualTo(Status.DIVERGED);
    }

    @Test
    void evenInputsAreNotBlamed() {
        Outcome outcome = new ExperimentBuilder(Houses.ten(), "price").rate(5).run();
        assertThat(outcome.explanation().orElseThrow())
                .doesNotContain("scale:")
                .doesNotContain("standardize")
                .contains("  change: optimizer.learning-rate=");
    }

    @Test
    void oneInputWithoutABiasIsNotUneven() {
        Outcome outcome = raw().network(new NetworkSettings(List.of(), false, Initialization.AUTO, 0))
                .rate(1e-6)
                .run();
        assertThat(outcome.explanation().orElseThrow()).doesNotContain("scale:").contains("2.35e-07");
    }

    @Test
    void weightsThatWereTrainedAreNotCalledInitial() {
        Outcome outcome = new ExperimentBuilder(Houses.ten(), "price")
                .optimizer(new Turning(0.05))
                .run();
        assertThat(outcome.status()).isEqualTo(Status.DIVERGED);
        assertThat(outcome.parts().get("train").loss()).isLessThan(outcome.initialLoss());
        assertThat(outcome.explanation().orElseThrow())
                .contains("  kept: the weights with the lowest train loss before that, ")
                .doesNotContain("untrained");
    }

    /** Descends for a few steps, then goes astray. */
    private record Turning(double learningRate) implements Optimizer {
        @Override
        public int memories() {
            return 0;
        }

        @Override
        public void step(float[] weights, float[] gradient, float[][] memory, long step, double rate) {
            new PlainDescent(rate).step(weights, gradient, memory, step, step <= 3 ? rate : 1000 * rate);
        }
    }

    /** Goes far beyond where its rate leads. */
    private record Overshooting(double learningRate) implements Optimizer {
        @Override
        public int memories() {
            return 0;
        }

        @Override
        public void step(float[] weights, float[] gradient, float[][] memory, long step, double rate) {
            new PlainDescent(rate).step(weights, gradient, memory, step, 1000 * rate);
        }
    }

    @Test
    void aRateThatIsSmallEnoughForPlainDescentIsNotRaised() {
        Outcome outcome = new ExperimentBuilder(Houses.ten(), "price")
                .optimizer(new Overshooting(0.02))
                .run();
        assertThat(outcome.status()).isEqualTo(Status.DIVERGED);
        assertThat(outcome.explanation().orElseThrow())
                .contains("below that, so another setting of overshooting drives it apart")
                .contains("  change: optimizer.learning-rate=0.002.");
    }

    /** One rate for inputs as they are in the file. */
    private static ExperimentBuilder raw() {
        return new ExperimentBuilder(Houses.three(), "price").scaling(Scaling.by(Scaling.Method.NONE));
    }
}
