package dev.nudge.app.report;

import dev.nudge.experiment.Outcome;
import dev.nudge.report.Diagnostics;
import dev.nudge.report.Histogram;
import dev.nudge.report.Point;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** What was predicted against what was true: for numbers points and residuals, for classes confusion and ROC. */
final class PredictionSection {

    private final ReportedRun run;
    private final Outcome outcome;

    PredictionSection(ReportedRun run) {
        this.run = run;
        this.outcome = run.outcome();
    }

    void write(Markup html) {
        if (outcome.parts().isEmpty()) {
            return;
        }
        Markup inner = new Markup();
        if (outcome.parts().get("train").evaluation().classes().isPresent()) {
            ConfusionTables tables = new ConfusionTables(run);
            tables.confusion(inner);
            inner.raw("<div class=\"charts\">\n");
            roc(inner);
            tables.scores(inner);
            inner.raw("</div>\n");
        } else {
            inner.raw("<div class=\"charts\">\n");
            pairs(inner);
            residuals(inner);
            inner.raw("</div>\n");
        }
        if (outcome.diagnostics().isEmpty()
                && outcome.parts().get("train").evaluation().classes().isEmpty()) {
            return;
        }
        html.raw("<section id=\"predictions\"><h2>Predictions</h2>\n")
                .raw(inner)
                .raw("</section>\n");
    }

    /** Each part that has points, in the order in which they are drawn. */
    private List<String> partsWith(java.util.function.Predicate<Diagnostics> wanted) {
        List<String> parts = new ArrayList<>();
        for (String part : CurveSection.PARTS) {
            Diagnostics diagnostics = outcome.diagnostics().get(part);
            if (diagnostics != null && wanted.test(diagnostics)) {
                parts.add(part);
            }
        }
        return parts;
    }

    private void pairs(Markup html) {
        List<String> parts = partsWith(diagnostics -> !diagnostics.pairs().isEmpty());
        List<Point> all = new ArrayList<>();
        for (String part : parts) {
            all.addAll(outcome.diagnostics().get(part).pairs());
        }
        all.removeIf(point -> !Double.isFinite(point.x()) || !Double.isFinite(point.y()));
        if (all.isEmpty()) {
            return;
        }
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (Point point : all) {
            low = Math.min(low, Math.min(point.x(), point.y()));
            high = Math.max(high, Math.max(point.x(), point.y()));
        }
        Axis actual = Axis.around("actual " + run.target(), low, high);
        Axis predicted = Axis.around("predicted", low, high);
        Chart chart = Chart.usual(actual, predicted).diagonal();
        for (String part : parts) {
            List<Point> pairs = outcome.diagnostics().get(part).pairs();
            if (part.equals("train")) {
                chart.rings(part, pairs);
            } else {
                chart.dots(part, pairs);
            }
        }
        html.raw("<figure><figcaption><h3>Predicted against actual</h3><p>");
        html.raw("on the line, a prediction is exact")
                .raw(sampled() ? "; a sample of the rows" : "")
                .raw("</p>");
        dotLegend(html, parts);
        html.raw("</figcaption>");
        html.raw(chart.svg(
                "Predicted against actual " + run.target(), "A dot for each row; the line is where both are equal."));
        html.raw("</figure>\n");
    }

    private boolean sampled() {
        for (Map.Entry<String, Outcome.PartResult> part : outcome.parts().entrySet()) {
            Diagnostics diagnostics = outcome.diagnostics().get(part.getKey());
            if (diagnostics != null
                    && diagnostics.pairs().size() < part.getValue().evaluation().rows()) {
                return true;
            }
        }
        return false;
    }

    private static void dotLegend(Markup html, List<String> parts) {
        html.raw("<ul class=\"legend\">");
        for (String part : parts) {
            html.raw("<li><svg class=\"key dot\" viewBox=\"0 0 12 8\" aria-hidden=\"true\"><path class=\""
                    + (part.equals("train")
                            ? "rings train\" d=\"M6 1a3 3 0 1 0 .1 0z"
                            : "dots " + part + "\" d=\"M6 4h0")
                    + "\"/></svg>" + part + "</li>");
        }
        html.raw("</ul>");
    }

    private void residuals(Markup html) {
        List<String> parts = partsWith(
                d -> d.residuals().isPresent() && !d.residuals().get().counts().isEmpty());
        if (parts.isEmpty()) {
            return;
        }
        List<String> shown = new ArrayList<>(run.parts());
        shown.retainAll(parts);
        String part = shown.get(0);
        Histogram histogram = outcome.diagnostics().get(part).residuals().orElseThrow();
        html.raw("<figure><figcaption><h3>Residuals of the " + part + " rows</h3><p>");
        html.raw("actual minus predicted: above zero, the prediction is too low")
                .raw(outside(histogram))
                .raw("</p>");
        html.raw("<ul class=\"legend\"><li><svg class=\"key dot\" viewBox=\"0 0 12 8\" aria-hidden=\"true\">"
                + "<path class=\"bars " + part + "\" d=\"M1 1H11V7H1z\"/></svg>" + part + "</li></ul></figcaption>");
        html.raw(histogram("actual \u2212 predicted " + run.target(), "rows", part, histogram));
        html.raw("</figure>\n");
    }

    private static String outside(Histogram histogram) {
        int outside = histogram.below() + histogram.above();
        return outside == 0 ? "" : "; " + Words.count(outside) + " more lie outside";
    }

    /** A histogram as a chart. */
    static Markup histogram(String of, String what, String style, Histogram histogram) {
        double end = histogram.start() + histogram.counts().size() * histogram.width();
        int most = histogram.counts().isEmpty() ? 1 : Collections.max(histogram.counts());
        long rows = 0;
        for (int count : histogram.counts()) {
            rows += count;
        }
        Chart chart = Chart.usual(Axis.between(of, histogram.start(), end), Axis.whole(what, 0, most * 1.05));
        chart.bars(style, histogram).mark(0);
        return chart.svg(
                "Histogram: " + of,
                "%s, most often near %s"
                        .formatted(
                                Words.count(rows),
                                Ticks.label(histogram.start()
                                        + (histogram.counts().indexOf(most) + 0.5) * histogram.width())));
    }

    private void roc(Markup html) {
        List<String> parts = partsWith(diagnostics -> !diagnostics.roc().isEmpty());
        if (parts.isEmpty()) {
            return;
        }
        List<String> classes = outcome.parts()
                .get(parts.get(0))
                .evaluation()
                .classes()
                .orElseThrow()
                .names();
        Chart chart = Chart.usual(
                        Axis.between("share of " + classes.get(0) + " taken for " + classes.get(1), 0, 1),
                        Axis.between("share of " + classes.get(1) + " found", 0, 1))
                .diagonal();
        parts.forEach(part -> chart.line(part, outcome.diagnostics().get(part).roc()));
        html.raw("<figure><figcaption><h3>ROC curve</h3><p>");
        html.raw("as the threshold falls; the nearer to the upper left corner, the better; area under it: ");
        html.text(String.join(
                ", ",
                parts.stream()
                        .map(part -> part + " "
                                + Words.number(
                                        outcome.parts()
                                                .get(part)
                                                .evaluation()
                                                .metrics()
                                                .getOrDefault("auc", Double.NaN),
                                        4))
                        .toList()));
        html.raw("</p>");
        CurveSection.legend(html, parts);
        html.raw("</figcaption>").raw(chart.svg("ROC curve", "The diagonal is what guessing would give."));
        html.raw("</figure>\n");
    }
}
