package dev.nudge.optimizers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.spi.Doc;
import dev.nudge.spi.Optimizer;
import java.lang.reflect.RecordComponent;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** What every optimizer must do, whatever its rule. The number of a repetition is the seed of its random gradients. */
interface OptimizerContract {

    Optimizer subject();

    @RepeatedTest(5)
    default void twoRunsGiveTheSameBits(RepetitionInfo seed) {
        Run one = new Run(subject(), 37);
        Run other = new Run(subject(), 37);
        one.follow(1, 50, seed.getCurrentRepetition());
        other.follow(1, 50, seed.getCurrentRepetition());
        other.mustEqual(one);
    }

    @RepeatedTest(5)
    default void resumingFromSavedMemoryGivesTheSameBits(RepetitionInfo seed) {
        Run whole = new Run(subject(), 37);
        whole.follow(1, 50, seed.getCurrentRepetition());
        Run half = new Run(subject(), 37);
        half.follow(1, 20, seed.getCurrentRepetition());
        Run resumed = half.copy(subject());
        resumed.follow(21, 50, seed.getCurrentRepetition());
        resumed.mustEqual(whole);
    }

    @Test
    default void descendsIntoAConvexValley() {
        float[] curvature = {0.5f, 1, 1.5f, 2};
        Run run = new Run(subject(), curvature.length);
        double start = height(run.weights, curvature);
        float[] gradient = new float[curvature.length];
        for (int step = 1; step <= 500; step++) {
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] = curvature[i] * run.weights[i];
            }
            run.optimizer.step(run.weights, gradient, run.memory, step, 0.05);
        }
        assertThat(height(run.weights, curvature)).isLessThan(start / 10);
    }

    @Test
    default void standsStillWithoutASlope() {
        Run run = new Run(subject(), 5);
        float[] before = run.weights.clone();
        for (int step = 1; step <= 3; step++) {
            run.optimizer.step(run.weights, new float[5], run.memory, step, 0.1);
        }
        assertThat(run.weights).isEqualTo(before);
    }

    @Test
    default void aShorterRateMakesAShorterFirstStep() {
        float[] quick = course(subject(), 0.1, 0.5f);
        float[] slow = course(subject(), 0.001, 0.5f);
        assertThat(1 - slow[0]).isPositive().isLessThan((1 - quick[0]) / 50);
    }

    /** Denormal numbers make a step many times slower. */
    @Test
    default void memoryFadesToZeroWithoutLingeringAboveIt() {
        Run run = new Run(subject(), 64);
        run.follow(1, 1, 1);
        for (int step = 2; step <= 120_000; step++) {
            run.optimizer.step(run.weights, new float[64], run.memory, step, 1e-3);
        }
        for (float[] vector : run.memory) {
            for (float value : vector) {
                assertThat(value == 0 || Math.abs(value) >= 1e-30f)
                        .as("%s", value)
                        .isTrue();
            }
        }
    }

    @Test
    default void saysWhatItIs() {
        Doc doc = subject().getClass().getAnnotation(Doc.class);
        assertThat(doc.value()).isNotBlank();
        assertThat(doc.formula()).isNotBlank();
        assertThat(doc.source()).isNotBlank();
        assertThat(doc.chooseWhen()).isNotBlank();
        for (RecordComponent component : subject().getClass().getRecordComponents()) {
            assertThat(component.getAnnotation(Doc.class))
                    .as(component.getName())
                    .isNotNull();
        }
    }

    /** Where a single weight, from 1, stands after each of these gradients. */
    static float[] course(Optimizer optimizer, double rate, float... gradients) {
        float[] weight = {1};
        float[][] memory = new float[optimizer.memories()][1];
        float[] course = new float[gradients.length];
        for (int i = 0; i < gradients.length; i++) {
            optimizer.step(weight, new float[] {gradients[i]}, memory, i + 1, rate);
            course[i] = weight[0];
        }
        return course;
    }

    private static double height(float[] weights, float[] curvature) {
        double height = 0;
        for (int i = 0; i < weights.length; i++) {
            height += curvature[i] * weights[i] * weights[i] / 2;
        }
        return height;
    }

    /** Weights on their way, with the memory that belongs to them. */
    final class Run {

        private final Optimizer optimizer;
        private final float[] weights;
        private final float[][] memory;

        private Run(Optimizer optimizer, int size) {
            this.optimizer = optimizer;
            this.weights = gradient(size, 0, 0);
            this.memory = new float[optimizer.memories()][size];
        }

        private Run copy(Optimizer other) {
            Run copy = new Run(other, weights.length);
            System.arraycopy(weights, 0, copy.weights, 0, weights.length);
            for (int i = 0; i < memory.length; i++) {
                System.arraycopy(memory[i], 0, copy.memory[i], 0, weights.length);
            }
            return copy;
        }

        private void follow(int from, int to, long seed) {
            for (int step = from; step <= to; step++) {
                optimizer.step(weights, gradient(weights.length, seed, step), memory, step, 0.1 / step);
            }
        }

        private void mustEqual(Run other) {
            assertThat(weights).isEqualTo(other.weights);
            assertThat(memory).isDeepEqualTo(other.memory);
        }

        private static float[] gradient(int size, long seed, int step) {
            Random random = new Random(1000 * seed + step);
            float[] gradient = new float[size];
            for (int i = 0; i < size; i++) {
                gradient[i] = (float) random.nextGaussian();
            }
            return gradient;
        }
    }
}
