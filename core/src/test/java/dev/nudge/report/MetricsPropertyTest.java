package dev.nudge.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nudge.spi.Matrix;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Metrics against their definitions, written down as plainly as can be; in any order of the rows. */
class MetricsPropertyTest {

    @Property(tries = 300)
    void ofNumbers(@ForAll @IntRange(min = 2, max = 50) int rows, @ForAll long seed) {
        Random random = new Random(seed);
        double[] predicted = random.doubles(rows, -100, 100).toArray();
        double[] actual = random.doubles(rows, -100, 100).toArray();
        double squares = 0;
        double absolutes = 0;
        double mean = 0;
        for (int i = 0; i < rows; i++) {
            squares += (predicted[i] - actual[i]) * (predicted[i] - actual[i]) / rows;
            absolutes += Math.abs(predicted[i] - actual[i]) / rows;
            mean += actual[i] / rows;
        }
        double variance = 0;
        for (double value : actual) {
            variance += (value - mean) * (value - mean) / rows;
        }

        Map<String, Double> metrics =
                ofNumbers(predicted, actual, IntStream.range(0, rows).boxed().toList());

        assertClose(metrics, "mse", squares);
        assertClose(metrics, "rmse", Math.sqrt(squares));
        assertClose(metrics, "mae", absolutes);
        assertClose(metrics, "r2", 1 - squares / variance);
        assertThat(metrics.get("mae")).isLessThanOrEqualTo(metrics.get("rmse") + 1e-9);
        assertThat(metrics.get("r2")).isLessThanOrEqualTo(1);
        assertSame(metrics, ofNumbers(predicted, actual, order(rows, random)));
    }

    @Property(tries = 300)
    void ofClasses(
            @ForAll @IntRange(min = 2, max = 60) int rows,
            @ForAll @IntRange(min = 3, max = 5) int classes,
            @ForAll long seed) {
        Random random = new Random(seed);
        float[][] probabilities = new float[rows][classes];
        int[] actual = new int[rows];
        int[] predicted = new int[rows];
        double logLoss = 0;
        for (int i = 0; i < rows; i++) {
            actual[i] = random.nextInt(classes);
            probabilities[i] = probabilities(classes, random);
            for (int c = 1; c < classes; c++) {
                predicted[i] = probabilities[i][c] > probabilities[i][predicted[i]] ? c : predicted[i];
            }
            logLoss -= Math.log(probabilities[i][actual[i]]) / rows;
        }

        Map<String, Double> metrics = ofClasses(
                probabilities, actual, IntStream.range(0, rows).boxed().toList());

        assertClose(metrics, "accuracy", count(rows, i -> predicted[i] == actual[i]) / (double) rows);
        assertClose(metrics, "logLoss", logLoss);
        assertMeans(metrics, classes, predicted, actual);
        metrics.forEach((name, value) -> assertThat(value).as(name).isNotNegative());
        assertSame(metrics, ofClasses(probabilities, actual, order(rows, random)));
    }

    /** Precision, recall and f1 as means over the classes that are there or predicted. */
    private static void assertMeans(Map<String, Double> metrics, int classes, int[] predicted, int[] actual) {
        List<double[]> scores = new ArrayList<>();
        for (int c = 0; c < classes; c++) {
            int of = c;
            int both = count(actual.length, i -> predicted[i] == of && actual[i] == of);
            int told = count(actual.length, i -> predicted[i] == of);
            int there = count(actual.length, i -> actual[i] == of);
            if (told + there > 0) {
                scores.add(new double[] {
                    told == 0 ? 0 : (double) both / told,
                    there == 0 ? 0 : (double) both / there,
                    2.0 * both / (told + there)
                });
            }
        }
        List<String> names = List.of("precision", "recall", "f1");
        for (int i = 0; i < names.size(); i++) {
            int which = i;
            double mean =
                    scores.stream().mapToDouble(score -> score[which]).average().orElseThrow();
            assertClose(metrics, names.get(i), mean);
            assertThat(metrics.get(names.get(i))).isBetween(0.0, 1.0);
        }
    }

    private static int count(int rows, IntPredicate which) {
        return (int) IntStream.range(0, rows).filter(which).count();
    }

    private static float[] probabilities(int classes, Random random) {
        float[] probabilities = new float[classes];
        float sum = 0;
        for (int c = 0; c < classes; c++) {
            probabilities[c] = 0.01f + random.nextFloat();
            sum += probabilities[c];
        }
        for (int c = 0; c < classes; c++) {
            probabilities[c] /= sum;
        }
        return probabilities;
    }

    private static List<Integer> order(int rows, Random random) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, rows).boxed().toList());
        Collections.shuffle(order, random);
        return order;
    }

    private static Map<String, Double> ofNumbers(double[] predicted, double[] actual, List<Integer> order) {
        return Metrics.ofNumbers(
                        new Predictions.Numbers(
                                order.stream().mapToDouble(i -> predicted[i]).toArray()),
                        order.stream().mapToDouble(i -> actual[i]).toArray())
                .metrics();
    }

    private static Map<String, Double> ofClasses(float[][] probabilities, int[] actual, List<Integer> order) {
        int classes = probabilities[0].length;
        Matrix matrix = Matrix.zeros(order.size(), classes);
        for (int row = 0; row < order.size(); row++) {
            for (int c = 0; c < classes; c++) {
                matrix.set(row, c, probabilities[order.get(row)][c]);
            }
        }
        List<String> names = IntStream.range(0, classes).mapToObj(c -> "c" + c).toList();
        return Metrics.ofClasses(
                        new Predictions.Classes(matrix, names),
                        order.stream().mapToInt(i -> actual[i]).toArray())
                .metrics();
    }

    private static void assertSame(Map<String, Double> metrics, Map<String, Double> others) {
        assertThat(others).containsOnlyKeys(metrics.keySet());
        metrics.forEach((name, value) -> assertClose(others, name, value));
    }

    private static void assertClose(Map<String, Double> metrics, String name, double expected) {
        assertThat(metrics.get(name)).as(name).isCloseTo(expected, within(1e-6 * Math.max(1, Math.abs(expected))));
    }
}
