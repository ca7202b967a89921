package dev.nudge.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nudge.features.Examples;
import dev.nudge.fixtures.SquaredError;
import dev.nudge.kernel.Engine;
import dev.nudge.network.Activation;
import dev.nudge.network.HiddenLayer;
import dev.nudge.network.Initialization;
import dev.nudge.network.Network;
import dev.nudge.network.NetworkSettings;
import dev.nudge.spi.Matrix;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CurvatureTest {

    private static final SquaredError HALF = new SquaredError(0.5);
    private static final Examples HOUSES =
            RandomExamples.pairs(new double[] {2104, 1600, 2400}, new double[] {399.9, 329.9, 369.0});

    @Test
    void ofTheThreeHousesIsTheEigenvalue() {
        // {{sum x^2, sum x}, {sum x, 3}} / 3 with sum x^2 = 12746816 and sum x = 6104
        double a = 12746816.0 / 3;
        double b = 6104.0 / 3;
        double largest = (a + 1) / 2 + Math.sqrt((a - 1) * (a - 1) / 4 + b * b);
        assertThat(Curvature.ofLinear(HOUSES, true)).isCloseTo(largest, within(1e-9 * largest));
        assertThat(2 / Curvature.ofLinear(HOUSES, true)).isCloseTo(4.707e-7, within(1e-10));
        assertThat(Curvature.ofLinear(HOUSES, false)).isCloseTo(a, within(1e-9 * a));
    }

    @Property(tries = 100)
    void agreesWithTheClosedFormForOneInput(@ForAll @IntRange(min = 2, max = 40) int rows, @ForAll long seed) {
        Examples examples = RandomExamples.of(rows, 1, 1, HALF, seed);
        double squares = 0;
        double sum = 0;
        for (int row = 0; row < rows; row++) {
            double x = examples.inputs().get(row, 0);
            squares += x * x / rows;
            sum += x / rows;
        }
        double largest = (squares + 1) / 2 + Math.sqrt((squares - 1) * (squares - 1) / 4 + sum * sum);
        assertThat(Curvature.ofLinear(examples, true)).isCloseTo(largest, within(1e-2 * largest));
    }

    @Property(tries = 40)
    void foundFromGradientsItIsTheSameOnQuadratics(
            @ForAll @IntRange(min = 1, max = 6) int inputs, @ForAll boolean bias, @ForAll long seed) {
        Examples examples = RandomExamples.of(50, inputs, 1, HALF, seed);
        Network network = Network.of(new NetworkSettings(List.of(), bias, Initialization.AUTO, 0), inputs, 1);
        Objective objective = new Objective(network, HALF, examples, Engine.best());
        double exact = Curvature.ofLinear(examples, bias);
        assertThat(Curvature.at(objective, RandomExamples.weights(network.size(), seed)))
                .isCloseTo(exact, within(1e-2 * exact));
    }

    @Test
    void ofAProductOfTwoWeights() {
        // output v w x, squared: at w = 2, v = 1 the halved loss of target 0 and x = 1 has {{v^2, 2 v w}, {2 v w, w^2}}
        Network network = Network.of(
                new NetworkSettings(List.of(new HiddenLayer(1, Activation.IDENTITY)), false, Initialization.GLOROT, 0),
                1,
                1);
        Objective objective =
                new Objective(network, HALF, RandomExamples.pairs(new double[] {1}, new double[] {0}), Engine.best());
        // eigenvalues of {{1, 4}, {4, 4}}: 2.5 +- sqrt(2.25 + 16)
        assertThat(Curvature.at(objective, new float[] {2, 1})).isCloseTo(2.5 + Math.sqrt(18.25), within(0.02));
    }

    @Test
    void isZeroWhereNothingChanges() {
        Examples nothing = new Examples(Matrix.zeros(3, 2), Matrix.zeros(3, 1));
        assertThat(Curvature.ofLinear(nothing, false)).isZero();
    }

    @Test
    void aRateBelowTwoByTheCurvatureConvergesAndOneAboveDiverges() {
        double limit = 2 / Curvature.ofLinear(HOUSES, true);
        // the weight is there long before the bias: half of 2016.73, the best without one
        assertThat(lossAfter(0.99 * limit)).isLessThan(1008.4);
        assertThat(lossAfter(1.01 * limit)).isGreaterThan(1e6);
    }

    private static double lossAfter(double rate) {
        Objective objective = new Objective(Network.of(new NetworkSettings(), 1, 1), HALF, HOUSES, Engine.best());
        float[] weights = new float[2];
        float[] gradient = new float[2];
        for (int step = 0; step < 1000; step++) {
            objective.evaluate(weights, gradient);
            weights[0] -= (float) (rate * gradient[0]);
            weights[1] -= (float) (rate * gradient[1]);
        }
        return objective.loss(weights);
    }
}
