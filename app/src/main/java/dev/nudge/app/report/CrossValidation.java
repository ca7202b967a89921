package dev.nudge.app.report;

import dev.nudge.experiment.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the held-out folds say: without a test part, they are all there is to judge a network by. */
final class CrossValidation {

    /** Of a single row each of these is 0 or 1, so that their deviation follows from their mean. */
    private static final List<String> SHARES = List.of("accuracy", "precision", "recall", "f1");

    private final ReportedRun run;
    private final Map<String, Outcome.Spread> folds;

    CrossValidation(ReportedRun run) {
        this.run = run;
        this.folds = run.outcome().folds();
    }

    /** Whether the folds are what the run is to be judged by. */
    boolean judges() {
        return !folds.isEmpty() && !run.outcome().parts().containsKey("test");
    }

    /** Whether there were to be folds, trained by now or not. */
    boolean wanted() {
        return run.setting("split", "folds")
                .filter(count -> !count.equals("none") && !count.equals("0"))
                .isPresent();
    }

    /** The means over the folds, the loss last. */
    Map<String, Double> means() {
        Map<String, Double> means = new LinkedHashMap<>();
        folds.forEach((metric, spread) -> means.put(metric, spread.mean()));
        return means;
    }

    /** How many folds there were. */
    String count() {
        return Words.count(trained(), "fold");
    }

    private int trained() {
        return folds.values().stream().mapToInt(Outcome.Spread::folds).max().orElse(0);
    }

    /** Whether the deviation of a metric says more than its mean. */
    boolean deviates(String metric) {
        return !(singleRows() && SHARES.contains(metric));
    }

    private boolean singleRows() {
        return run.setting("split", "folds").filter("leave-one-out"::equals).isPresent();
    }

    /** The folds in a sentence or two, against the simplest thing one could do instead if they judge. */
    Optional<String> sentence() {
        for (String metric : new String[] {"accuracy", "r2", "rmse", "loss"}) {
            Outcome.Spread spread = folds.get(metric);
            if (spread != null) {
                return Optional.of("Over %s, each held out in turn%s, %s is %s on average%s%s."
                        .formatted(
                                count(),
                                singleRows() ? " and a single row" : "",
                                name(metric),
                                value(metric, spread.mean(), 4),
                                deviates(metric) && spread.folds() > 1
                                        ? ", with a standard deviation of "
                                                + value(metric, spread.standardDeviation(), 2)
                                        : "",
                                judges() ? instead(metric) : ""));
            }
        }
        return Optional.empty();
    }

    private String instead(String metric) {
        if (metric.equals("accuracy")) {
            return mostFrequent()
                    .map(share ->
                            "; always answering the most frequent class would get %s".formatted(Words.percent(share)))
                    .orElse("");
        }
        Outcome.Spread rmse = folds.get("rmse");
        if (rmse == null) {
            return "";
        }
        String typical = metric.equals("rmse")
                ? ""
                : "; predictions are typically off by " + Words.number(rmse.mean(), 4) + " (rmse)";
        return typical
                + deviation()
                        .map(mean -> "; always answering the mean of all these rows would be off by "
                                + Words.number(mean, 4) + " (rmse)")
                        .orElse("");
    }

    /** The share of the most frequent class; without a test part, the rows learned from are those held out in turn. */
    private Optional<Double> mostFrequent() {
        var train = run.outcome().parts().get("train").evaluation();
        return train.classes()
                .map(classes -> (double) classes.confusion().stream()
                                .mapToInt(row ->
                                        row.stream().mapToInt(Integer::intValue).sum())
                                .max()
                                .orElse(0)
                        / Math.max(1, train.rows()));
    }

    /** How far the rows are from their mean. */
    private Optional<Double> deviation() {
        Map<String, Double> train =
                run.outcome().parts().get("train").evaluation().metrics();
        Double rmse = train.get("rmse");
        Double r2 = train.get("r2");
        return rmse == null || r2 == null || !(r2 < 1) || rmse == 0
                ? Optional.empty()
                : Optional.of(rmse / Math.sqrt(1 - r2));
    }

    /** That the folds are no better than the simplest answer, if so. */
    Optional<String> worseThanNothing() {
        Outcome.Spread accuracy = folds.get("accuracy");
        Outcome.Spread r2 = folds.get("r2");
        if (r2 != null && r2.mean() <= 0) {
            return Optional.of("On the held-out folds the network is no better than always answering their mean.");
        }
        return accuracy != null
                        && mostFrequent()
                                .filter(share -> accuracy.mean() <= share)
                                .isPresent()
                ? Optional.of(
                        "On the held-out folds the network is no better than always answering the most frequent class.")
                : Optional.empty();
    }

    /** That the rows learned from are known clearly better than the held-out ones, if so. */
    Optional<String> gap() {
        for (String metric : new String[] {"accuracy", "r2"}) {
            Double learned =
                    run.outcome().parts().get("train").evaluation().metrics().get(metric);
            Outcome.Spread held = folds.get(metric);
            if (learned != null
                    && held != null
                    && learned - held.mean()
                            > Math.max(Verdict.GAP, 2 * held.standardDeviation() / Math.sqrt(held.folds()))) {
                return Optional.of(Verdict.overfits(metric, learned, held.mean(), "when a fold is held out"));
            }
        }
        return Optional.empty();
    }

    private static String name(String metric) {
        return metric.equals("r2") ? "R\u00b2" : metric;
    }

    private static String value(String metric, double value, int digits) {
        return metric.equals("accuracy") ? Words.percent(value) : Words.number(value, digits);
    }
}
