package dev.nudge.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.report.Histogram;
import dev.nudge.report.Point;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ChartTest {

    private static String svg(Chart chart) {
        String svg = chart.svg("t", "d").toString();
        assertThat(svg).doesNotContain("NaN", "Infinity", "E-", "E1", "null");
        return svg;
    }

    /** The d of the path of a class. */
    private static String path(String svg, String style) {
        Matcher matcher =
                Pattern.compile("<path class=\"" + style + "\" d=\"([^\"]*)\"").matcher(svg);
        assertThat(matcher.find()).as(svg).isTrue();
        return matcher.group(1);
    }

    private static Chart square(Axis y) {
        return new Chart(100, 100, Axis.between("x", 0, 10), y);
    }

    @Test
    void aLineFromCornerToCorner() {
        String svg = svg(square(Axis.between("y", 0, 10)).line("train", List.of(new Point(0, 0), new Point(10, 10))));
        assertThat(path(svg, "line train")).isEqualTo("M70 110L170 10");
    }

    @Test
    void aSinglePointIsADot() {
        String svg = svg(square(Axis.between("y", 0, 10)).line("train", List.of(new Point(5, 5))));
        assertThat(path(svg, "dots train few")).isEqualTo("M120 60h0");
    }

    @Test
    void whatCannotBeShownIsLeftOut() {
        List<Point> points = List.of(
                new Point(0, 100), new Point(1, 0), new Point(2, -3), new Point(3, Double.NaN), new Point(10, 1));
        assertThat(path(svg(square(Axis.logarithmic("y", 1, 100)).line("test", points)), "line test"))
                .matches("M70 1\\d(\\.\\d)?L170 10\\d(\\.\\d)?");
    }

    @Test
    void aLineThatNeverRisesLiesInTheMiddle() {
        for (double value : new double[] {0, 5, -1e-9, 1e30}) {
            List<Point> points = List.of(new Point(0, value), new Point(10, value));
            String svg = svg(square(Axis.around("y", value, value)).line("train", points));
            assertThat(path(svg, "line train")).as("%s", value).isEqualTo("M70 60L170 60");
        }
        List<Point> points = List.of(new Point(0, 5), new Point(10, 5));
        assertThat(path(svg(square(Axis.logarithmic("y", 5, 5)).line("train", points)), "line train"))
                .isEqualTo("M70 60L170 60");
    }

    @Test
    void barsStandOnTheAxis() {
        Histogram histogram = new Histogram(0, 5, List.of(2, 0), 0, 0);
        assertThat(path(svg(square(Axis.whole("y", 0, 4)).bars("train", histogram)), "bars train"))
                .isEqualTo("M70 110V60H120V110z");
    }

    @Test
    void namesAreEscapedAndShortened() {
        Axis axis = Axis.between("<b>&\"'" + "x".repeat(200), 0, 1);
        String svg =
                new Chart(100, 100, axis, axis).svg("</title><script>", "<i>").toString();
        assertThat(svg).contains("&lt;b&gt;&amp;&quot;&#39;xxx", "\u2026", "&lt;/title&gt;&lt;script&gt;");
        assertThat(svg).doesNotContain("<b>", "<i>", "<script>", "x".repeat(60));
    }

    @Test
    void aCurveThatFallsFarOrIsAnLIsShownByItsLogarithm() {
        assertThat(CurveSection.spansMuch(course(21, 15, 10, 5, 1))).isTrue();
        assertThat(CurveSection.spansMuch(course(19, 15, 10, 5, 1))).isFalse();
        assertThat(CurveSection.spansMuch(course(2.3, 0.4, 0.33, 0.31, 0.3))).isTrue();
        assertThat(CurveSection.spansMuch(course(1.1, 0.31, 0.31, 0.3, 0.3))).isFalse();
        assertThat(CurveSection.spansMuch(course(2.3, 0.1, 0, 0, 0))).isFalse();
        assertThat(CurveSection.spansMuch(List.of())).isFalse();
    }

    private static List<Point> course(double... values) {
        return java.util.stream.IntStream.range(0, values.length)
                .mapToObj(i -> new Point(i, values[i]))
                .toList();
    }
}
