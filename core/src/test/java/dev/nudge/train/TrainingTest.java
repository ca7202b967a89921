package dev.nudge.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

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
import dev.nudge.spi.Loss;
import dev.nudge.spi.Matrix;
import dev.nudge.spi.Optimizer;
import dev.nudge.spi.PointwiseLoss;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrainingTest {

    /** One example: input 1, target 3. From w = b = 0, d(e^2)/dw = d(e^2)/db = -6. */
    private static final Examples ONE = RandomExamples.pairs(new double[] {1}, new double[] {3});

    @Test
    void aStepGoesAgainstTheGradient() throws DivergedException {
        Training training = training(ONE, 0.1, new TrainingBuilder());
        assertThat(training.initialLoss()).isEqualTo(9);
        training.step();
        assertThat(training.steps()).isEqualTo(1);
        assertThat(training.weights()).usingComparatorWithPrecision(1e-6f).containsExactly(0.6f, 0.6f);
        assertThat(training.loss()).isCloseTo(1.8 * 1.8, within(1e-5));
        assertThat(training.gradientNorm()).isCloseTo(3.6 * Math.sqrt(2), within(1e-5));
    }

    @Test
    void l2PullsWeightsButNotBiases() throws DivergedException {
        Training training = training(ONE, 0.1, new TrainingBuilder().l2(0.5));
        training.weights()[0] = 2;
        training.weights()[1] = 1; // output 3: no error, so only the penalty acts
        training.step();
        assertThat(training.weights()).usingComparatorWithPrecision(1e-6f).containsExactly(1.9f, 1);
    }

    @Test
    void l1PullsWeightsByTheirSignOnly() throws DivergedException {
        Training training = training(ONE, 0.1, new TrainingBuilder().l1(0.5));
        training.weights()[0] = -2;
        training.weights()[1] = 5;
        assertThat(training.gradientNorm()).as("penalties included").isCloseTo(0.5, within(1e-6));
        training.step();
        assertThat(training.weights()).usingComparatorWithPrecision(1e-6f).containsExactly(-1.95f, 5);
    }

    @Test
    void l1LeavesAWeightOfZeroAlone() throws DivergedException {
        Training training = training(ONE, 0.1, new TrainingBuilder().l1(0.5));
        training.weights()[1] = 3;
        training.step();
        assertThat(training.weights()).containsExactly(0, 3);
    }

    @Test
    void weightDecayIsDecoupledAndSparesBiases() throws DivergedException {
        Training training = training(ONE, 0.1, new TrainingBuilder().weightDecay(0.5));
        training.weights()[0] = 2;
        training.weights()[1] = 1;
        training.step();
        assertThat(training.weights()).usingComparatorWithPrecision(1e-6f).containsExactly(1.9f, 1);
        // output 2.9, error -0.1, slope -0.2: first 1.9 * 0.95, then the step
        training.step();
        assertThat(training.weights()).usingComparatorWithPrecision(1e-6f).containsExactly(1.825f, 1.02f);
    }

    @Test
    void weightDecayFollowsTheScheduleAndIsNotClipped() throws DivergedException {
        Training training = training(
                ONE, 0.1, new TrainingBuilder().weightDecay(0.5).clip(1e-6).schedule(new Schedule.Step(1, 0.5, 0)));
        training.weights()[0] = 2;
        training.step();
        assertThat(training.weights()[0]).isCloseTo(1.9f, within(1e-5f));
        training.step();
        assertThat(training.weights()[0]).isCloseTo(1.9f * 0.975f, within(1e-5f));
    }

    /** Decays its weights by itself, and otherwise does nothing. */
    private record Decaying(double learningRate) implements Optimizer {
        @Override
        public int memories() {
            return 0;
        }

        @Override
        public void step(float[] weights, float[] gradient, float[][] memory, long step, double rate) {}

        @Override
        public double weightDecay() {
            return 1;
        }
    }

    @Test
    void theOptimizersOwnDecayCountsUnlessTheExperimentSaysOtherwise() throws DivergedException {
        Training own =
                new Training(objective(ONE, new SquaredError()), new Decaying(0.1), new TrainingBuilder().build());
        own.weights()[0] = 2;
        own.step();
        assertThat(own.weights()[0]).isCloseTo(1.8f, within(1e-6f));
        Training said = new Training(
                objective(ONE, new SquaredError()),
                new Decaying(0.1),
                new TrainingBuilder().weightDecay(0).build());
        said.weights()[0] = 2;
        said.step();
        assertThat(said.weights()[0]).isEqualTo(2);
    }

    @Test
    void clippingShortensALongGradientAndKeepsItsDirection() throws DivergedException {
        Examples examples = RandomExamples.pairs(new double[] {2}, new double[] {3});
        Training training = training(examples, 0.1, new TrainingBuilder().clip(1));
        training.step(); // the gradient is (-12, -6)
        assertThat(training.weights())
                .usingComparatorWithPrecision(1e-6f)
                .containsExactly((float) (0.2 / Math.sqrt(5)), (float) (0.1 / Math.sqrt(5)));
    }

    @Test
    void clippingLeavesAShortGradientAlone() throws DivergedException {
        Training training = training(ONE, 0.1, new TrainingBuilder().clip(8.6)); // the norm is 8.485
        training.step();
        assertThat(training.weights()).usingComparatorWithPrecision(1e-6f).containsExactly(0.6f, 0.6f);
    }

    @Test
    void penaltiesAreClippedWithTheRest() throws DivergedException {
        Training training = training(ONE, 0.1, new TrainingBuilder().l2(10).clip(1));
        training.weights()[0] = 2;
        training.weights()[1] = 1; // only the penalty acts: 20
        training.step();
        assertThat(training.weights()).usingComparatorWithPrecision(1e-6f).containsExactly(1.9f, 1);
    }

    @Test
    void theScheduleGivesTheRateOfEachStep() throws DivergedException {
        Training training = training(
                numbered(10), 0.1, new TrainingBuilder().batch(4).epochs(4).schedule(new Schedule.Step(1, 0.5, 0)));
        assertThat(training.stepsPerEpoch()).isEqualTo(3);
        List<Double> rates = new ArrayList<>();
        for (int step = 0; step < 7; step++) {
            rates.add(training.rate());
            training.weights()[0] = 0;
            training.weights()[1] = 0;
            training.step();
        }
        assertThat(rates).containsExactly(0.1, 0.1, 0.1, 0.05, 0.05, 0.05, 0.025);
    }

    @Test
    void anEpochStartsWhereItsNumberSaysForEveryNumberOfSteps() throws DivergedException {
        for (int rows : new int[] {3, 7, 49, 98, 103}) {
            Training training = training(
                    numbered(rows), 1e-9, new TrainingBuilder().batch(1).schedule(new Schedule.Step(1, 0.5, 0)));
            for (int epoch = 1; epoch <= 3; epoch++) {
                training.epoch(() -> true);
                assertThat(training.rate()).as(rows + " rows").isEqualTo(1e-9 * Math.pow(0.5, epoch));
            }
        }
    }

    /** Writes down the targets it sees. */
    private record Recorder(List<List<Integer>> batches) implements Loss {

        @Override
        public dev.nudge.spi.Target target() {
            return dev.nudge.spi.Target.NUMBER;
        }

        @Override
        public double evaluate(Matrix outputs, Matrix targets, Matrix gradient) {
            batches.add(IntStream.range(0, targets.rows())
                    .mapToObj(row -> (int) targets.get(row, 0))
                    .toList());
            return 0;
        }
    }

    @Test
    void anEpochSeesEveryRowOnceInBatches() throws DivergedException {
        List<List<Integer>> batches = batches(10, 4, 42, 1).get(0);
        assertThat(batches).extracting(List::size).containsExactly(4, 4, 2);
        assertThat(batches.stream().flatMap(List::stream)).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    }

    @Test
    void theOrderDependsOnTheSeedAndTheEpochOnly() throws DivergedException {
        List<List<List<Integer>>> epochs = batches(100, 32, 42, 3);
        assertThat(batches(100, 32, 42, 3)).isEqualTo(epochs);
        assertThat(epochs.get(0)).isNotEqualTo(epochs.get(1));
        assertThat(epochs.get(1)).isNotEqualTo(epochs.get(2));
        assertThat(batches(100, 32, 43, 1).get(0)).isNotEqualTo(epochs.get(0));
        // the size of the batches cuts the same order elsewhere
        assertThat(flat(batches(100, 7, 42, 3).get(2))).isEqualTo(flat(epochs.get(2)));
    }

    @Test
    void withoutShufflingTheBatchesAreTheRowsInTheirOrder() throws DivergedException {
        assertThat(batches(10, 4, 1, 2, new TrainingBuilder().inOrder()))
                .containsExactly(
                        List.of(List.of(0, 1, 2, 3), List.of(4, 5, 6, 7), List.of(8, 9)),
                        List.of(List.of(0, 1, 2, 3), List.of(4, 5, 6, 7), List.of(8, 9)));
    }

    @Test
    void theOrderIsShuffledFairly() throws DivergedException {
        // where row 0 of 5 comes: each place about 200 times in 1000 epochs (standard deviation 12.6)
        int[] places = new int[5];
        for (List<List<Integer>> epoch : batches(5, 1, 42, 1000)) {
            places[flat(epoch).indexOf(0)]++;
        }
        for (int count : places) {
            assertThat(count).isBetween(140, 260);
        }
    }

    @Test
    void aFullBatchIsNotShuffled() throws DivergedException {
        assertThat(flat(batches(10, 10, 42, 1).get(0))).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    }

    @Test
    void anEpochMayBeInterruptedWithinAndGoneOnWith() throws DivergedException {
        Training training = training(numbered(10), 1e-6, new TrainingBuilder().batch(2));
        assertThat(training.epoch(() -> training.steps() < 3)).isFalse();
        assertThat(training.steps()).isEqualTo(3);
        assertThat(training.epoch(() -> true)).isTrue();
        assertThat(training.steps()).isEqualTo(5);
    }

    @Test
    void convergesToTheBottom() throws DivergedException {
        Training training =
                training(RandomExamples.pairs(new double[] {-1, 1}, new double[] {1, 3}), 0.1, new TrainingBuilder());
        assertThat(training.converge(1e-4, () -> true)).isTrue();
        assertThat(training.gradientNorm()).isLessThan(1e-4);
        assertThat(training.weights()).usingComparatorWithPrecision(1e-4f).containsExactly(1, 2);
        assertThat(training(ONE, 1e-9, new TrainingBuilder()).converge(1e-4, () -> false))
                .isFalse();
    }

    @Test
    void doesNotTakeNaNForConverged() {
        Training training = training(
                RandomExamples.pairs(new double[] {1e3, -1e3}, new double[] {1, 1}), 1e38, new TrainingBuilder());
        assertThatThrownBy(() -> training.converge(1e-4, () -> true)).isInstanceOf(DivergedException.class);
    }

    @Test
    void tellsAnExplosion() {
        Training training = training(ONE, 10, new TrainingBuilder());
        DivergedException divergence = catchThrowableOfType(DivergedException.class, () -> {
            while (training.steps() < 1000) {
                training.step();
            }
        });
        // each step multiplies the error by 1 - 2 * 10 * 2 = -39, its square by 1521: twice is beyond a million
        assertThat(divergence.step()).isEqualTo(2);
        assertThat(divergence.loss()).isCloseTo(9.0 * 1521 * 1521, within(100.0));
        assertThat(divergence.initialLoss()).isEqualTo(9);
        assertThat(divergence)
                .hasMessageStartingWith("after step 2 the loss is 2.08")
                .hasMessageEndingWith("; it was 9.0 at the start");
    }

    @Test
    void tellsNaNAndInfinity() {
        for (float broken : new float[] {Float.NaN, Float.POSITIVE_INFINITY, 1e30f}) {
            Training training = training(ONE, 0.1, new TrainingBuilder());
            training.weights()[0] = broken;
            assertThatThrownBy(training::step).isInstanceOf(DivergedException.class);
            assertThat(training.steps()).as("no step was made").isZero();
        }
    }

    @Test
    void aLossThatStartsNearZeroMayGrow() throws DivergedException {
        Training training =
                training(RandomExamples.pairs(new double[] {1}, new double[] {1e-6}), 0.1, new TrainingBuilder());
        training.weights()[0] = 900;
        training.step(); // from 1e-12 to 810000, which is large only beside the start
        assertThat(training.steps()).isEqualTo(1);
    }

    /** Counts its steps in its memory, and checks what it is told. */
    private record Counting(double learningRate) implements Optimizer {
        @Override
        public int memories() {
            return 2;
        }

        @Override
        public void step(float[] weights, float[] gradient, float[][] memory, long step, double rate) {
            assertThat(memory.length).isEqualTo(2);
            assertThat(memory[0]).hasSameSizeAs(weights);
            assertThat((double) memory[0][1]).isEqualTo(step - 1.0);
            assertThat((double) memory[1][0]).isEqualTo(-2.0 * (step - 1));
            memory[0][1] += 1;
            memory[1][0] -= 2;
        }
    }

    @Test
    void memoryStartsAtZeroAndIsKeptAndStepsCountFromOne() throws DivergedException {
        Training training = new Training(
                objective(numbered(10), new SquaredError()),
                new Counting(0.1),
                new TrainingBuilder().batch(3).build());
        training.epoch(() -> true);
        training.epoch(() -> true);
        assertThat(training.steps()).isEqualTo(8);
    }

    /** Counts how often it is asked. */
    private record Counted(AtomicInteger calls) implements PointwiseLoss {
        @Override
        public double value(double output, double target) {
            calls.incrementAndGet();
            return (output - target) * (output - target);
        }

        @Override
        public double slope(double output, double target) {
            return 2 * (output - target);
        }
    }

    @Test
    void aFullBatchIsEvaluatedOnceForItsLossAndItsStep() throws DivergedException {
        AtomicInteger calls = new AtomicInteger();
        Training training =
                new Training(objective(ONE, new Counted(calls)), new PlainDescent(0.1), new TrainingBuilder().build());
        calls.set(0);
        training.loss();
        training.gradientNorm();
        training.step();
        assertThat(calls).hasValue(1);
        training.loss();
        assertThat(calls).hasValue(2);
    }

    @Test
    void stepsAllocateNothing() throws DivergedException {
        Examples examples = RandomExamples.of(2000, 5, 1, new SquaredError(), 1);
        Network network = Network.of(
                new NetworkSettings(List.of(new HiddenLayer(8, Activation.RELU)), true, Initialization.AUTO, 0.1),
                5,
                1);
        Training training = new Training(
                new Objective(network, new SquaredError(), examples, Engine.best()),
                new PlainDescent(1e-3),
                new TrainingBuilder().batch(20).build());
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        // 100 steps; a new set of buffers for each would be over 300 kB. Compiling takes its time, and before it
        // vectors are
        // objects: the best of many epochs counts.
        for (int epoch = 0; epoch < 5000 && least >= 30_000; epoch++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            training.epoch(() -> true);
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(least).isLessThan(30_000);
    }

    private static List<List<List<Integer>>> batches(int rows, int batch, long seed, int epochs)
            throws DivergedException {
        return batches(rows, batch, seed, epochs, new TrainingBuilder());
    }

    private static List<List<List<Integer>>> batches(
            int rows, int batch, long seed, int epochs, TrainingBuilder settings) throws DivergedException {
        List<List<Integer>> seen = new ArrayList<>();
        Training training = new Training(
                objective(numbered(rows), new Recorder(seen)),
                new PlainDescent(0.1),
                settings.batch(batch).seed(seed).build());
        List<List<List<Integer>>> all = new ArrayList<>();
        for (int epoch = 0; epoch < epochs; epoch++) {
            seen.clear();
            training.epoch(() -> true);
            all.add(List.copyOf(seen));
        }
        return all;
    }

    private static List<Integer> flat(List<List<Integer>> batches) {
        return batches.stream().flatMap(List::stream).toList();
    }

    /** Targets 0, 1, 2 ... */
    private static Examples numbered(int rows) {
        double[] numbers = IntStream.range(0, rows).asDoubleStream().toArray();
        return RandomExamples.pairs(new double[rows], numbers);
    }

    private static Objective objective(Examples examples, Loss loss) {
        return new Objective(Network.of(new NetworkSettings(), 1, 1), loss, examples, Engine.best());
    }

    private static Training training(Examples examples, double rate, TrainingBuilder settings) {
        return new Training(objective(examples, new SquaredError()), new PlainDescent(rate), settings.build());
    }
}
