package dev.nudge.app.report;

import dev.nudge.experiment.Outcome;
import dev.nudge.report.ClassScore;
import dev.nudge.report.Evaluation;
import java.util.ArrayList;
import java.util.List;

/** Which class was taken for which, and how well each is recognised. */
final class ConfusionTables {

    /** More classes than this make no table that anyone could read. */
    private static final int MOST_CLASSES = 30;

    private static final int MOST_SCORES = 100;
    private static final int MOST_MISTAKES = 20;

    private final ReportedRun run;
    private final Outcome outcome;

    ConfusionTables(ReportedRun run) {
        this.run = run;
        this.outcome = run.outcome();
    }

    /** The table of each part, or of the first where there are many classes. */
    void confusion(Markup html) {
        html.raw("<div class=\"tables\">\n");
        for (String part : run.parts()) {
            Evaluation.PerClass classes =
                    outcome.parts().get(part).evaluation().classes().orElseThrow();
            if (classes.names().size() <= MOST_CLASSES) {
                confusion(html, part, classes);
            } else {
                mistakes(html, part, classes);
            }
            if (classes.names().size() > 5) {
                break;
            }
        }
        html.raw("</div>\n");
    }

    /** How well each class is recognised. */
    void scores(Markup html) {
        String part = run.parts().get(0);
        scores(html, part, outcome.parts().get(part).evaluation().classes().orElseThrow());
    }

    private void confusion(Markup html, String part, Evaluation.PerClass classes) {
        html.raw("<figure><figcaption><h3>Confusion, " + part
                + " rows</h3><p>down: what it is; across: what it was taken"
                + " for; the diagonal is right</p></figcaption>\n");
        html.raw("<div class=\"scroll\"><table class=\"confusion\"><thead><tr><td></td>");
        classes.names()
                .forEach(name ->
                        html.raw("<th scope=\"col\">").raw(shortName(name)).raw("</th>"));
        html.raw("</tr></thead><tbody>\n");
        for (int i = 0; i < classes.names().size(); i++) {
            html.raw("<tr><th scope=\"row\">")
                    .raw(shortName(classes.names().get(i)))
                    .raw("</th>");
            List<Integer> counts = classes.confusion().get(i);
            int sum = counts.stream().mapToInt(Integer::intValue).sum();
            for (int j = 0; j < counts.size(); j++) {
                int shade = sum == 0 ? 0 : (int) Math.ceil(10.0 * counts.get(j) / sum);
                html.raw("<td class=\"" + (i == j ? "right" : "wrong") + " s" + shade + "\">")
                        .text(Words.count(counts.get(j)))
                        .raw("</td>");
            }
            html.raw("</tr>\n");
        }
        html.raw("</tbody></table></div></figure>\n");
    }

    private static Markup shortName(String name) {
        Markup html = new Markup();
        String shown = Markup.shortened(name, 18);
        html.raw("<bdi");
        if (!shown.equals(name)) {
            html.raw(" title=\"").text(name).raw("\"");
        }
        return html.raw(">").text(shown).raw("</bdi>");
    }

    private record Mistake(int actual, int predicted, int count) {}

    private void mistakes(Markup html, String part, Evaluation.PerClass classes) {
        List<Mistake> mistakes = new ArrayList<>();
        for (int i = 0; i < classes.names().size(); i++) {
            for (int j = 0; j < classes.names().size(); j++) {
                int count = classes.confusion().get(i).get(j);
                if (i != j && count > 0) {
                    mistakes.add(new Mistake(i, j, count));
                }
            }
        }
        mistakes.sort((a, b) -> Integer.compare(b.count(), a.count()));
        html.raw("<figure><figcaption><h3>Most frequent confusions, " + part + " rows</h3></figcaption>");
        html.raw("<table class=\"numbers\"><thead><tr><th scope=\"col\">is</th><th scope=\"col\">was taken for</th>"
                + "<th scope=\"col\">rows</th></tr></thead><tbody>\n");
        mistakes.stream().limit(MOST_MISTAKES).forEach(mistake -> {
            html.raw("<tr><th scope=\"row\">").raw(shortName(classes.names().get(mistake.actual())));
            html.raw("</th><td>")
                    .raw(shortName(classes.names().get(mistake.predicted())))
                    .raw("</td><td>");
            html.text(Words.count(mistake.count())).raw("</td></tr>\n");
        });
        html.raw("</tbody></table></figure>\n");
    }

    private static void scores(Markup html, String part, Evaluation.PerClass classes) {
        html.raw("<figure class=\"plain\"><figcaption><h3>Scores per class, " + part
                + " rows</h3><p>precision: of those said to be of"
                + " the class, the share that is; recall: of those of the class, the share found</p></figcaption>\n");
        html.raw("<div class=\"scroll\"><table class=\"numbers\"><thead><tr><th scope=\"col\">class</th>"
                + "<th scope=\"col\">precision</th><th scope=\"col\">recall</th><th scope=\"col\">f1</th>"
                + "<th scope=\"col\">rows</th></tr></thead><tbody>\n");
        for (int i = 0; i < Math.min(classes.names().size(), MOST_SCORES); i++) {
            ClassScore score = classes.scores().get(i);
            html.raw("<tr><th scope=\"row\">")
                    .raw(shortName(classes.names().get(i)))
                    .raw("</th>");
            for (double value : new double[] {score.precision(), score.recall(), score.f1()}) {
                html.raw("<td>").text(Words.percent(value)).raw("</td>");
            }
            html.raw("<td>").text(Words.count(score.rows())).raw("</td></tr>\n");
        }
        html.raw("</tbody></table></div>");
        if (classes.names().size() > MOST_SCORES) {
            html.raw("<p class=\"remark\">The first ").raw(MOST_SCORES).raw(" classes; summary.json has all.</p>");
        }
        html.raw("</figure>\n");
    }
}
