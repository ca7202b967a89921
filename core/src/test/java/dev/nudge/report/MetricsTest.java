package dev.nudge.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nudge.spi.Matrix;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class MetricsTest {

    @Test
    void ofNumbersByHand() {
        // scikit-learn's example for r2_score: 0.948...
        Evaluation evaluation =
                Metrics.ofNumbers(new Predictions.Numbers(new double[] {2.5, 0.0, 2, 8}), new double[] {3, -0.5, 2, 7});
        assertThat(evaluation.rows()).isEqualTo(4);
        assertThat(evaluation.classes()).isEmpty();
        assertThat(evaluation.metrics()).containsOnlyKeys("mse", "rmse", "mae", "r2");
        assertMetric(evaluation, "mse", 0.375);
        assertMetric(evaluation, "rmse", Math.sqrt(0.375));
        assertMetric(evaluation, "mae", 0.5);
        assertMetric(evaluation, "r2", 0.9486081370449679);
    }

    @Test
    void worseThanTheMeanIsANegativeR2() {
        Evaluation evaluation =
                Metrics.ofNumbers(new Predictions.Numbers(new double[] {3, 2, 1}), new double[] {1, 2, 3});
        assertMetric(evaluation, "r2", -3); // 1 - 8 / 2
    }

    @Test
    void r2IsLeftOutWhereItIsUndefined() {
        assertThat(Metrics.ofNumbers(new Predictions.Numbers(new double[] {3}), new double[] {5})
                        .metrics())
                .containsOnlyKeys("mse", "rmse", "mae");
        float tenth = 0.1f;
        assertThat(Metrics.ofNumbers(
                                new Predictions.Numbers(new double[] {1, 2, 3}), new double[] {tenth, tenth, tenth})
                        .metrics())
                .doesNotContainKey("r2");
    }

    @Test
    void ofThreeClassesByHand() {
        // actual 0 1 2 0 1 2, predicted 0 2 1 0 0 1: scikit-learn's example, whose macro scores are 0.22, 0.33, 0.27
        Evaluation evaluation = Metrics.ofClasses(certain(3, 0, 2, 1, 0, 0, 1), new int[] {0, 1, 2, 0, 1, 2});
        assertThat(evaluation.metrics()).containsOnlyKeys("accuracy", "logLoss", "precision", "recall", "f1");
        assertMetric(evaluation, "accuracy", 2.0 / 6);
        assertMetric(evaluation, "precision", 2.0 / 9);
        assertMetric(evaluation, "recall", 1.0 / 3);
        assertMetric(evaluation, "f1", 4.0 / 15);
        Evaluation.PerClass classes = evaluation.classes().orElseThrow();
        assertThat(classes.names()).containsExactly("c0", "c1", "c2");
        assertThat(classes.confusion()).containsExactly(List.of(2, 0, 0), List.of(1, 0, 1), List.of(0, 2, 0));
        assertThat(classes.scores().get(0)).isEqualTo(new ClassScore(2.0 / 3, 1, 0.8, 2));
        assertThat(classes.scores().get(1)).isEqualTo(new ClassScore(0, 0, 0, 2));
    }

    @Test
    void aClassThatDoesNotOccurIsNotInTheMeans() {
        // class 2 is neither there nor predicted
        Evaluation evaluation = Metrics.ofClasses(certain(3, 0, 1, 1), new int[] {0, 1, 0});
        assertMetric(evaluation, "precision", (1 + 0.5) / 2);
        assertMetric(evaluation, "recall", (0.5 + 1) / 2);
        assertThat(evaluation.classes().orElseThrow().scores().get(2)).isEqualTo(new ClassScore(0, 0, 0, 0));
        // predicted, though it is not there, it counts
        assertMetric(Metrics.ofClasses(certain(3, 0, 1, 2), new int[] {0, 1, 0}), "recall", (0.5 + 1 + 0) / 3);
    }

    @Test
    void logLossByHand() {
        assertMetric(Metrics.ofClasses(second(0.25f, 0.75f), new int[] {0, 1}), "logLoss", -Math.log(0.75));
        assertMetric(
                Metrics.ofClasses(second(0.25f, 0.5f), new int[] {1, 0}), "logLoss", (Math.log(4) + Math.log(2)) / 2);
    }

    @Test
    void aClassHeldImpossibleCostsALot() {
        assertMetric(Metrics.ofClasses(second(0f), new int[] {1}), "logLoss", 15 * Math.log(10));
    }

    @Test
    void aucOfKnownScores() {
        // scikit-learn's example: 0.75
        assertMetric(Metrics.ofClasses(second(0.1f, 0.4f, 0.35f, 0.8f), new int[] {0, 0, 1, 1}), "auc", 0.75);
        assertMetric(Metrics.ofClasses(second(0.1f, 0.2f, 0.3f), new int[] {0, 0, 1}), "auc", 1);
        assertMetric(Metrics.ofClasses(second(0.3f, 0.2f, 0.1f), new int[] {0, 0, 1}), "auc", 0);
        assertMetric(Metrics.ofClasses(second(0.5f, 0.5f, 0.5f), new int[] {0, 1, 1}), "auc", 0.5);
        // pairs: (.2, .2) half, (.2, .7) right, (.6, .2) wrong, (.6, .7) right
        assertMetric(Metrics.ofClasses(second(0.2f, 0.6f, 0.2f, 0.7f), new int[] {0, 0, 1, 1}), "auc", 2.5 / 4);
    }

    @Test
    void aucIsLeftOutWhereAClassHasNoRows() {
        assertThat(Metrics.ofClasses(second(0.3f, 0.7f), new int[] {1, 1}).metrics())
                .doesNotContainKey("auc");
        assertThat(Metrics.ofClasses(second(0.3f, 0.7f), new int[] {0, 0}).metrics())
                .doesNotContainKey("auc");
    }

    /** Against its definition, over all pairs; few different scores, so that ties are many. */
    @Property(tries = 200)
    void aucIsTheShareOfPairsInOrder(@ForAll @IntRange(min = 2, max = 40) int rows, @ForAll long seed) {
        Random random = new Random(seed);
        float[] scores = new float[rows];
        int[] actual = new int[rows];
        for (int i = 0; i < rows; i++) {
            scores[i] = random.nextInt(6) / 5f;
            actual[i] = i < 2 ? i : random.nextInt(2);
        }
        double ordered = 0;
        int pairs = 0;
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < rows; j++) {
                if (actual[i] == 0 && actual[j] == 1) {
                    pairs++;
                    ordered += scores[i] < scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
                }
            }
        }
        assertMetric(Metrics.ofClasses(second(scores), actual), "auc", ordered / pairs);
    }

    @Test
    void predictionsThatAreNotNumbersAreMeasuredAsSuch() {
        Assertions.assertThatNoException()
                .isThrownBy(() -> org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(
                        Duration.ofSeconds(5),
                        () -> assertThat(Metrics.ofClasses(second(Float.NaN, 0.5f, Float.NaN), new int[] {0, 1, 1})
                                        .metrics()
                                        .get("logLoss"))
                                .isNaN()));
        assertThat(Metrics.ofNumbers(new Predictions.Numbers(new double[] {Double.NaN}), new double[] {5})
                        .metrics()
                        .get("mse"))
                .isNaN();
    }

    @Test
    void theFirstOfEquallyProbableClassesIsPredicted() {
        Predictions predictions = second(0.5f, 0.75f);
        assertThat(predictions.rows()).isEqualTo(2);
        assertThat(predictions.label(0)).contains("c0");
        assertThat(predictions.label(1)).contains("c1");
        assertThat(new Predictions.Numbers(new double[] {1}).label(0)).isEmpty();
    }

    private static void assertMetric(Evaluation evaluation, String metric, double expected) {
        assertThat(evaluation.metrics().get(metric)).as(metric).isCloseTo(expected, within(1e-6));
    }

    /** Two classes, given the probabilities of the second. */
    private static Predictions.Classes second(float... probabilities) {
        Matrix matrix = Matrix.zeros(probabilities.length, 2);
        for (int row = 0; row < probabilities.length; row++) {
            matrix.set(row, 0, 1 - probabilities[row]);
            matrix.set(row, 1, probabilities[row]);
        }
        return new Predictions.Classes(matrix, List.of("c0", "c1"));
    }

    private static Predictions.Classes certain(int classes, int... predicted) {
        Matrix matrix = Matrix.zeros(predicted.length, classes);
        for (int row = 0; row < predicted.length; row++) {
            matrix.set(row, predicted[row], 1);
        }
        return new Predictions.Classes(matrix, List.of("c0", "c1", "c2").subList(0, classes));
    }
}
