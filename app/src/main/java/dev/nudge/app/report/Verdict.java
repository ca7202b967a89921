package dev.nudge.app.report;

import dev.nudge.experiment.Outcome;
import dev.nudge.report.Evaluation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How good a run is, said against the simplest thing one could do instead, and what to be wary of. */
final class Verdict {

    /** So much better on the rows learned from than on others is worth a word. */
    static final double GAP = 0.05;

    private static final int FEW_ROWS = 100;

    private final ReportedRun run;
    private final Outcome outcome;
    private final CrossValidation folds;

    Verdict(ReportedRun run) {
        this.run = run;
        this.outcome = run.outcome();
        this.folds = new CrossValidation(run);
    }

    /** Something to be wary of: how much ({@code bad}, {@code warn} or {@code note}), and what. */
    record Remark(String kind, String text) {}

    /** How good the predictions are for rows that were not learned from, if any were held out, in a sentence or two. */
    String text() {
        if (folds.judges()) {
            return folds.sentence().orElse("");
        }
        return of(run.parts().get(0))
                + folds.sentence().map(sentence -> " " + sentence).orElse("");
    }

    private String of(String part) {
        Evaluation evaluation = outcome.parts().get(part).evaluation();
        return evaluation.classes().isPresent() ? classes(part, evaluation) : numbers(part, evaluation);
    }

    private String numbers(String part, Evaluation evaluation) {
        Double rmse = evaluation.metrics().get("rmse");
        Double r2 = evaluation.metrics().get("r2");
        if (rmse == null) {
            return "";
        }
        String typical = "On %s, predictions are typically off by %s (rmse)"
                .formatted(rows(part, evaluation), Words.number(rmse, 4));
        if (r2 == null || r2 >= 1) {
            return typical + ".";
        }
        String mean = Words.number(rmse / Math.sqrt(1 - r2), 4);
        return typical
                + (r2 > 0
                        ? "; always answering their mean would be off by %s. That is %s of the variance explained."
                                .formatted(mean, Words.percent(r2))
                        : ", and always answering their mean would be off by only %s.".formatted(mean));
    }

    private String classes(String part, Evaluation evaluation) {
        double accuracy = evaluation.metrics().getOrDefault("accuracy", Double.NaN);
        String right = "On %s, %s are classified correctly".formatted(rows(part, evaluation), Words.percent(accuracy));
        if (!part.equals("train") && evaluation.rows() < FEW_ROWS) {
            right += " (with so few rows, anything from %s to %s is plausible for others like them)"
                    .formatted(
                            Words.percent(wilson(accuracy, evaluation.rows(), -1)),
                            Words.percent(wilson(accuracy, evaluation.rows(), 1)));
        }
        return right
                + baseline(part)
                        .map(share -> "; always answering the class that is most frequent in training would get %s."
                                .formatted(Words.percent(share)))
                        .orElse(".");
    }

    /** The share that always answering the most frequent class of the training rows would get right. */
    private Optional<Double> baseline(String part) {
        Evaluation train = outcome.parts().get("train").evaluation();
        Evaluation judged = outcome.parts().get(part).evaluation();
        if (train.classes().isEmpty() || judged.classes().isEmpty() || judged.rows() == 0) {
            return Optional.empty();
        }
        int most = 0;
        List<List<Integer>> confusion = train.classes().get().confusion();
        for (int i = 1; i < confusion.size(); i++) {
            most = sum(confusion.get(i)) > sum(confusion.get(most)) ? i : most;
        }
        return Optional.of((double) sum(judged.classes().get().confusion().get(most)) / judged.rows());
    }

    private static int sum(List<Integer> counts) {
        return counts.stream().mapToInt(Integer::intValue).sum();
    }

    private static String rows(String part, Evaluation evaluation) {
        return part.equals("train")
                ? "the " + Words.count(evaluation.rows(), "row") + " that were learned from"
                : "the " + Words.count(evaluation.rows(), part + " row") + " that were held out";
    }

    /** End of the interval that holds the true share in 95 of 100 cases (Wilson 1927). */
    private static double wilson(double share, int n, int sign) {
        double z = 1.96;
        double middle = share + z * z / (2 * n);
        double reach = z * Math.sqrt(share * (1 - share) / n + z * z / (4.0 * n * n));
        return Math.max(0, Math.min(1, (middle + sign * reach) / (1 + z * z / n)));
    }

    /** What to be wary of, the worst first. */
    List<Remark> remarks() {
        List<Remark> remarks = new ArrayList<>();
        switch (outcome.status()) {
            case DIVERGED ->
                remarks.add(new Remark(
                        "bad", outcome.explanation().map(Verdict::sentence).orElse("Training diverged.")));
            case INTERRUPTED -> remarks.add(new Remark("warn", interrupted()));
            case COMPLETED -> outcome.reason().ifPresent(reason -> remarks.add(new Remark("note", sentence(reason))));
        }
        if (!outcome.parts().isEmpty()) {
            judge(remarks);
        }
        outcome.notes().forEach(note -> remarks.add(new Remark("note", sentence(note))));
        if (outcome.columns().isEmpty()) {
            remarks.add(new Remark(
                    "note",
                    "This run has no report.json, as of an older nudge: charts of the predictions and what the columns"
                            + " hold are not shown."));
        }
        return remarks;
    }

    /** What was cut off, the training itself or the folds after it, and how to go on. */
    private String interrupted() {
        String how = "`nudge resume " + OriginSection.quoted(run.folder()) + "`";
        return run.trained()
                ? "The network is trained; its cross-validation was interrupted%s. %s trains the folds."
                        .formatted(outcome.folds().isEmpty() ? "" : " after " + folds.count(), how)
                : "Training was interrupted after %s; what stands here is what was reached by then. %s goes on with it."
                        .formatted(run.epochs(), how);
    }

    private void judge(List<Remark> remarks) {
        if (folds.judges()) {
            folds.worseThanNothing().ifPresent(text -> remarks.add(new Remark("bad", text)));
            folds.gap().ifPresent(text -> remarks.add(new Remark("warn", text)));
            return;
        }
        String part = run.parts().get(0);
        if (part.equals("train")) {
            remarks.add(new Remark(
                    "warn",
                    "No rows were held out%s, so these figures say how well the rows that were learned from are"
                                    .formatted(folds.wanted() ? " yet" : "")
                            + " reproduced, not how good predictions for others would be."
                            + (folds.wanted() ? "" : " Set split.test to hold some back.")));
            return;
        }
        worseThanNothing(part).ifPresent(text -> remarks.add(new Remark("bad", text)));
        gap(part).ifPresent(text -> remarks.add(new Remark("warn", text)));
        pastItsBest(part).ifPresent(text -> remarks.add(new Remark("warn", text)));
    }

    private Optional<String> worseThanNothing(String part) {
        Evaluation evaluation = outcome.parts().get(part).evaluation();
        Double accuracy = evaluation.metrics().get("accuracy");
        Double r2 = evaluation.metrics().get("r2");
        if (r2 != null && r2 <= 0) {
            return Optional.of(
                    "On the %s rows the network is no better than always answering their mean.".formatted(part));
        }
        return accuracy != null
                        && baseline(part).filter(share -> accuracy <= share).isPresent()
                ? Optional.of("On the %s rows the network is no better than always answering the most frequent class."
                        .formatted(part))
                : Optional.empty();
    }

    private Optional<String> gap(String part) {
        for (String metric : new String[] {"accuracy", "r2"}) {
            Double learned = outcome.parts().get("train").evaluation().metrics().get(metric);
            Double other = outcome.parts().get(part).evaluation().metrics().get(metric);
            if (learned != null && other != null && learned - other > Math.max(GAP, 2 * uncertainty(part, other))) {
                return Optional.of(overfits(metric, learned, other, "on the %s rows".formatted(part)));
            }
        }
        return Optional.empty();
    }

    /** That a network knows what it learned from better than the rest. */
    static String overfits(String metric, double learned, double other, String where) {
        return ("The network does clearly better on the rows that it learned from (%s %s) than %s (%s): it overfits."
                        + " Fewer units, more rows, training.l2, network.dropout or early stopping can help.")
                .formatted(
                        metric.equals("r2") ? "R\u00b2" : metric,
                        Words.number(learned, 3),
                        where,
                        Words.number(other, 3));
    }

    /** Standard error of a share; for R2, which has no such simple one, a rough guess. */
    private double uncertainty(String part, double value) {
        double share = Math.max(0, Math.min(1, value));
        return Math.sqrt(
                share * (1 - share) / outcome.parts().get(part).evaluation().rows());
    }

    /** A held-out loss that was much lower before the end, with no early stopping to go back to it. */
    private Optional<String> pastItsBest(String part) {
        if (outcome.reason().isPresent()) {
            return Optional.empty();
        }
        return run.curves()
                .of(part + ".loss")
                .filter(curve -> curve.last() > 1.1 * Math.abs(curve.lowest().value()))
                .map(curve -> ("The %s loss was lowest after epoch %s and has risen by %s since. Fewer epochs, or"
                                + " training.early-stopping on validation.loss, would have kept the better network.")
                        .formatted(
                                part,
                                Words.count(curve.lowest().epoch()),
                                Words.percent(curve.last() / curve.lowest().value() - 1)));
    }

    private static String sentence(String text) {
        String first =
                text.isEmpty() ? "" : text.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + text.substring(1);
        return first.endsWith(".") ? first : first + ".";
    }
}
