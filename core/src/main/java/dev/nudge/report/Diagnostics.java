package dev.nudge.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What charts of the predictions for some rows need, of a size that does not grow with the rows.
 *
 * @param pairs for numbers: actual and predicted value of some rows, evenly spread
 * @param residuals for numbers: how often actual minus predicted value is what, of all rows
 * @param roc for two classes: from (0, 0) to (1, 1) the share of the first class's rows taken for the second (x) and of the
 *     second class's rows recognised (y), as the threshold falls; empty unless both classes occur
 */
public record Diagnostics(List<Point> pairs, Optional<Histogram> residuals, List<Point> roc) {

    /** Nothing to draw. */
    public static final Diagnostics NONE = new Diagnostics(List.of(), Optional.empty(), List.of());

    private static final int MOST_PAIRS = 1000;

    /** The sum of x and y grows by this from one point of the curve to the next, or more. */
    private static final double ROC_STEP = 0.01;

    public Diagnostics {
        pairs = List.copyOf(pairs);
        roc = List.copyOf(roc);
    }

    static Diagnostics ofNumbers(Predictions.Numbers predicted, double[] actual) {
        int shown = Math.min(actual.length, MOST_PAIRS);
        List<Point> pairs = new ArrayList<>(shown);
        for (int i = 0; i < shown; i++) {
            int row = (int) ((long) i * actual.length / shown);
            if (Double.isFinite(actual[row]) && Double.isFinite(predicted.value(row))) {
                pairs.add(new Point(actual[row], predicted.value(row)));
            }
        }
        Histogram residuals = Histogram.of(actual.length, row -> actual[row] - predicted.value(row));
        return new Diagnostics(pairs, Optional.of(residuals), List.of());
    }

    static Diagnostics ofClasses(Predictions.Classes predicted, int[] actual) {
        if (predicted.classes().size() != 2) {
            return NONE;
        }
        // Probabilities are floats from 0 to 1, whose bits are in their order: a row is one number to sort.
        long[] rows = new long[actual.length];
        long positives = 0;
        for (int row = 0; row < rows.length; row++) {
            rows[row] = (long) Float.floatToIntBits((float) predicted.probability(row, 1)) << 1 | actual[row];
            positives += actual[row];
        }
        if (positives == 0 || positives == rows.length) {
            return NONE;
        }
        Arrays.sort(rows);
        return new Diagnostics(List.of(), Optional.empty(), roc(rows, positives));
    }

    /** @param ascending for each row, its probability above the last bit, and in that bit its class */
    private static List<Point> roc(long[] ascending, long positives) {
        double negatives = ascending.length - positives;
        List<Point> points = new ArrayList<>();
        Point last = new Point(0, 0);
        points.add(last);
        long falsely = 0;
        long rightly = 0;
        for (int i = ascending.length - 1; i >= 0; i--) {
            rightly += ascending[i] & 1;
            falsely += 1 - (ascending[i] & 1);
            // Rows of equal probability are taken together: no threshold parts them.
            if (i > 0 && ascending[i - 1] >> 1 == ascending[i] >> 1) {
                continue;
            }
            Point point = new Point(falsely / negatives, (double) rightly / positives);
            if (i == 0 || point.x() + point.y() - last.x() - last.y() >= ROC_STEP) {
                points.add(point);
                last = point;
            }
        }
        return points;
    }
}
