package dev.nudge.app.report;

import dev.nudge.experiment.Outcome;
import dev.nudge.features.Feature;
import dev.nudge.train.Status;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** report.html: one file that asks for nothing else, and has no script. */
public final class Page {

    private static final String STYLE = "report.css";
    private static final int MOST_COLUMNS = 6;

    private final ReportedRun run;
    private final Outcome outcome;
    private final Markup html = new Markup();

    private Page(ReportedRun run) {
        this.run = run;
        this.outcome = run.outcome();
    }

    /** The report of a run. */
    public static String of(ReportedRun run) {
        return new Page(run).text();
    }

    private String text() {
        head();
        html.raw("<body>\n<main>\n");
        title();
        result();
        new CurveSection(run).write(html);
        new MetricSection(run).write(html);
        new PredictionSection(run).write(html);
        new NetworkSection(run).write(html);
        new ColumnSection(run).write(html);
        new OriginSection(run).write(html);
        html.raw("</main>\n</body>\n</html>\n");
        return html.toString();
    }

    private void head() {
        html.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        // Nothing is loaded and nothing runs, whatever a name in a table may say.
        html.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline';"
                + " base-uri 'none'; form-action 'none'\">\n");
        html.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        html.raw("<meta name=\"color-scheme\" content=\"light dark\">\n<title>").text(run.name());
        html.raw(" \u2013 nudge report</title>\n<style>\n").raw(style()).raw("</style>\n</head>\n");
    }

    private static String style() {
        try (InputStream in = Page.class.getResourceAsStream(STYLE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void title() {
        String status = outcome.status().name().toLowerCase(Locale.ROOT);
        html.raw("<header><h1><bdi>").text(run.name()).raw("</bdi></h1>\n<p><span class=\"status " + status + "\">");
        html.raw(status).raw("</span> ");
        run.finished().ifPresent(time -> html.text(Words.time(time)));
        html.raw("</p></header>\n");
    }

    private void result() {
        Verdict verdict = new Verdict(run);
        html.raw("<section id=\"result\"><h2>Result</h2>\n<p class=\"story\">");
        story();
        html.raw("</p>\n");
        if (!outcome.parts().isEmpty()) {
            html.raw("<p class=\"story\">").text(verdict.text()).raw("</p>\n");
            CrossValidation folds = new CrossValidation(run);
            if (folds.judges()) {
                figures(folds.means(), "mean of " + folds.count());
            } else {
                String part = run.parts().get(0);
                Map<String, Double> values =
                        new HashMap<>(outcome.parts().get(part).evaluation().metrics());
                values.put("loss", outcome.parts().get(part).loss());
                figures(values, part);
            }
        }
        verdict.remarks()
                .forEach(remark -> html.raw("<p class=\"callout " + remark.kind() + "\">")
                        .text(remark.text())
                        .raw("</p>\n"));
        html.raw("</section>\n");
    }

    /** What was learned from what, and how. */
    private void story() {
        html.text(Character.toUpperCase(NetworkSection.kind(run).charAt(0))
                + NetworkSection.kind(run).substring(1));
        html.raw(outcome.status() == Status.DIVERGED ? " was to learn to predict " : " learned to predict ")
                .name(run.target())
                .raw(" from ");
        columns();
        source();
        html.text(" It was trained by %s at learning rate %s to lower %s, for %s (%s) in %s."
                .formatted(
                        run.setting("optimizer", "name").orElse("an optimizer"),
                        learningRate(),
                        run.setting("loss", "name").orElse("the loss"),
                        run.epochs(),
                        Words.count(outcome.steps(), "step"),
                        Words.seconds(outcome.seconds())));
    }

    /** Where the rows come from, without the folders of someone's machine. */
    private void source() {
        html.raw(" (");
        run.setting("dataset", "file")
                .map(file -> file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1))
                .or(() -> run.setting("dataset", "name"))
                .ifPresent(source -> html.name(source).raw(", "));
        int rows = outcome.columns().isEmpty() ? 0 : outcome.columns().get(0).rows();
        if (rows > 0) {
            html.text(Words.count(rows, "row"));
        } else {
            html.text(Words.count(features(), "column"));
        }
        html.raw(").");
    }

    private int features() {
        return outcome.model().encoding().features().size();
    }

    private String learningRate() {
        String rate = run.setting("optimizer", "learning-rate").orElse("?");
        try {
            return Words.number(Double.parseDouble(rate), 4);
        } catch (NumberFormatException e) {
            return rate;
        }
    }

    private void columns() {
        List<Feature> features = outcome.model().encoding().features();
        if (features.size() > MOST_COLUMNS) {
            html.text(Words.count(features.size(), "column"));
            return;
        }
        for (int i = 0; i < features.size(); i++) {
            html.raw(i == 0 ? "" : i == features.size() - 1 ? " and " : ", ")
                    .name(features.get(i).column());
        }
    }

    /** The few numbers to remember. */
    private void figures(Map<String, Double> values, String of) {
        html.raw("<dl class=\"figures\">\n");
        for (Map.Entry<String, String> wanted : List.of(
                Map.entry("accuracy", "accuracy"),
                Map.entry("auc", "area under ROC"),
                Map.entry("f1", "f1"),
                Map.entry("r2", "R\u00b2"),
                Map.entry("rmse", "rmse"),
                Map.entry("mae", "mae"),
                Map.entry("loss", "loss"))) {
            Double value = values.get(wanted.getKey());
            if (value != null) {
                figure(
                        wanted.getKey().equals("accuracy") ? Words.percent(value) : Words.number(value, 4),
                        wanted.getValue() + ", " + of);
            }
        }
        html.raw("</dl>\n");
    }

    private void figure(String value, String of) {
        html.raw("<div><dt>").text(of).raw("</dt><dd>").text(value).raw("</dd></div>\n");
    }
}
