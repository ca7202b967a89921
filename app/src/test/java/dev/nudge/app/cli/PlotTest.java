package dev.nudge.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.report.Point;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlotTest {

    private static List<Point> points(double... values) {
        return IntStream.range(0, values.length)
                .mapToObj(i -> new Point(i + 1, values[i]))
                .toList();
    }

    private static Plot plot(boolean unicode, double... values) {
        Plot plot = new Plot(25, unicode);
        plot.add("train", points(values));
        return plot;
    }

    @Test
    void aFallingLine() {
        assertThat(plot(false, 18, 10).text("loss", "epoch")).isEqualTo("""
                  loss   * train
                         18 +*
                            | *
                            |  **
                            |    *
                         14 +     *
                            |      *
                            |       **
                            |         *
                         10 +          *
                            +-----------
                             1   epoch 2
                """);
    }

    @Test
    void inBraille() {
        String text = plot(true, 18, 10).text("loss", "epoch");
        assertThat(text).contains("         18 \u2524", "          \u2514\u2500\u2500", "\u2812\u2812\u2812 train");
        assertThat(text.lines().filter(line -> line.chars().anyMatch(c -> c > 0x2800 && c < 0x2900)))
                .hasSize(10);
    }

    @Test
    void aSecondCurveHasALetterOfItsOwn() {
        Plot plot = plot(false, 1, 1, 1);
        plot.add("validation", points(3, 3, 3));
        plot.add("none", List.of());
        assertThat(plot.text("loss", "epoch").lines())
                .anyMatch(line -> line.equals("          3 +ooooooooooo"))
                .anyMatch(line -> line.equals("          1 +***********"))
                .noneMatch(line -> line.contains("none"));
    }

    @Test
    void whatSpansMuchIsLogarithmic() {
        String text = plot(false, 10_000, 100, 1).text("loss", "epoch");
        assertThat(text)
                .startsWith("  loss, logarithmic")
                .contains("10000 +*", "  100 +     *\n", "    1 +          *");
        assertThat(plot(false, 10_000, 0).text("loss", "epoch")).startsWith("  loss   ");
    }

    @Test
    void nothingWhereThereIsNothingToSee() {
        assertThat(plot(true).text("loss", "epoch")).isEmpty();
        assertThat(plot(true, 5).text("loss", "epoch")).isEmpty();
        assertThat(plot(false, 5, 5).text("loss", "epoch")).contains("***********");
    }
}
