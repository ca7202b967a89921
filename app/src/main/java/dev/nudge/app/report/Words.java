package dev.nudge.app.report;

import dev.nudge.report.Formula;
import java.util.Map;

/** How numbers and the names of metrics are said. */
final class Words {

    private static final Map<String, String> METRICS = Map.ofEntries(
            Map.entry("loss", "what training lowers; lower is better"),
            Map.entry("mse", "mean squared error; lower is better"),
            Map.entry("rmse", "root mean squared error: how far off predictions typically are; lower is better"),
            Map.entry("mae", "mean absolute error: how far off predictions are on average; lower is better"),
            Map.entry("r2", "share of the variance that is explained; 1 is perfect, 0 is as good as the mean"),
            Map.entry("accuracy", "share of the rows that are classified correctly; higher is better"),
            Map.entry("logLoss", "mean of -log of the probability given to the true class; lower is better"),
            Map.entry("precision", "of the rows said to be of a class, the share that is; mean of the classes"),
            Map.entry("recall", "of the rows of a class, the share that is found; mean of the classes"),
            Map.entry("f1", "harmonic mean of precision and recall; mean of the classes; higher is better"),
            Map.entry("auc", "area under the ROC curve; 1 is perfect, 0.5 is guessing"));

    private Words() {}

    /** What a metric is. */
    static String metric(String name) {
        return METRICS.getOrDefault(name, "");
    }

    /** A number with so many significant digits. */
    static String number(double value, int digits) {
        String text = Formula.number(Math.abs(value), digits);
        int point = text.indexOf('.');
        int whole = point < 0 ? text.length() : point;
        boolean grouped = Math.abs(value) >= 10_000 && Math.abs(value) < 1e15;
        return (value < 0 ? "\u2212" : "")
                + (grouped ? grouped(text.substring(0, whole)) + text.substring(whole) : text);
    }

    /** A share as percent. */
    static String percent(double share) {
        double tenths = Math.round(share * 1000) / 10.0;
        // What is not all or nothing is not said to be.
        if ((tenths == 100 && share < 1) || (tenths == 0 && share > 0)) {
            return number(share * 100, 4) + "\u00a0%";
        }
        return (tenths == Math.rint(tenths) ? Long.toString((long) tenths) : Double.toString(tenths)) + "\u00a0%";
    }

    /** A whole number with its digits in groups. */
    static String count(long count) {
        return grouped(Long.toString(count));
    }

    private static String grouped(String digits) {
        StringBuilder text = new StringBuilder(digits);
        for (int i = digits.length() - 3; i > 0; i -= 3) {
            text.insert(i, ',');
        }
        return text.toString();
    }

    /** A number of things. */
    static String count(long count, String thing) {
        return count(count) + " " + thing + (count == 1 ? "" : "s");
    }

    /** A date and a time of day, with its seconds even where they are zero and were left out. */
    static String time(String time) {
        boolean noSeconds = time.length() == 16 && time.charAt(10) == 'T' && time.charAt(13) == ':';
        return time.replace('T', ' ') + (noSeconds ? ":00" : "");
    }

    /** A stretch of time. */
    static String seconds(double seconds) {
        return seconds < 120
                ? Formula.number(seconds, seconds < 1 ? 2 : 3) + " s"
                : seconds < 7200 ? Formula.number(seconds / 60, 3) + " min" : Formula.number(seconds / 3600, 3) + " h";
    }
}
