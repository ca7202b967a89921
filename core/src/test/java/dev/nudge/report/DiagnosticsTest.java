package dev.nudge.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import dev.nudge.spi.Matrix;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DiagnosticsTest {

    private static List<Point> roc(float[] ofSecond, int... actual) {
        Matrix probabilities = Matrix.zeros(ofSecond.length, 2);
        for (int row = 0; row < ofSecond.length; row++) {
            probabilities.set(row, 0, 1 - ofSecond[row]);
            probabilities.set(row, 1, ofSecond[row]);
        }
        return Diagnostics.ofClasses(new Predictions.Classes(probabilities, List.of("no", "yes")), actual)
                .roc();
    }

    private static Diagnostics numbers(double[] actual, double... predicted) {
        return Diagnostics.ofNumbers(new Predictions.Numbers(predicted), actual);
    }

    @Test
    void theRocOfFourRows() {
        assertThat(roc(new float[] {0.9f, 0.8f, 0.3f, 0.1f}, 1, 0, 1, 0))
                .containsExactly(
                        new Point(0, 0), new Point(0, 0.5), new Point(0.5, 0.5), new Point(0.5, 1), new Point(1, 1));
    }

    @Test
    void rowsOfEqualProbabilityAreOneStep() {
        assertThat(roc(new float[] {0.5f, 0.5f, 0.5f, 0.2f}, 1, 0, 1, 0))
                .containsExactly(new Point(0, 0), new Point(0.5, 1), new Point(1, 1));
        assertThat(roc(new float[] {0, 0}, 0, 1)).containsExactly(new Point(0, 0), new Point(1, 1));
    }

    @Test
    void noRocOfOneClassOrOfThree() {
        assertThat(roc(new float[] {0.9f, 0.1f}, 1, 1)).isEmpty();
        assertThat(roc(new float[] {0.9f, 0.1f}, 0, 0)).isEmpty();
        Predictions.Classes three = new Predictions.Classes(Matrix.zeros(2, 3), List.of("a", "b", "c"));
        assertThat(Diagnostics.ofClasses(three, new int[] {0, 1})).isEqualTo(Diagnostics.NONE);
    }

    @Test
    void theAreaBelowTheThinnedCurveIsTheAuc() {
        Random random = new Random(3);
        int rows = 20_000;
        float[] ofSecond = new float[rows];
        int[] actual = new int[rows];
        Matrix probabilities = Matrix.zeros(rows, 2);
        for (int row = 0; row < rows; row++) {
            actual[row] = random.nextInt(4) == 0 ? 1 : 0;
            ofSecond[row] = (float) (1 / (1 + Math.exp(-random.nextGaussian() - actual[row])));
            probabilities.set(row, 0, 1 - ofSecond[row]);
            probabilities.set(row, 1, ofSecond[row]);
        }
        List<Point> roc = roc(ofSecond, actual);
        double area = 0;
        for (int i = 1; i < roc.size(); i++) {
            area += (roc.get(i).x() - roc.get(i - 1).x())
                    * (roc.get(i).y() + roc.get(i - 1).y())
                    / 2;
        }
        double auc = Metrics.ofClasses(new Predictions.Classes(probabilities, List.of("no", "yes")), actual)
                .metrics()
                .get("auc");
        assertThat(roc.size()).isBetween(100, 202);
        assertThat(area).isCloseTo(auc, offset(1e-3));
    }

    @Test
    void pairsAndResidualsOfAllRowsWhereTheyAreFew() {
        Diagnostics diagnostics = numbers(new double[] {1, 2, 10}, 1, 4, Double.NaN);
        assertThat(diagnostics.pairs()).containsExactly(new Point(1, 1), new Point(2, 4));
        assertThat(diagnostics.residuals().orElseThrow().counts()).containsExactly(1, 0, 0, 0, 1);
        assertThat(diagnostics.residuals().orElseThrow().start()).isEqualTo(-2);
    }

    @Test
    void pairsOfManyRowsAreASampleFromFirstToLast() {
        double[] values = new double[12_345];
        for (int i = 0; i < values.length; i++) {
            values[i] = i;
        }
        Diagnostics diagnostics = numbers(values, values);
        assertThat(diagnostics.pairs()).hasSize(1000).doesNotHaveDuplicates();
        assertThat(diagnostics.pairs().get(0)).isEqualTo(new Point(0, 0));
        assertThat(diagnostics.pairs().get(999).x()).isGreaterThan(12_300);
        assertThat(diagnostics.residuals().orElseThrow().counts()).containsExactly(12_345);
    }
}
