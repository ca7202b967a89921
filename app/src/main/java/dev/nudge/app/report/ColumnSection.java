package dev.nudge.app.report;

import dev.nudge.features.Feature;
import dev.nudge.features.MissingValues;
import dev.nudge.features.Scale;
import dev.nudge.features.TargetEncoding;
import dev.nudge.report.ColumnSummary;
import dev.nudge.report.Model;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The columns: what they hold, what is missing, and how they become inputs. */
final class ColumnSection {

    private static final int MOST_COLUMNS = 200;
    private static final int MOST_LEVELS = 8;

    private final Model model;
    private final Map<String, ColumnSummary> summaries = new HashMap<>();

    ColumnSection(ReportedRun run) {
        this.model = run.outcome().model();
        run.outcome().columns().forEach(column -> summaries.put(column.name(), column));
    }

    void write(Markup html) {
        List<Feature> features = model.encoding().features();
        html.raw(
                "<section id=\"features\"><h2>Features</h2>\n<div class=\"scroll\"><table class=\"columns\"><thead><tr>");
        for (String head : new String[] {"column", "holds", "missing", "becomes"}) {
            html.raw("<th scope=\"col\">" + head + "</th>");
        }
        html.raw("</tr></thead><tbody>\n");
        features.stream().limit(MOST_COLUMNS).forEach(feature -> feature(html, feature));
        target(html);
        html.raw("</tbody></table></div>\n");
        if (features.size() > MOST_COLUMNS) {
            html.raw("<p class=\"remark\">").text(Words.count(features.size() - MOST_COLUMNS));
            html.raw(" more columns are not listed; model.json has all.</p>");
        }
        html.raw("</section>\n");
    }

    private void feature(Markup html, Feature feature) {
        start(html, feature.column(), "");
        html.raw("<td>");
        if (feature instanceof Feature.Numeric number) {
            html.text(scaling(number.scale()));
        } else {
            html.text(Words.count(feature.inputNames().size(), "input") + ", 0 or 1");
        }
        html.raw("</td></tr>\n");
    }

    private void target(Markup html) {
        TargetEncoding target = model.encoding().target();
        start(html, target.column(), " <small>target</small>");
        html.raw("<td>");
        if (target instanceof TargetEncoding.Numeric number) {
            html.text(scaling(number.scale()));
        } else {
            html.text(Words.count(target.outputs(), "output"));
        }
        html.raw("</td></tr>\n");
    }

    private void start(Markup html, String column, String mark) {
        html.raw("<tr><th scope=\"row\">").name(column).raw(mark).raw("</th>");
        ColumnSummary summary = summaries.get(column);
        if (summary == null) {
            html.raw("<td></td><td></td>");
            return;
        }
        html.raw("<td>");
        holds(html, summary);
        html.raw("</td><td>").text(missing(column, summary)).raw("</td>");
    }

    private static void holds(Markup html, ColumnSummary summary) {
        summary.range()
                .ifPresent(range -> html.text("%s to %s, mean %s"
                        .formatted(
                                Words.number(range.lowest(), 4),
                                Words.number(range.highest(), 4),
                                Words.number(range.mean(), 4))));
        int shown = 0;
        for (Map.Entry<String, Integer> level : summary.levels().entrySet()) {
            if (shown == MOST_LEVELS) {
                break;
            }
            html.raw(shown++ == 0 ? "" : ", ")
                    .raw("<bdi>")
                    .text(Markup.shortened(level.getKey(), 24))
                    .raw("</bdi>");
            html.raw(" <small>(").text(Words.count(level.getValue())).raw(")</small>");
        }
        if (summary.differentLevels() > shown) {
            html.text(", and " + Words.count(summary.differentLevels() - shown) + " more");
        }
    }

    private String missing(String column, ColumnSummary summary) {
        if (summary.missing() == 0) {
            return "none";
        }
        String share = "%s (%s)"
                .formatted(Words.count(summary.missing()), Words.percent((double) summary.missing() / summary.rows()));
        return model.encoding().features().stream()
                .filter(feature -> feature.column().equals(column))
                .findFirst()
                .map(feature -> share + filled(feature))
                .orElse(share);
    }

    private String filled(Feature feature) {
        if (model.encoding().missing() == MissingValues.DROP) {
            return ", rows left out";
        }
        return feature instanceof Feature.Numeric number
                ? ", filled with " + Words.number(number.fill(), 4)
                : ", a category of its own";
    }

    private static String scaling(Scale scale) {
        if (scale.leavesUnchanged()) {
            return "itself";
        }
        if (scale.factor() == 0) {
            return "0: it never changes";
        }
        String shifted = scale.shift() == 0
                ? "x"
                : "(x %s %s)".formatted(scale.shift() < 0 ? "+" : "\u2212", Words.number(Math.abs(scale.shift()), 5));
        return scale.factor() < 1 && scale.shift() != 0
                ? shifted + " / " + Words.number(1 / scale.factor(), 5)
                : shifted + " \u00d7 " + Words.number(scale.factor(), 5);
    }
}
