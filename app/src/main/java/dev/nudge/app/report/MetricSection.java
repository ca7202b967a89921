package dev.nudge.app.report;

import dev.nudge.experiment.Outcome;
import dev.nudge.features.TargetEncoding;
import dev.nudge.report.Evaluation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Loss and metrics, train beside validation beside test beside the held-out folds. */
final class MetricSection {

    private static final int DIGITS = 5;

    private final Outcome outcome;
    private final Map<String, Outcome.Spread> folds;
    private final CrossValidation crossValidation;

    MetricSection(ReportedRun run) {
        this.crossValidation = new CrossValidation(run);
        this.outcome = run.outcome();
        this.folds = outcome.folds();
    }

    void write(Markup html) {
        if (outcome.parts().isEmpty()) {
            return;
        }
        html.raw(
                "<section id=\"metrics\"><h2>Metrics</h2>\n<div class=\"scroll\"><table class=\"numbers\"><thead><tr>");
        html.raw("<th scope=\"col\">metric</th>");
        Set<String> names = new LinkedHashSet<>();
        for (Map.Entry<String, Outcome.PartResult> part : outcome.parts().entrySet()) {
            Evaluation evaluation = part.getValue().evaluation();
            html.raw("<th scope=\"col\">").text(part.getKey()).raw("<small>");
            html.text(Words.count(evaluation.rows(), "row")).raw("</small></th>");
            names.addAll(evaluation.metrics().keySet());
        }
        if (!folds.isEmpty()) {
            html.raw("<th scope=\"col\">held-out folds<small>mean \u00b1 standard deviation</small></th>");
        }
        html.raw("<th scope=\"col\" class=\"meaning\">meaning</th></tr></thead><tbody>\n");
        List<String> rows = new ArrayList<>(List.of("loss"));
        rows.addAll(names);
        for (String name : rows) {
            row(html, name);
        }
        html.raw("</tbody></table></div>");
        if (scaled()) {
            html.raw(
                    "<p class=\"remark\">The loss is measured on the scaled target, the metrics in its own units.</p>");
        }
        html.raw("</section>\n");
    }

    private void row(Markup html, String name) {
        html.raw("<tr><th scope=\"row\">").text(name).raw("</th>");
        for (Outcome.PartResult result : outcome.parts().values()) {
            Double value = name.equals("loss")
                    ? Double.valueOf(result.loss())
                    : result.evaluation().metrics().get(name);
            html.raw("<td>")
                    .text(value == null || value.isNaN() ? "" : Words.number(value, DIGITS))
                    .raw("</td>");
        }
        if (!folds.isEmpty()) {
            Outcome.Spread spread = folds.get(name);
            html.raw("<td>")
                    .text(
                            spread == null
                                    ? ""
                                    : Words.number(spread.mean(), 4)
                                            + (crossValidation.deviates(name)
                                                    ? " \u00b1 " + Words.number(spread.standardDeviation(), 2)
                                                    : ""))
                    .raw("</td>");
        }
        html.raw("<td class=\"meaning\">").text(Words.metric(name)).raw("</td></tr>\n");
    }

    private boolean scaled() {
        return outcome.model().encoding().target() instanceof TargetEncoding.Numeric number
                && !number.scale().leavesUnchanged();
    }
}
