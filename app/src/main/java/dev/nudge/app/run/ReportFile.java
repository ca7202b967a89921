package dev.nudge.app.run;

import dev.nudge.report.ColumnSummary;
import dev.nudge.report.Diagnostics;
import dev.nudge.report.Histogram;
import dev.nudge.report.Point;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * report.json: what the report shows and no other file of a run has, so that the report can be made again when the data is
 * gone.
 *
 * @param name of the experiment
 * @param finished when the run ended
 */
record ReportFile(String name, String finished, Map<String, Diagnostics> diagnostics, List<ColumnSummary> columns) {

    static final String NAME = "report.json";

    private static final String FORMAT = "nudge-report-1";

    Map<String, Object> tree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("format", FORMAT);
        tree.put("name", name);
        tree.put("finished", finished);
        Map<String, Object> parts = new LinkedHashMap<>();
        diagnostics.forEach((part, value) -> parts.put(part, tree(value)));
        tree.put("parts", parts);
        tree.put("columns", columns.stream().map(ReportFile::tree).toList());
        return tree;
    }

    static ReportFile of(Fields fields) {
        if (!fields.text("format").equals(FORMAT)) {
            throw fields.wrong("format", "must be " + FORMAT);
        }
        Map<String, Diagnostics> diagnostics = new LinkedHashMap<>();
        Fields parts = fields.object("parts");
        parts.keys().forEach(part -> diagnostics.put(part, diagnostics(parts.object(part))));
        return new ReportFile(
                fields.text("name"),
                fields.text("finished"),
                diagnostics,
                fields.objects("columns").stream().map(ReportFile::column).toList());
    }

    private static Map<String, Object> tree(Diagnostics diagnostics) {
        Map<String, Object> tree = new LinkedHashMap<>();
        if (!diagnostics.pairs().isEmpty()) {
            put(tree, "actual", "predicted", diagnostics.pairs());
        }
        diagnostics.residuals().ifPresent(histogram -> {
            Map<String, Object> residuals = new LinkedHashMap<>();
            residuals.put("start", histogram.start());
            residuals.put("width", histogram.width());
            residuals.put("counts", histogram.counts());
            residuals.put("below", histogram.below());
            residuals.put("above", histogram.above());
            tree.put("residuals", residuals);
        });
        if (!diagnostics.roc().isEmpty()) {
            put(tree, "falsePositive", "truePositive", diagnostics.roc());
        }
        return tree;
    }

    private static void put(Map<String, Object> tree, String x, String y, List<Point> points) {
        List<Double> xs = new ArrayList<>();
        List<Double> ys = new ArrayList<>();
        for (Point point : points) {
            xs.add(point.x());
            ys.add(point.y());
        }
        tree.put(x, xs);
        tree.put(y, ys);
    }

    private static Diagnostics diagnostics(Fields fields) {
        Optional<Histogram> residuals = Optional.empty();
        if (fields.has("residuals")) {
            Fields histogram = fields.object("residuals");
            if (histogram.number("width") <= 0) {
                throw histogram.wrong("width", "must be above zero");
            }
            residuals = Optional.of(new Histogram(
                    histogram.number("start"),
                    histogram.number("width"),
                    histogram.counts("counts"),
                    histogram.count("below", Integer.MAX_VALUE),
                    histogram.count("above", Integer.MAX_VALUE)));
        }
        return new Diagnostics(
                points(fields, "actual", "predicted"), residuals, points(fields, "falsePositive", "truePositive"));
    }

    private static List<Point> points(Fields fields, String xs, String ys) {
        if (!fields.has(xs)) {
            return List.of();
        }
        List<Double> x = fields.numbers(xs);
        List<Double> y = fields.numbers(ys);
        if (x.size() != y.size()) {
            throw fields.wrong(ys, "must be as many as " + xs);
        }
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < x.size(); i++) {
            points.add(new Point(x.get(i), y.get(i)));
        }
        return points;
    }

    private static Map<String, Object> tree(ColumnSummary column) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("name", column.name());
        tree.put("rows", column.rows());
        tree.put("missing", column.missing());
        column.range().ifPresent(range -> {
            tree.put("lowest", range.lowest());
            tree.put("mean", range.mean());
            tree.put("highest", range.highest());
        });
        if (column.differentLevels() > 0) {
            tree.put("levels", column.levels());
            tree.put("differentLevels", column.differentLevels());
        }
        return tree;
    }

    private static ColumnSummary column(Fields fields) {
        Map<String, Integer> levels = new LinkedHashMap<>();
        if (fields.has("levels")) {
            Fields counts = fields.object("levels");
            counts.keys().forEach(level -> levels.put(level, counts.count(level, Integer.MAX_VALUE)));
        }
        return new ColumnSummary(
                fields.text("name"),
                fields.count("rows", Integer.MAX_VALUE),
                fields.count("missing", Integer.MAX_VALUE),
                fields.has("lowest")
                        ? Optional.of(new ColumnSummary.Spread(
                                fields.number("lowest"), fields.number("mean"), fields.number("highest")))
                        : Optional.empty(),
                levels,
                fields.has("levels") ? fields.count("differentLevels", Integer.MAX_VALUE) : 0);
    }
}
