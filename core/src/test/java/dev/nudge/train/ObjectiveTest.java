package dev.nudge.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nudge.features.Examples;
import dev.nudge.fixtures.SoftmaxCrossEntropy;
import dev.nudge.fixtures.SquaredError;
import dev.nudge.kernel.Engine;
import dev.nudge.network.Activation;
import dev.nudge.network.Dropout;
import dev.nudge.network.HiddenLayer;
import dev.nudge.network.Initialization;
import dev.nudge.network.Network;
import dev.nudge.network.NetworkSettings;
import dev.nudge.network.Pass;
import dev.nudge.spi.Loss;
import dev.nudge.spi.Matrix;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ObjectiveTest {

    private static final SquaredError SQUARED = new SquaredError();

    private record Case(
            Activation activation, int hidden, boolean bias, boolean dropout, boolean classes, int rows, long seed) {

        Network network() {
            HiddenLayer layer = new HiddenLayer(5, activation);
            double share = dropout && hidden > 0 ? 0.4 : 0;
            return Network.of(
                    new NetworkSettings(Collections.nCopies(hidden, layer), bias, Initialization.AUTO, share), 3, 3);
        }

        Loss loss() {
            return classes ? new SoftmaxCrossEntropy() : SQUARED;
        }

        /** Only within one block: the next has noise of its own. */
        long noise() {
            return dropout && rows <= Pass.ROWS ? seed | 1 : Dropout.OFF;
        }
    }

    /** Central differences of the textbook's loss in double, which is also what the loss itself is compared with. */
    @Property(tries = 100)
    void theGradientIsTheSlopeOfTheLoss(@ForAll("cases") Case c) {
        Network network = c.network();
        Examples examples = RandomExamples.of(c.rows, 3, 3, c.loss(), c.seed);
        Objective objective = new Objective(network, c.loss(), examples, Engine.best());
        DoubleNetwork exact = new DoubleNetwork(network, examples, c.classes, c.noise());
        float[] weights = RandomExamples.weights(network.size(), c.seed + 1);
        double[] moved = new double[weights.length];
        Arrays.setAll(moved, i -> weights[i]);
        float[] gradient = new float[weights.length];
        Arrays.fill(gradient, Float.NaN);

        double loss = objective.evaluate(weights, gradient, null, 0, c.rows, c.noise());

        assertThat(loss).isCloseTo(exact.loss(moved), within(1e-5 * (1 + loss)));
        for (int i = 0; i < weights.length; i++) {
            moved[i] = weights[i] + 1e-8;
            double above = exact.loss(moved);
            moved[i] = weights[i] - 1e-8;
            double below = exact.loss(moved);
            moved[i] = weights[i];
            double slope = (above - below) / 2e-8;
            assertThat((double) gradient[i]).as("weight " + i).isCloseTo(slope, within(1e-4 * (1 + Math.abs(slope))));
        }
    }

    @Provide
    Arbitrary<Case> cases() {
        return Combinators.combine(
                        Arbitraries.of(Activation.values()),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.of(false, true),
                        Arbitraries.of(false, true),
                        Arbitraries.of(false, true),
                        Arbitraries.of(1, 31, 61, 200, 256, 257, 700),
                        Arbitraries.longs())
                .as(Case::new);
    }

    @Test
    void meanAndGradientByHand() {
        // outputs 2 * 1 + 1 = 3 and 2 * 3 + 1 = 7; errors 1 and -2; (1 + 4) / 2; d/dw = (2 - 12) / 2, d/db = (2 - 4) /
        // 2
        Objective objective = linear(RandomExamples.pairs(new double[] {1, 3}, new double[] {2, 9}));
        float[] gradient = {99, 99};
        assertThat(objective.evaluate(new float[] {2, 1}, gradient)).isEqualTo(2.5);
        assertThat(gradient).containsExactly(-5, -1);
        assertThat(objective.loss(new float[] {2, 1})).isEqualTo(2.5);
        Matrix outputs = Matrix.zeros(2, 1);
        assertThat(objective.outputs(new float[] {2, 1}, outputs)).isEqualTo(2.5);
        assertThat(outputs.data()).containsExactly(3, 7);
    }

    @Test
    void aBatchIsTheExamplesThatItsOrderNames() {
        int rows = 3000;
        Examples all = RandomExamples.of(rows, 3, 2, SQUARED, 5);
        Network network = deep(0);
        int[] order = new int[rows];
        Arrays.setAll(order, i -> (int) (i * 7919L % rows));
        int from = 411;
        int to = 2711;
        Examples batch = new Examples(Matrix.zeros(to - from, 3), Matrix.zeros(to - from, 2));
        for (int i = from; i < to; i++) {
            for (int j = 0; j < 3; j++) {
                batch.inputs().set(i - from, j, all.inputs().get(order[i], j));
            }
            for (int j = 0; j < 2; j++) {
                batch.targets().set(i - from, j, all.targets().get(order[i], j));
            }
        }
        float[] weights = RandomExamples.weights(network.size(), 6);
        float[] named = new float[weights.length];
        float[] copied = new float[weights.length];
        double loss = new Objective(network, SQUARED, all, Engine.best())
                .evaluate(weights, named, order, from, to, Dropout.OFF);
        assertThat(new Objective(network, SQUARED, batch, Engine.best()).evaluate(weights, copied))
                .isEqualTo(loss);
        assertThat(copied).isEqualTo(named);
    }

    @Test
    void blocksAreTheMeanOfAllRows() {
        Examples all = RandomExamples.of(2053, 3, 2, SQUARED, 5);
        Network network = deep(0);
        float[] weights = RandomExamples.weights(network.size(), 6);
        float[] whole = new float[weights.length];
        double loss = new Objective(network, SQUARED, all, Engine.best()).evaluate(weights, whole);

        double[] expected = new double[weights.length];
        double expectedLoss = 0;
        float[] one = new float[weights.length];
        Objective objective = new Objective(network, SQUARED, all, Engine.best());
        for (int row = 0; row < all.rows(); row++) {
            expectedLoss += objective.evaluate(weights, one, null, row, row + 1, Dropout.OFF) / all.rows();
            for (int i = 0; i < one.length; i++) {
                expected[i] += one[i] / (double) all.rows();
            }
        }
        assertThat(loss).isCloseTo(expectedLoss, within(1e-9 * loss));
        for (int i = 0; i < whole.length; i++) {
            assertThat((double) whole[i]).isCloseTo(expected[i], within(1e-5));
        }
        assertThat(objective.loss(weights)).isEqualTo(loss);
        Matrix outputs = Matrix.zeros(2053, 2);
        assertThat(objective.outputs(weights, outputs)).isEqualTo(loss);
        double fromOutputs = SQUARED.evaluate(outputs, all.targets(), Matrix.zeros(2053, 2));
        assertThat(fromOutputs).as("the outputs of every block are there").isCloseTo(loss, within(1e-9 * loss));
    }

    @Test
    void dropoutIsAFunctionOfTheNoiseAndEachBlockHasItsOwn() {
        // 512 equal rows: without noise of its own, the second block would lose the units that the first one loses
        Examples equal = new Examples(Matrix.zeros(512, 3), Matrix.zeros(512, 2));
        Arrays.fill(equal.inputs().data(), 1);
        Network network = deep(0.5);
        Objective objective = new Objective(network, SQUARED, equal, Engine.best());
        float[] weights = RandomExamples.weights(network.size(), 6);
        float[] gradient = new float[weights.length];
        double first = objective.evaluate(weights, gradient, null, 0, 256, 77);
        double both = objective.evaluate(weights, gradient, null, 0, 512, 77);
        assertThat(objective.evaluate(weights, gradient, null, 0, 512, 77)).isEqualTo(both);
        assertThat(objective.evaluate(weights, gradient, null, 0, 512, 79)).isNotEqualTo(both);
        assertThat(both).isNotEqualTo(first);
        assertThat(objective.loss(weights))
                .as("without noise all units are there")
                .isEqualTo(new Objective(deep(0), SQUARED, equal, Engine.best()).loss(weights));
    }

    private static Network deep(double dropout) {
        List<HiddenLayer> hidden = List.of(new HiddenLayer(6, Activation.TANH), new HiddenLayer(4, Activation.GELU));
        return Network.of(new NetworkSettings(hidden, true, Initialization.AUTO, dropout), 3, 2);
    }

    private static Objective linear(Examples examples) {
        return new Objective(Network.of(new NetworkSettings(), 1, 1), SQUARED, examples, Engine.best());
    }
}
