package dev.nudge.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nudge.spi.Doc;
import dev.nudge.spi.Loss;
import dev.nudge.spi.Optimizer;
import dev.nudge.spi.PointwiseLoss;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The contracts as tests: here they pass, and where they should not, they fail or are skipped. */
public class ContractTest {

    @Doc("The distance.")
    public record Distance() implements PointwiseLoss {
        @Override
        public double value(double output, double target) {
            return Math.abs(output - target);
        }

        @Override
        public double slope(double output, double target) {
            return Math.signum(output - target);
        }
    }

    @Doc("Descent.")
    public record Descent() implements Optimizer {
        @Override
        public double learningRate() {
            return 0.1;
        }

        @Override
        public int memories() {
            return 0;
        }

        @Override
        public void step(float[] weights, float[] gradient, float[][] memory, long step, double rate) {
            for (int i = 0; i < weights.length; i++) {
                weights[i] -= (float) (rate * gradient[i]);
            }
        }
    }

    @Nested
    class OfALoss implements LossContract {
        @Override
        public Loss subject() {
            return new Distance();
        }
    }

    @Nested
    class OfAnOptimizer implements OptimizerContract {
        @Override
        public Optimizer subject() {
            return new Descent();
        }

        @Override
        public List<Course> knownCourses() {
            return List.of(new Course(0.1, List.of(0.5f, -0.25f), List.of(0.95f, 0.975f)));
        }
    }

    @Test
    void aCourseThatIsNotFollowed() {
        assertThatThrownBy(new BrokenContracts.Astray()::followsKnownCourses)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("after step 2");
    }

    @Test
    void aTestThatSaysThereIsNoPerfectPrediction() {
        assertThatThrownBy(new BrokenContracts.Off(Double.NaN)::isLowestAtThePerfectPrediction)
                .hasToString("org.opentest4j.TestAbortedException: lowest: the test says that there is no"
                        + " perfect prediction");
    }

    @Test
    void aRuleThatIsBroken() {
        assertThatThrownBy(new BrokenContracts.Off(100)::isLowestAtThePerfectPrediction)
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("lowest (no loss is lower than that of the perfect prediction): ");
    }
}
