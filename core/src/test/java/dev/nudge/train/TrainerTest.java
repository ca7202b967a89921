package dev.nudge.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.fixtures.PlainDescent;
import dev.nudge.fixtures.SquaredError;
import dev.nudge.fixtures.TrainingBuilder;
import dev.nudge.kernel.Engine;
import dev.nudge.network.Network;
import dev.nudge.network.NetworkSettings;
import dev.nudge.spi.Optimizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class TrainerTest {

    private static final Optimizer DESCENT = new PlainDescent(0.1);

    /** Adds 1 to every weight, so that a weight tells how many steps were made. */
    private record Counter(double learningRate) implements Optimizer {
        @Override
        public int memories() {
            return 0;
        }

        @Override
        public void step(float[] weights, float[] gradient, float[][] memory, long step, double rate) {
            for (int i = 0; i < weights.length; i++) {
                weights[i]++;
            }
        }
    }

    private static final class Diary implements Watcher {
        final List<Epoch> epochs = new ArrayList<>();

        @Override
        public void epoch(Epoch epoch) {
            epochs.add(epoch);
        }
    }

    @Test
    void trainsForAllEpochsAndReportsEach() {
        TrainingSettings settings = new TrainingBuilder().epochs(3).build();
        Training training = training(DESCENT, settings);
        Diary diary = new Diary();
        Trainer.Ending ending = new Trainer(training, settings, weights -> losses(training.loss()), diary).run();
        assertThat(ending.status()).isEqualTo(Status.COMPLETED);
        assertThat(ending.epochs()).isEqualTo(3);
        assertThat(ending.reason()).isEmpty();
        assertThat(diary.epochs).extracting(Epoch::number).containsExactly(1, 2, 3);
        assertThat(diary.epochs).extracting(Epoch::steps).containsExactly(1L, 2L, 3L);
        assertThat(diary.epochs).extracting(Epoch::rate).containsOnly(0.1);
        assertThat(diary.epochs).extracting(Epoch::seconds).isSorted();
        assertThat(diary.epochs.get(2).metrics()).containsEntry("train.loss", training.loss());
    }

    @Test
    void stopsAfterThePatienceAndRestoresTheBestWeights() {
        // best after epoch 3; 4 and 5 are no better
        TrainingSettings settings = new TrainingBuilder()
                .epochs(100)
                .stopEarly("validation.loss", 2)
                .build();
        Training training = training(new Counter(1), settings);
        Trainer.Ending ending = run(training, settings, "validation.loss", 5, 4, 3, 3, 3.5, 1);
        assertThat(ending.status()).isEqualTo(Status.COMPLETED);
        assertThat(ending.epochs()).isEqualTo(5);
        assertThat(ending.reason()).contains("stopped early: validation.loss was best after epoch 3");
        assertThat(training.weights()).containsOnly(3);
    }

    @Test
    void anImprovementStartsThePatienceAgain() {
        TrainingSettings settings = new TrainingBuilder()
                .epochs(100)
                .stopEarly("validation.loss", 2)
                .build();
        Training training = training(new Counter(1), settings);
        Trainer.Ending ending = run(training, settings, "validation.loss", 5, 6, 4, 6, 3, 6, 6, 0);
        assertThat(ending.epochs()).isEqualTo(7);
        assertThat(training.weights()).containsOnly(5);
    }

    @Test
    void forMeritsTheHighestIsBest() {
        TrainingSettings settings = new TrainingBuilder()
                .epochs(100)
                .stopEarly("validation.accuracy", 2)
                .build();
        Training training = training(new Counter(1), settings);
        Trainer.Ending ending = run(training, settings, "validation.accuracy", 0.5, 0.75, 0.5, 0.75, 0.9);
        assertThat(ending.epochs()).isEqualTo(4);
        assertThat(training.weights()).containsOnly(2);
    }

    @Test
    void theBestWeightsAreRestoredAtTheLastEpochToo() {
        TrainingSettings settings =
                new TrainingBuilder().epochs(4).stopEarly("validation.loss", 10).build();
        Training training = training(new Counter(1), settings);
        Trainer.Ending ending = run(training, settings, "validation.loss", 5, 4, 6, 6);
        assertThat(ending.epochs()).isEqualTo(4);
        assertThat(training.weights()).containsOnly(2);
    }

    @Test
    void stopsWhenTheGradientIsSmall() {
        TrainingSettings settings =
                new TrainingBuilder().epochs(10_000).converge(1e-3).build();
        Training training = training(DESCENT, settings);
        Trainer.Ending ending = new Trainer(training, settings, weights -> losses(training.loss()), Watcher.NONE).run();
        assertThat(ending.status()).isEqualTo(Status.COMPLETED);
        assertThat(ending.epochs()).isBetween(10, 200);
        assertThat(ending.reason().orElseThrow())
                .isEqualTo("converged: the gradient's norm is " + training.gradientNorm());
        assertThat(training.gradientNorm()).isLessThan(1e-3);
    }

    @Test
    void keepsTheLastGoodWeightsWhenItDiverges() {
        // each step multiplies the error by -39: the initial weights are the best there were
        TrainingSettings settings = new TrainingBuilder().epochs(100).build();
        Training training = training(new PlainDescent(10), settings);
        Diary diary = new Diary();
        Objective objective = objective();
        Trainer.Ending ending =
                new Trainer(training, settings, weights -> losses(objective.loss(weights)), diary).run();
        assertThat(ending.status()).isEqualTo(Status.DIVERGED);
        assertThat(ending.reason()).contains("diverged");
        assertThat(ending.divergence().orElseThrow().step()).isEqualTo(2);
        assertThat(ending.epochs()).isEqualTo(1);
        assertThat(diary.epochs).hasSize(1);
        assertThat(training.weights()).containsOnly(0);
        assertThat(training.loss()).as("of the weights that were kept").isEqualTo(9);
    }

    /** Steps that come close to the bottom (3 = w + b) and then go far away. */
    private record GoodThenBad(double learningRate) implements Optimizer {
        @Override
        public int memories() {
            return 0;
        }

        @Override
        public void step(float[] weights, float[] gradient, float[][] memory, long step, double rate) {
            weights[0] = step <= 2 ? step : step == 3 ? 50 : Float.NaN;
        }
    }

    @Test
    void theLastGoodWeightsAreThoseWithTheLowestTrainLoss() {
        TrainingSettings settings = new TrainingBuilder().epochs(100).build();
        Training training = training(new GoodThenBad(1), settings);
        Objective objective = objective();
        Trainer.Ending ending =
                new Trainer(training, settings, weights -> losses(objective.loss(weights)), Watcher.NONE).run();
        assertThat(ending.status()).isEqualTo(Status.DIVERGED);
        assertThat(ending.epochs()).isEqualTo(3);
        assertThat(training.weights()).containsExactly(2, 0);
        assertThat(training.loss()).isEqualTo(1);
    }

    @Test
    void isInterruptedWithinAnEpoch() {
        TrainingSettings settings = new TrainingBuilder().epochs(100).batch(1).build();
        Training training = new Training(
                new Objective(
                        Network.of(new NetworkSettings(), 1, 1),
                        new SquaredError(),
                        RandomExamples.of(5, 1, 1, new SquaredError(), 1),
                        Engine.best()),
                new PlainDescent(0.01),
                settings);
        Watcher impatient = new Watcher() {
            @Override
            public void epoch(Epoch epoch) {}

            @Override
            public boolean goOn() {
                return training.steps() < 7;
            }
        };
        Trainer.Ending ending = new Trainer(training, settings, weights -> losses(1), impatient).run();
        assertThat(ending.status()).isEqualTo(Status.INTERRUPTED);
        assertThat(ending.epochs()).isEqualTo(1);
        assertThat(training.steps())
                .as("as the weights, those of the last whole epoch")
                .isEqualTo(5);
    }

    private static Trainer.Ending run(Training training, TrainingSettings settings, String metric, double... values) {
        Function<float[], Map<String, Double>> evaluate = weights -> {
            Map<String, Double> metrics = losses(1);
            metrics.put(metric, values[(int) training.steps() - 1]);
            return metrics;
        };
        return new Trainer(training, settings, evaluate, Watcher.NONE).run();
    }

    private static Map<String, Double> losses(double train) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("train.loss", train);
        return metrics;
    }

    /** Input 1, target 3: the loss at zero is 9. */
    private static Objective objective() {
        return new Objective(
                Network.of(new NetworkSettings(), 1, 1),
                new SquaredError(),
                RandomExamples.pairs(new double[] {1}, new double[] {3}),
                Engine.best());
    }

    private static Training training(Optimizer optimizer, TrainingSettings settings) {
        return new Training(objective(), optimizer, settings);
    }
}
