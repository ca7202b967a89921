package dev.nudge.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Measures predictions against what was true. */
public final class Metrics {

    /** The smallest probability that a logarithm is taken of; a class held impossible costs 34.5, not infinity. */
    private static final double IMPOSSIBLE = 1e-15;

    private Metrics() {}

    /** mse, rmse, mae, r2, in the units of the target. */
    public static Evaluation ofNumbers(Predictions.Numbers predicted, double[] actual) {
        return ofNumbers(predicted, actual, spread(actual));
    }

    /** The sum of the squared distances from the mean. */
    static double spread(double[] actual) {
        DoubleSummaryStatistics sum = new DoubleSummaryStatistics();
        for (double value : actual) {
            sum.accept(value);
        }
        double mean = sum.getAverage();
        double spread = 0;
        for (double value : actual) {
            spread += (value - mean) * (value - mean);
        }
        return spread;
    }

    /** The same where the spread is known. */
    static Evaluation ofNumbers(Predictions.Numbers predicted, double[] actual, double spread) {
        int n = actual.length;
        double squares = 0;
        double absolutes = 0;
        for (int i = 0; i < n; i++) {
            double error = predicted.value(i) - actual[i];
            squares += error * error;
            absolutes += Math.abs(error);
        }
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("mse", squares / n);
        metrics.put("rmse", Math.sqrt(squares / n));
        metrics.put("mae", absolutes / n);
        if (spread > 0) {
            metrics.put("r2", 1 - squares / spread);
        }
        return new Evaluation(n, metrics, Optional.empty());
    }

    /**
     * accuracy, logLoss (natural logarithm), precision, recall and f1 (means over the classes that occur), and for two
     * classes auc (of the second class).
     */
    public static Evaluation ofClasses(Predictions.Classes predicted, int[] actual) {
        int classes = predicted.classes().size();
        int[][] confusion = new int[classes][classes];
        double logLoss = 0;
        int right = 0;
        for (int i = 0; i < actual.length; i++) {
            int best = predicted.best(i);
            confusion[actual[i]][best]++;
            right += best == actual[i] ? 1 : 0;
            logLoss -= Math.log(Math.max(predicted.probability(i, actual[i]), IMPOSSIBLE));
        }
        List<ClassScore> scores = IntStream.range(0, classes)
                .mapToObj(index -> ClassScore.of(confusion, index))
                .toList();
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("accuracy", (double) right / actual.length);
        metrics.put("logLoss", logLoss / actual.length);
        addMeans(metrics, scores, occurring(confusion));
        if (classes == 2) {
            auc(predicted, actual).ifPresent(auc -> metrics.put("auc", auc));
        }
        List<List<Integer>> counts = Arrays.stream(confusion)
                .map(row -> Arrays.stream(row).boxed().toList())
                .toList();
        return new Evaluation(
                actual.length, metrics, Optional.of(new Evaluation.PerClass(predicted.classes(), counts, scores)));
    }

    private static List<Integer> occurring(int[][] confusion) {
        List<Integer> occurring = new ArrayList<>();
        for (int index = 0; index < confusion.length; index++) {
            int count = 0;
            for (int other = 0; other < confusion.length; other++) {
                count += confusion[index][other] + confusion[other][index];
            }
            if (count > 0) {
                occurring.add(index);
            }
        }
        return occurring;
    }

    private static void addMeans(Map<String, Double> metrics, List<ClassScore> scores, List<Integer> occurring) {
        double precision = 0;
        double recall = 0;
        double f1 = 0;
        for (int index : occurring) {
            precision += scores.get(index).precision() / occurring.size();
            recall += scores.get(index).recall() / occurring.size();
            f1 += scores.get(index).f1() / occurring.size();
        }
        metrics.put("precision", precision);
        metrics.put("recall", recall);
        metrics.put("f1", f1);
    }

    /**
     * The probability that a random row of the second class is given a higher probability of it than a random row of the
     * first; ties count half (Mann and Whitney 1947). Undefined if a class has no rows.
     */
    private static Optional<Double> auc(Predictions.Classes predicted, int[] actual) {
        List<Integer> ascending = IntStream.range(0, actual.length)
                .boxed()
                .sorted((a, b) -> Double.compare(predicted.probability(a, 1), predicted.probability(b, 1)))
                .toList();
        double ranks = 0;
        long positives = 0;
        for (int from = 0; from < ascending.size(); ) {
            int to = from;
            double score = predicted.probability(ascending.get(from), 1);
            long positivesHere = 0;
            // compare, not ==: a NaN is equal to itself, and the loop goes on
            while (to < ascending.size() && Double.compare(predicted.probability(ascending.get(to), 1), score) == 0) {
                positivesHere += actual[ascending.get(to)];
                to++;
            }
            ranks += positivesHere * (from + 1 + to) / 2.0;
            positives += positivesHere;
            from = to;
        }
        long negatives = actual.length - positives;
        if (positives == 0 || negatives == 0) {
            return Optional.empty();
        }
        return Optional.of((ranks - positives * (positives + 1) / 2.0) / ((double) positives * negatives));
    }
}
