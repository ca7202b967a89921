package dev.nudge.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nudge.spi.Doc;
import dev.nudge.spi.Loss;
import dev.nudge.spi.Matrix;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** What every loss must do, whatever it measures. The number of a repetition is the seed of its random examples. */
interface LossContract {

    Loss subject();

    /** Whether the loss has a slope here; false close to a kink. */
    default boolean smoothAt(double output, double target) {
        return true;
    }

    /** The output that predicts this target, one of so many in its row, as well as float32 allows. */
    default double perfect(double target, int columns) {
        return switch (subject().target()) {
            case NUMBER -> target;
            case COUNT -> target == 0 ? -100 : Math.log(target);
            case YES_NO, ONE_OF_K -> 100 * (2 * target - 1);
        };
    }

    @RepeatedTest(30)
    default void gradientIsTheSlopeOfTheMean(RepetitionInfo seed) {
        Batch batch = random(seed);
        batch.evaluate(subject());
        Matrix gradient = batch.gradient();
        for (int row = 0; row < gradient.rows(); row++) {
            for (int column = 0; column < gradient.columns(); column++) {
                double slope = batch.centralDifference(subject(), row, column);
                assertThat((double) gradient.get(row, column)).isCloseTo(slope, within(1e-5 + 1e-4 * Math.abs(slope)));
            }
        }
    }

    @RepeatedTest(10)
    default void repeatingAllRowsChangesNeitherTheMeanNorTheSumOfSlopes(RepetitionInfo seed) {
        Batch once = random(seed);
        Batch twice = once.repeated();
        double loss = once.evaluate(subject());
        assertThat(twice.evaluate(subject())).isCloseTo(loss, within(1e-12 + 1e-12 * Math.abs(loss)));
        float[] slopes = once.gradient().data();
        for (int i = 0; i < slopes.length; i++) {
            assertThat(2 * twice.gradient().data()[i]).isCloseTo(slopes[i], within(1e-6f * (1 + Math.abs(slopes[i]))));
        }
    }

    @RepeatedTest(10)
    default void overwritesTheGradientAndNothingElse(RepetitionInfo seed) {
        Batch batch = random(seed);
        double loss = batch.evaluate(subject());
        Batch shifted = batch.shifted(3);
        float[] outputs = shifted.outputs().data().clone();
        float[] targets = shifted.targets().data().clone();
        Arrays.fill(shifted.gradient().data(), Float.NaN);

        assertThat(shifted.evaluate(subject())).isEqualTo(loss);

        assertThat(shifted.outputs().data()).isEqualTo(outputs);
        assertThat(shifted.targets().data()).isEqualTo(targets);
        float[] expected = new float[shifted.gradient().data().length];
        Arrays.fill(expected, Float.NaN);
        float[] slopes = batch.gradient().data();
        System.arraycopy(slopes, 0, expected, shifted.gradient().offset(), slopes.length);
        assertThat(shifted.gradient().data()).isEqualTo(expected);
    }

    @RepeatedTest(10)
    default void isFiniteAtExtremeOutputs(RepetitionInfo seed) {
        Batch batch = random(seed);
        Random random = new Random(seed.getCurrentRepetition());
        float[] outputs = batch.outputs().data();
        for (int i = 0; i < outputs.length; i++) {
            outputs[i] = random.nextBoolean() ? 1e4f : -1e4f;
        }
        assertThat(batch.evaluate(subject())).isFinite();
        for (float slope : batch.gradient().data()) {
            assertThat(slope).isFinite();
        }
    }

    @RepeatedTest(10)
    default void isLowestAtThePerfectPrediction(RepetitionInfo seed) {
        Batch batch = random(seed);
        double loss = batch.evaluate(subject());
        float[] outputs = batch.outputs().data();
        for (int i = 0; i < outputs.length; i++) {
            outputs[i] =
                    (float) perfect(batch.targets().data()[i], batch.targets().columns());
        }
        assertThat(batch.evaluate(subject())).isLessThanOrEqualTo(loss);
        for (float slope : batch.gradient().data()) {
            assertThat(slope).isCloseTo(0f, within(1e-5f));
        }
    }

    @Test
    default void threadsDoNotDisturbEachOther() {
        double[] alone = IntStream.range(0, 64).mapToDouble(this::lossOfSeed).toArray();
        double[] together =
                IntStream.range(0, 64).parallel().mapToDouble(this::lossOfSeed).toArray();
        assertThat(together).isEqualTo(alone);
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

    private Batch random(RepetitionInfo seed) {
        return Batch.random(subject().target(), this::smoothAt, new Random(seed.getCurrentRepetition()));
    }

    private double lossOfSeed(int seed) {
        return Batch.random(subject().target(), this::smoothAt, new Random(seed))
                .evaluate(subject());
    }
}
