package dev.nudge.app.report;

import dev.nudge.report.Point;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** The course of loss and metrics, over epochs or seconds, on a linear or a logarithmic scale: chosen without a script. */
final class CurveSection {

    static final List<String> PARTS = List.of("train", "validation", "test");

    /** Others follow from these, or say nearly the same. */
    private static final List<String> SHOWN = List.of("loss", "accuracy", "rmse", "r2", "f1", "auc", "mae");

    /** What may span many powers of ten. */
    private static final List<String> ERRORS = List.of("loss", "rmse", "mae");

    /** A loss that falls by more than this is shown on a logarithmic scale first. */
    private static final double MANY_TIMES = 20;

    /** So is one that falls by more than this and then hardly moves: on a linear scale it looks like an L. */
    private static final double SEVERAL_TIMES = 4;

    private final ReportedRun run;
    private final Curves curves;

    CurveSection(ReportedRun run) {
        this.run = run;
        this.curves = run.curves();
    }

    void write(Markup html) {
        html.raw("<section id=\"curves\"><h2>Learning curves</h2>\n");
        if (curves.epochs() == 0) {
            html.raw("<p>No epoch was completed, so there is nothing to draw.</p></section>\n");
            return;
        }
        switches(html);
        html.raw("<div class=\"charts\">\n");
        for (String metric : SHOWN) {
            if (curves.metrics().contains(metric)) {
                figure(html, metric);
            }
        }
        rate(html);
        html.raw("</div></section>\n");
    }

    private void switches(Markup html) {
        boolean log = false;
        for (Line line : lines("loss")) {
            log |= spansMuch(points("loss", line, false));
        }
        html.raw("<span class=\"choice\">scale of errors</span>");
        choice(html, "scale", "linear", "linear", !log);
        choice(html, "scale", "log", "logarithmic", log);
        html.raw("<span class=\"choice\">over</span>");
        choice(html, "over", "epochs", "epochs", true);
        choice(html, "over", "seconds", "seconds", false);
    }

    static boolean spansMuch(List<Point> points) {
        double[] sorted = new double[points.size()];
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] = points.get(i).y();
        }
        Arrays.sort(sorted);
        if (sorted.length < 2 || sorted[0] <= 0) {
            return false;
        }
        double low = sorted[0];
        double high = sorted[sorted.length - 1];
        boolean bent = sorted[sorted.length / 2] - low < 0.1 * (high - low);
        return high > (bent ? SEVERAL_TIMES : MANY_TIMES) * low;
    }

    private static void choice(Markup html, String group, String id, String label, boolean chosen) {
        html.raw("<input type=\"radio\" name=\"" + group + "\" id=\"" + id + "\"" + (chosen ? " checked" : "") + ">");
        html.raw("<label for=\"" + id + "\">" + label + "</label>\n");
    }

    /** The curve of a metric in a part. */
    private record Line(String part, Curve curve) {}

    private List<Line> lines(String metric) {
        List<Line> lines = new ArrayList<>();
        for (String part : PARTS) {
            Optional<Curve> curve = curves.of(part + "." + metric);
            if (curve.isPresent()) {
                lines.add(new Line(part, curve.get()));
            }
        }
        return lines;
    }

    private void figure(Markup html, String metric) {
        List<Line> lines = lines(metric);
        if (lines.isEmpty()) {
            return;
        }
        html.raw("<figure><figcaption><h3>")
                .text(metric)
                .raw("</h3><p>")
                .text(Words.metric(metric))
                .raw("</p>");
        List<String> parts = new ArrayList<>();
        for (Line line : lines) {
            parts.add(line.part());
        }
        legend(html, parts);
        html.raw("</figcaption>\n");
        boolean error = ERRORS.contains(metric);
        for (boolean seconds : new boolean[] {false, true}) {
            String over = seconds ? "seconds" : "epochs";
            List<List<Point>> points = new ArrayList<>();
            for (Line line : lines) {
                points.add(points(metric, line, seconds));
            }
            html.raw("<div class=\"over-" + over + "\">");
            html.raw(error ? "<div class=\"scale-linear\">" : "<div>");
            chart(html, metric, lines, points, seconds, false);
            html.raw("</div>");
            if (error) {
                html.raw("<div class=\"scale-log\">");
                for (List<Point> line : points) {
                    line.removeIf(point -> point.y() <= 0);
                }
                chart(html, metric, lines, points, seconds, true);
                html.raw("</div>");
            }
            html.raw("</div>\n");
        }
        html.raw("</figure>\n");
    }

    static void legend(Markup html, List<String> parts) {
        html.raw("<ul class=\"legend\">");
        for (String part : parts) {
            html.raw("<li><svg class=\"key\" viewBox=\"0 0 28 8\" aria-hidden=\"true\"><path class=\"line " + part
                    + "\" d=\"M1 4H27\"/></svg>" + part + "</li>");
        }
        html.raw("</ul>");
    }

    private void chart(
            Markup html, String metric, List<Line> lines, List<List<Point>> points, boolean seconds, boolean log) {
        Optional<Axis> y = axis(metric, points, log);
        if (y.isEmpty()) {
            html.raw("<p class=\"empty\">No value is above zero, so there is no logarithm to show.</p>");
            return;
        }
        Chart chart = Chart.usual(over(points, seconds), y.get());
        if (!seconds && bestEpoch().isPresent()) {
            chart.mark(bestEpoch().get());
        }
        for (int i = 0; i < lines.size(); i++) {
            chart.line(lines.get(i).part(), points.get(i));
        }
        html.raw(chart.svg(metric + (seconds ? " over seconds" : " over epochs"), description(lines)));
    }

    /** Before the first epoch there is a loss too. */
    private List<Point> points(String metric, Line line, boolean seconds) {
        List<Point> points = new ArrayList<>();
        if (metric.equals("loss")
                && line.part().equals("train")
                && Double.isFinite(run.outcome().initialLoss())) {
            points.add(new Point(0, run.outcome().initialLoss()));
        }
        points.addAll(line.curve().points(seconds));
        return points;
    }

    private Axis over(List<List<Point>> points, boolean seconds) {
        double first = smallest(points, Point::x);
        return seconds ? Axis.between("seconds", first, curves.seconds()) : Axis.whole("epoch", first, curves.epochs());
    }

    private static Optional<Axis> axis(String title, List<List<Point>> points, boolean log) {
        double low = smallest(points, Point::y);
        double high = -smallest(points, point -> -point.y());
        if (!Double.isFinite(low)) {
            return Optional.empty();
        }
        return Optional.of(log ? Axis.logarithmic(title, low, high) : Axis.around(title, low, high));
    }

    private static double smallest(List<List<Point>> points, ToDoubleFunction<Point> coordinate) {
        double smallest = Double.POSITIVE_INFINITY;
        for (List<Point> line : points) {
            for (Point point : line) {
                smallest = Math.min(smallest, coordinate.applyAsDouble(point));
            }
        }
        return smallest;
    }

    private static String description(List<Line> lines) {
        StringBuilder text = new StringBuilder();
        for (Line line : lines) {
            text.append(text.length() == 0 ? "" : "; ")
                    .append(line.part())
                    .append(" from ")
                    .append(Ticks.label(line.curve().first()))
                    .append(" to ")
                    .append(Ticks.label(line.curve().last()));
        }
        return text.toString();
    }

    /** The epoch whose weights early stopping has gone back to. */
    private Optional<Double> bestEpoch() {
        String said = "was best after epoch ";
        if (run.outcome().reason().isEmpty()) {
            return Optional.empty();
        }
        return run.outcome()
                .reason()
                .filter(reason -> reason.startsWith("stopped early") && reason.contains(said))
                .map(reason -> reason.substring(reason.indexOf(said) + said.length()))
                .filter(epoch -> epoch.length() < 10 && epoch.chars().allMatch(c -> c >= '0' && c <= '9'))
                .filter(epoch -> !epoch.isEmpty())
                .map(Double::parseDouble);
    }

    /** Only if it changes. */
    private void rate(Markup html) {
        List<Point> points = curves.rate().points(false);
        if (points.isEmpty()
                || smallest(List.of(points), Point::y) == -smallest(List.of(points), point -> -point.y())) {
            return;
        }
        html.raw("<figure><figcaption><h3>learning rate</h3><p>as the schedule has it</p></figcaption>\n");
        for (boolean seconds : new boolean[] {false, true}) {
            List<List<Point>> all = List.of(curves.rate().points(seconds));
            Chart chart = Chart.usual(
                    over(all, seconds), axis("learning rate", all, false).orElseThrow());
            chart.line("train", all.get(0));
            html.raw("<div class=\"over-" + (seconds ? "seconds" : "epochs") + "\">");
            html.raw(chart.svg(
                    "learning rate", "from " + Ticks.label(all.get(0).get(0).y()) + " on"));
            html.raw("</div>");
        }
        html.raw("</figure>\n");
    }
}
