package dev.nudge.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.fixtures.SquaredError;
import dev.nudge.fixtures.TrainingBuilder;
import dev.nudge.kernel.Engine;
import dev.nudge.network.Activation;
import dev.nudge.network.HiddenLayer;
import dev.nudge.network.Initialization;
import dev.nudge.network.Network;
import dev.nudge.network.NetworkSettings;
import dev.nudge.spi.Optimizer;
import dev.nudge.spi.PointwiseOptimizer;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DescentTest {

    /** With some 10,000 weights, steps of so many rows are worth four threads. */
    private static final int BATCH = 160;

    private static final int INPUTS = 60;

    /** Weights from and to. */
    private record Part(int from, int to) {}

    /** Momentum that counts in its second memory how often it has moved a weight, and notes the parts that it was given. */
    private record Pointwise(double learningRate, Queue<Part> parts) implements PointwiseOptimizer {
        @Override
        public int memories() {
            return 2;
        }

        @Override
        public void step(
                int from, int to, float[] weights, float[] gradient, float[][] memory, long step, double rate) {
            parts.add(new Part(from, to));
            for (int i = from; i < to; i++) {
                memory[0][i] = 0.9f * memory[0][i] + gradient[i];
                memory[1][i]++;
                weights[i] -= (float) (rate / step * memory[0][i]);
            }
        }
    }

    /** Steps whose length depends on the whole gradient. */
    private record Coupled(double learningRate) implements Optimizer {
        @Override
        public int memories() {
            return 1;
        }

        @Override
        public void step(float[] weights, float[] gradient, float[][] memory, long step, double rate) {
            memory[0][0]++; // as often as there are calls
            float largest = 1;
            for (float slope : gradient) {
                largest = Math.max(largest, Math.abs(slope));
            }
            for (int i = 0; i < weights.length; i++) {
                weights[i] -= (float) rate * gradient[i] / largest;
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void eachStepMovesEachWeightOnce(int threads) throws DivergedException {
        Pointwise rule = new Pointwise(0.01, new ConcurrentLinkedQueue<>());
        Training training = training(rule, threads, settings());
        training.epoch(() -> true);
        float[] once = new float[training.weights().length];
        Arrays.fill(once, (float) training.steps());
        assertThat(training.memory()[1]).containsExactly(once);
        int layers = training.objective().network().layers().size();
        assertThat(rule.parts()).hasSize((int) training.steps() * (threads == 1 ? 1 : threads * layers));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4})
    void sharedOrNotTheBitsAreTheSame(int threads) throws DivergedException {
        TrainingBuilder settings = settings().l2(1e-3).clip(0.5).weightDecay(0.1);
        Training alone = training(new Pointwise(0.01, new ConcurrentLinkedQueue<>()), 1, settings);
        Training shared = training(new Pointwise(0.01, new ConcurrentLinkedQueue<>()), threads, settings);
        for (int epoch = 0; epoch < 5; epoch++) {
            alone.epoch(() -> true);
            shared.epoch(() -> true);
        }
        assertThat(shared.weights()).containsExactly(alone.weights());
        assertThat(shared.memory()).isDeepEqualTo(alone.memory());
        assertThat(alone.steps()).as("traces are dropped every eight").isGreaterThan(8);
    }

    @Test
    void aRuleThatLooksAtSeveralWeightsIsGivenThemAll() throws DivergedException {
        Training alone = training(new Coupled(0.01), 1, settings());
        Training shared = training(new Coupled(0.01), 4, settings());
        alone.epoch(() -> true);
        shared.epoch(() -> true);
        assertThat(shared.weights()).containsExactly(alone.weights());
        assertThat(shared.memory()[0][0]).isEqualTo((float) shared.steps());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void tracesAreDropped(int threads) throws DivergedException {
        Training training = training(new Pointwise(1e-30, new ConcurrentLinkedQueue<>()), threads, settings());
        int last = training.weights().length - 1;
        for (int weight : new int[] {0, 5_000, 6_123, 9_000, last}) {
            training.weights()[weight] = 1e-33f;
        }
        for (int step = 1; step < 8; step++) {
            training.step();
        }
        assertThat(training.weights()[0]).isNotZero();
        training.step();
        assertThat(training.weights()[0]).isZero();
        assertThat(training.weights()[5_000]).isZero();
        assertThat(training.weights()[6_123]).isZero();
        assertThat(training.weights()[9_000]).isZero();
        assertThat(training.weights()[last]).isZero();
    }

    /** Gradient descent that leaves no trace. */
    private record Quiet(double learningRate) implements PointwiseOptimizer {
        @Override
        public int memories() {
            return 0;
        }

        @Override
        public void step(
                int from, int to, float[] weights, float[] gradient, float[][] memory, long step, double rate) {
            for (int i = from; i < to; i++) {
                weights[i] -= (float) rate * gradient[i];
            }
        }
    }

    @Test
    void sharedStepsAllocateNothing() throws DivergedException {
        Training training = training(new Quiet(1e-4), 2, settings());
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        training.epoch(() -> true);
        long[] helpers = helpers();
        assertThat(helpers).isNotEmpty();
        long least = Long.MAX_VALUE;
        // The weights alone are 40 kB. Until all is compiled, vectors are objects: the best of many epochs counts.
        for (int epoch = 0; epoch < 5000 && least >= 10_000; epoch++) {
            long before = allocated(threads, helpers);
            training.epoch(() -> true);
            least = Math.min(least, allocated(threads, helpers) - before);
        }
        assertThat(least).isLessThan(10_000);
    }

    /** Looked for once: that allocates, too. */
    private static long[] helpers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("nudge-helper"))
                .mapToLong(Thread::getId)
                .toArray();
    }

    /** By this thread and by those that help it. */
    private static long allocated(com.sun.management.ThreadMXBean threads, long[] helpers) {
        long sum = threads.getCurrentThreadAllocatedBytes();
        for (long helper : helpers) {
            sum += threads.getThreadAllocatedBytes(helper);
        }
        return sum;
    }

    private static TrainingBuilder settings() {
        return new TrainingBuilder().batch(BATCH);
    }

    private static Training training(Optimizer optimizer, int threads, TrainingBuilder settings) {
        Network network = Network.of(
                new NetworkSettings(
                        List.of(new HiddenLayer(100, Activation.RELU), new HiddenLayer(40, Activation.TANH)),
                        true,
                        Initialization.AUTO,
                        0),
                INPUTS,
                1);
        Objective objective = new Objective(
                network,
                new SquaredError(),
                RandomExamples.of(5 * BATCH / 2, INPUTS, 1, new SquaredError(), 1),
                Engine.best(threads));
        return new Training(objective, optimizer, settings.build());
    }
}
