package dev.nudge.app.report;

import dev.nudge.report.Histogram;
import dev.nudge.report.Point;
import java.util.ArrayList;
import java.util.List;

/** A chart as SVG: two axes with ticks and titles, and what is drawn between them. Colours are classes of report.css. */
final class Chart {

    /** Leaves room for tick labels that are larger on small screens. */
    private static final double LEFT = 70;

    private static final double RIGHT = 22;
    private static final double TOP = 10;
    private static final double BOTTOM = 52;

    /** So few dots are drawn larger. */
    private static final int FEW = 60;

    private final double width;
    private final double height;
    private final Axis x;
    private final Axis y;
    private final Markup drawn = new Markup();

    /** @param width of the plot, without its labels */
    Chart(double width, double height, Axis x, Axis y) {
        this.width = width;
        this.height = height;
        this.x = x;
        this.y = y;
    }

    /** A chart as wide as there is room for two of them side by side. */
    static Chart usual(Axis x, Axis y) {
        return new Chart(388, 238, x, y);
    }

    /** A line; a single point is drawn as a dot. */
    Chart line(String style, List<Point> points) {
        List<Point> shown = shown(points);
        if (shown.size() == 1) {
            return dots(style, shown);
        }
        return path("line " + style, path -> lines(path, shown));
    }

    /** A dot for each point. */
    Chart dots(String style, List<Point> points) {
        String size = points.size() <= FEW ? " few" : "";
        return path("dots " + style + size, path -> {
            for (Point point : shown(points)) {
                path.raw("M").at(left(point.x())).raw(" ").at(top(point.y())).raw("h0");
            }
        });
    }

    /** A small circle around each point, told from a dot by its shape alone. */
    Chart rings(String style, List<Point> points) {
        double radius = points.size() <= FEW ? 3.5 : 2.2;
        return path("rings " + style, path -> {
            for (Point point : shown(points)) {
                path.raw("M").at(left(point.x())).raw(" ").at(top(point.y()) - radius);
                path.raw("a").at(radius).raw(" ").at(radius).raw(" 0 1 0 .1 0z");
            }
        });
    }

    /** A bar for each bin. */
    Chart bars(String style, Histogram histogram) {
        return path("bars " + style, path -> {
            for (int i = 0; i < histogram.counts().size(); i++) {
                int count = histogram.counts().get(i);
                if (count > 0) {
                    double from = left(histogram.start() + i * histogram.width());
                    double to = left(histogram.start() + (i + 1) * histogram.width());
                    path.raw("M").at(from).raw(" ").at(top(0)).raw("V").at(top(count));
                    path.raw("H").at(to).raw("V").at(top(0)).raw("z");
                }
            }
        });
    }

    /** A line from the lower left to the upper right. */
    Chart diagonal() {
        return line("reference", List.of(new Point(x.low(), y.low()), new Point(x.high(), y.high())));
    }

    /** A vertical line at a value. */
    Chart mark(double at) {
        return at < x.low() || at > x.high() || !x.shows(at)
                ? this
                : line("reference", List.of(new Point(at, y.low()), new Point(at, y.high())));
    }

    /**
     * The whole.
     *
     * @param title what it is, for those who cannot see it
     * @param description what it shows, in words
     */
    Markup svg(String title, String description) {
        Markup svg = new Markup();
        double right = LEFT + width + RIGHT;
        double bottom = TOP + height + BOTTOM;
        svg.raw("<svg class=\"chart\" role=\"img\" viewBox=\"0 0 ")
                .at(right)
                .raw(" ")
                .at(bottom)
                .raw("\">");
        svg.raw("<title>").text(title).raw("</title><desc>").text(description).raw("</desc>");
        axes(svg);
        svg.raw(drawn);
        return svg.raw("</svg>\n");
    }

    private void axes(Markup svg) {
        svg.raw("<path class=\"grid\" d=\"");
        for (double tick : y.ticks()) {
            svg.raw("M").at(LEFT).raw(" ").at(top(tick)).raw("h").at(width);
        }
        for (double tick : x.ticks()) {
            svg.raw("M").at(left(tick)).raw(" ").at(TOP).raw("v").at(height);
        }
        svg.raw("\"/><g class=\"y ticks\">");
        for (double tick : y.ticks()) {
            label(svg, LEFT - 7, top(tick) + 4.5, tick);
        }
        svg.raw("</g><g class=\"x ticks\">");
        for (double tick : x.ticks()) {
            label(svg, left(tick), TOP + height + 18, tick);
        }
        svg.raw("</g><text class=\"axis\" x=\"")
                .at(LEFT + width / 2)
                .raw("\" y=\"")
                .at(TOP + height + 43);
        svg.raw("\">").text(Markup.shortened(x.title(), 52)).raw("</text>");
        svg.raw("<text class=\"axis\" transform=\"translate(12 ").at(TOP + height / 2);
        svg.raw(")rotate(-90)\">").text(Markup.shortened(y.title(), 34)).raw("</text>");
    }

    private static void label(Markup svg, double at, double from, double tick) {
        svg.raw("<text x=\"").at(at).raw("\" y=\"").at(from).raw("\">");
        svg.text(Ticks.label(tick)).raw("</text>");
    }

    private void lines(Markup path, List<Point> points) {
        for (int i = 0; i < points.size(); i++) {
            path.raw(i == 0 ? "M" : i == 1 ? "L" : " ");
            path.at(left(points.get(i).x())).raw(" ").at(top(points.get(i).y()));
        }
    }

    private Chart path(String style, java.util.function.Consumer<Markup> steps) {
        drawn.raw("<path class=\"" + style + "\" d=\"");
        steps.accept(drawn);
        drawn.raw("\"/>");
        return this;
    }

    private List<Point> shown(List<Point> points) {
        List<Point> shown = new ArrayList<>(points.size());
        for (Point point : points) {
            if (x.shows(point.x()) && y.shows(point.y())) {
                shown.add(point);
            }
        }
        return shown;
    }

    private double left(double value) {
        return LEFT + width * x.position(value);
    }

    private double top(double value) {
        return TOP + height * (1 - y.position(value));
    }
}
