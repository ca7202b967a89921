package dev.nudge.app.report;

import dev.nudge.train.Status;
import java.util.Map;

/** Where a run comes from and how to have it again: experiment, environment, plugins, hashes, commands. */
final class OriginSection {

    private final ReportedRun run;

    OriginSection(ReportedRun run) {
        this.run = run;
    }

    void write(Markup html) {
        html.raw("<section id=\"origin\"><h2>How to have it again</h2>\n");
        if (run.outcome().status() == Status.INTERRUPTED) {
            html.raw(
                    "<p>The run was interrupted; in the folder that holds the run directory, this goes on with it.</p>\n<pre>");
            html.text("nudge resume " + quoted(run.folder())).raw("</pre>\n");
        }
        html.raw(
                "<p>In the folder that holds the run directory, the first of these repeats the run and says whether the"
                        + " same bits come out; the second runs the same experiment anew.</p>\n<pre>");
        html.text(
                "nudge reproduce " + quoted(run.folder()) + "\nnudge run " + quoted(run.folder() + "/experiment.yaml"));
        html.raw("</pre>\n<h3>Experiment</h3>\n<p>Every setting said; saved as a file, it can be run.</p>\n");
        html.raw("<pre class=\"experiment\">").text(run.experiment()).raw("</pre>\n");
        environment(html);
        plugins(html);
        html.raw("</section>\n");
    }

    private void environment(Markup html) {
        html.raw("<h3>Environment</h3>\n<div class=\"scroll\"><table class=\"facts\"><tbody>\n");
        fact(html, "weights, SHA-256", run.weightsHash(), " class=\"hash\"");
        run.finished().ifPresent(time -> fact(html, "finished", Words.time(time), ""));
        run.environment().forEach((key, value) -> fact(html, String.valueOf(key), ReportedRun.plain(value), ""));
        html.raw("</tbody></table></div>\n");
    }

    private static void fact(Markup html, String key, String value, String style) {
        html.raw("<tr><th scope=\"row\">")
                .text(key)
                .raw("</th><td" + style + ">")
                .text(value)
                .raw("</td></tr>\n");
    }

    private void plugins(Markup html) {
        html.raw("<h3>Plugins</h3>\n<div class=\"scroll\"><table class=\"facts\"><thead><tr>");
        String[] keys = {"name", "class", "jar", "sha256"};
        for (String key : keys) {
            html.raw("<th scope=\"col\">" + key + "</th>");
        }
        html.raw("</tr></thead><tbody>\n");
        for (Object plugin : run.plugins()) {
            html.raw("<tr>");
            for (String key : keys) {
                Object value = plugin instanceof Map<?, ?> map ? map.get(key) : null;
                html.raw(start(key));
                html.text(value == null ? "" : ReportedRun.plain(value)).raw(key.equals("name") ? "</th>" : "</td>");
            }
            html.raw("</tr>\n");
        }
        html.raw("</tbody></table></div>\n");
    }

    private static String start(String key) {
        return key.equals("name") ? "<th scope=\"row\">" : key.equals("sha256") ? "<td class=\"hash\">" : "<td>";
    }

    /** As a shell takes it for one word. */
    static String quoted(String word) {
        boolean plain = !word.isEmpty()
                && word.chars().allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || "-_./=+,".indexOf(c) >= 0))
                && !word.startsWith("-");
        return plain ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
