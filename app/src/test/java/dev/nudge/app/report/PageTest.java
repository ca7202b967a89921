package dev.nudge.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.experiment.Outcome;
import dev.nudge.features.Encoding;
import dev.nudge.features.Feature;
import dev.nudge.features.MissingValues;
import dev.nudge.features.Scale;
import dev.nudge.features.TargetEncoding;
import dev.nudge.network.Activation;
import dev.nudge.network.HiddenLayer;
import dev.nudge.network.Initialization;
import dev.nudge.network.Network;
import dev.nudge.network.NetworkSettings;
import dev.nudge.report.ClassScore;
import dev.nudge.report.ColumnSummary;
import dev.nudge.report.Diagnostics;
import dev.nudge.report.Evaluation;
import dev.nudge.report.Histogram;
import dev.nudge.report.Model;
import dev.nudge.report.Point;
import dev.nudge.spi.ColumnType;
import dev.nudge.spi.Link;
import dev.nudge.spi.Target;
import dev.nudge.train.Status;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class PageTest {

    /** Every tag and attribute that the report has, none of which loads or runs anything; a name that became markup would add another, or break one. */
    private static final Pattern TAG = Pattern.compile(
            "</?(a|bdi|body|circle|dd|desc|div|dl|dt|figcaption|figure|g|h1|h2|h3|head|header|html|input|label|li|main|meta|p"
                    + "|path|pre|section|small|span|style|svg|table|tbody|td|text|th|thead|title|tr|ul|wbr|!DOCTYPE)"
                    + "( (aria-hidden|charset|checked|class|content|cx|cy|d|for|http-equiv|id|lang|name|r|role|scope|stroke-width"
                    + "|style|title|transform|type|viewBox|x|y)(=\"[^\"<>]*\")?)*/?>");

    /** A run all of whose names are this one. */
    private static ReportedRun run(String name, boolean classes, boolean hidden) {
        Encoding encoding = new Encoding(
                List.of(
                        new Feature.Numeric(name, 1, new Scale(2, 0.5)),
                        new Feature.Category(name + "2", List.of(name, "b"))),
                classes
                        ? new TargetEncoding.Classes(
                                name + "3", Target.YES_NO, ColumnType.CATEGORY, List.of(name, name + "4"))
                        : new TargetEncoding.Numeric(name + "3", Target.NUMBER, new Scale(1, 3)),
                MissingValues.MEDIAN);
        Network network = Network.of(
                new NetworkSettings(
                        hidden ? List.of(new HiddenLayer(2, Activation.TANH)) : List.of(),
                        true,
                        Initialization.AUTO,
                        0),
                3,
                1);
        float[] weights = new float[network.size()];
        java.util.Arrays.fill(weights, -0.5f);
        Evaluation evaluation = classes
                ? new Evaluation(
                        4,
                        Map.of("accuracy", 0.75, "auc", 0.5),
                        Optional.of(new Evaluation.PerClass(
                                List.of(name, name + "4"),
                                List.of(List.of(2, 1), List.of(0, 1)),
                                List.of(new ClassScore(1, 0.7, 0.8, 3), new ClassScore(0.5, 1, 0.7, 1)))))
                : new Evaluation(4, Map.of("rmse", 2.0, "r2", 0.5), Optional.empty());
        Diagnostics diagnostics = classes
                ? new Diagnostics(List.of(), Optional.empty(), List.of(new Point(0, 0), new Point(1, 1)))
                : new Diagnostics(
                        List.of(new Point(1, 2)), Optional.of(new Histogram(0, 1, List.of(3, 1), 0, 0)), List.of());
        Curves curves = new Curves();
        curves.add(1, 0.1, 0.1, Map.of("train.loss", 3.0, "test.loss", 4.0));
        curves.add(2, 0.2, 0.1, Map.of("train.loss", 0.0, "test.loss", -1.0));
        Outcome outcome = new Outcome(
                Status.DIVERGED,
                new Model(encoding, network, classes ? Link.SIGMOID : Link.IDENTITY, weights),
                2,
                2,
                8,
                0.2,
                5,
                Map.of("train", new Outcome.PartResult(1, evaluation), "test", new Outcome.PartResult(2, evaluation)),
                Map.of("loss", new Outcome.Spread(1, 2, 3)),
                Optional.of(name),
                Optional.of(name),
                Optional.empty(),
                List.of(name),
                Map.of("train", diagnostics, "test", diagnostics),
                List.of(
                        new ColumnSummary(name, 9, 2, Optional.of(new ColumnSummary.Spread(1, 2, 3)), Map.of(), 0),
                        new ColumnSummary(name + "2", 9, 2, Optional.empty(), Map.of(name, 3, "b", 4), 2)));
        return new ReportedRun(
                name,
                name,
                Optional.of(name),
                outcome,
                curves,
                Map.of("dataset", Map.of("name", name, "file", name), "optimizer", Map.of("name", name)),
                name,
                name,
                Map.of(name, name),
                List.of(Map.of("name", name, "class", name, "jar", name, "sha256", name)));
    }

    private static void requireOnlyOurOwnMarkup(String page) {
        String body = page.substring(page.indexOf("</style>"));
        String rest = TAG.matcher(body).replaceAll("");
        assertThat(rest).doesNotContain("<", ">");
        assertThat(page.substring(0, page.indexOf("</style>"))).doesNotContain("url(", "@import", "http:");
    }

    @Provide
    Arbitrary<String> hostile() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        "<script>alert(1)</script>",
                        "\"><img src=x onerror=alert(1)>",
                        "' onload='alert(1)",
                        "</style><script>x</script>",
                        "]]><!-- --> <![CDATA[",
                        "</title></svg></pre>",
                        "&lt;b&gt;&#60;&",
                        "\u202etxt.exe\u202c",
                        "\u05e9\u05dc\u05d5\u05dd <b>",
                        "\ud83d\ude00\ud800",
                        "x".repeat(5000) + "<i>",
                        "a\u0000\u0007\n\r\tb",
                        "javascript:alert(1)".replace(':', '\u2236'),
                        ""),
                Arbitraries.strings().ofMaxLength(40),
                Arbitraries.strings().withChars("<>\"'&=/ -!;(){}scriptonx").ofMaxLength(30));
    }

    @Property(tries = 300)
    void noNameBecomesMarkup(@ForAll("hostile") String name, @ForAll boolean classes, @ForAll boolean hidden) {
        String page = Page.of(run(name, classes, hidden));
        requireOnlyOurOwnMarkup(page);
        // Every tag is closed, and none twice: a name has not closed one of ours.
        for (String tag : List.of("section", "table", "svg", "figure", "pre", "bdi", "text", "title", "div", "td")) {
            assertThat(count(page, "<" + tag + "[ >]")).as(tag).isEqualTo(count(page, "</" + tag + ">"));
        }
        assertThat(page.codePoints().filter(c -> c < 32 && c != '\n' && c != '\t'))
                .isEmpty();
    }

    private static long count(String page, String pattern) {
        return Pattern.compile(pattern).matcher(page).results().count();
    }

    @Test
    void itAsksForNothingAndRunsNothing() {
        String page = Page.of(run("area", false, false));
        assertThat(page)
                .startsWith("<!DOCTYPE html>")
                .contains("Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline';");
        requireOnlyOurOwnMarkup(page);
        assertThat(page.replace("http-equiv", "")).doesNotContain("<script", "http", "href", " src=", "url(");
    }

    @Test
    void thePartsOfARegression() {
        String page = Page.of(run("area", false, false));
        assertThat(page)
                .contains("class=\"rings train\"", "class=\"dots test few\"")
                .contains("area3 = ", "Predicted against actual", "Residuals of the test rows")
                .contains(
                        "class=\"line train\"", "class=\"line test\"", "nudge reproduce area", "class=\"callout bad\"");
    }

    @Test
    void thePartsOfAClassification() {
        String page = Page.of(run("area", true, true));
        assertThat(page)
                .contains("Confusion, test rows", "Scores per class, test rows", "ROC curve", "2 tanh")
                .contains("75\u00a0% are classified correctly", "most frequent in training would get 75\u00a0%")
                .contains("no better than always answering the most frequent class")
                .doesNotContain("Residuals");
    }

    /** A run without a test part, trained on four rows of which three quarters are right, with these folds. */
    private static ReportedRun validated(
            String folds, Status status, Optional<String> reason, Map<String, Outcome.Spread> spreads) {
        ReportedRun run = run("area", true, false);
        Outcome all = run.outcome();
        Outcome outcome = new Outcome(
                status,
                all.model(),
                1000,
                all.steps(),
                all.examples(),
                all.seconds(),
                all.initialLoss(),
                Map.of("train", all.parts().get("train")),
                spreads,
                reason,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Map.of(),
                all.columns());
        return new ReportedRun(
                "area",
                "a run",
                Optional.of("2026-11-23T06:08"),
                outcome,
                run.curves(),
                Map.of("split", Map.of("folds", folds), "training", Map.of("epochs", 2000)),
                "",
                "",
                Map.of(),
                List.of());
    }

    @Test
    void withoutATestPartTheFoldsAreTheResult() {
        Map<String, Outcome.Spread> spreads =
                Map.of("accuracy", new Outcome.Spread(0.625, 0.05, 10), "loss", new Outcome.Spread(1.5, 0.25, 10));
        String page = Page.of(validated("10", Status.COMPLETED, Optional.empty(), spreads));
        assertThat(page)
                .contains("Over 10 folds, each held out in turn, accuracy is 62.5\u00a0% on average, with a standard"
                        + " deviation of 5\u00a0%; always answering the most frequent class would get 75\u00a0%.")
                .contains(
                        "On the held-out folds the network is no better than always answering the most frequent class.")
                .contains(
                        "better on the rows that it learned from (accuracy 0.75) than when a fold is held out (0.625)")
                .contains("<dt>accuracy, mean of 10 folds</dt><dd>62.5\u00a0%</dd>", "<dd>1.5</dd>")
                .contains("0.625 \u00b1 0.05")
                .contains("2026-11-23 06:08:00")
                .doesNotContain("accuracy, train", "rows that were learned from, 75", "No rows were held out");
    }

    @Test
    void theDeviationOfSharesOfSingleRowsIsNotSaid() {
        Map<String, Outcome.Spread> spreads =
                Map.of("accuracy", new Outcome.Spread(0.9, 0.31, 100), "loss", new Outcome.Spread(1.5, 0.25, 100));
        String page = Page.of(validated("leave-one-out", Status.COMPLETED, Optional.empty(), spreads));
        assertThat(page)
                .contains("each held out in turn and a single row, accuracy is 90\u00a0% on average; always")
                .contains("<td>0.9</td>", "1.5 \u00b1 0.25")
                .doesNotContain("31\u00a0%", "\u00b1 0.31", "no better than");
    }

    @Test
    void interruptedFoldsAreNoInterruptedTraining() {
        String page = Page.of(validated("10", Status.INTERRUPTED, Optional.empty(), Map.of()));
        assertThat(page)
                .contains("The network is trained; its cross-validation was interrupted. `nudge resume &#39;a run&#39;`"
                        + " trains the folds.")
                .contains("No rows were held out yet", "for 1,000 epochs")
                .doesNotContain("Training was interrupted", "Set split.test");
    }

    @Test
    void anInterruptedTrainingSaysHowToGoOn() {
        String page = Page.of(validated("none", Status.INTERRUPTED, Optional.of("interrupted"), Map.of()));
        assertThat(page)
                .contains(
                        "Training was interrupted after 1,000 of 2,000 epochs;",
                        "<pre>nudge resume &#39;a run&#39;</pre>")
                .contains("Set split.test")
                .doesNotContain("trains the folds");
    }

    @Test
    void aLossBelowZeroHasNoPlaceOnALogarithmicScale() {
        assertThat(Page.of(run("area", false, false))).doesNotContain("NaN", "Infinity");
    }

    @Test
    void headingsAreInOrder() {
        List<Integer> levels = Pattern.compile("<h([1-6])")
                .matcher(Page.of(run("area", true, true)))
                .results()
                .map(match -> Integer.parseInt(match.group(1)))
                .toList();
        assertThat(levels.get(0)).isEqualTo(1);
        for (int i = 1; i < levels.size(); i++) {
            assertThat(levels.get(i)).isBetween(2, levels.get(i - 1) + 1);
        }
    }
}
