package dev.nudge.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.spi.Column;
import dev.nudge.spi.Table;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SuggestionTest {

    private static final Column AREA = numbers("area", 2104, 1600, 2400, 1416, 3000, 1985);

    private static Column.Numbers numbers(String name, double... values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return new Column.Numbers(name, floats);
    }

    private static List<String> lines(Column... columns) {
        return new Suggestion("houses", new Table(List.of(columns))).lines();
    }

    @Test
    void theLastColumnIsTheTarget() {
        assertThat(lines(AREA, numbers("price", 1.5, 2, 3, 4, 5, 6)))
                .startsWith("dataset: houses", "features:", "  target: price  # a guess")
                .contains("loss: mse")
                .noneMatch(line -> line.contains("exclude"));
        assertThat(new Suggestion("x", new Table(List.of(numbers("price", 1, 2, 3, 4, 5, 7), AREA), "price")).lines())
                .contains("  target: price");
    }

    @Test
    void categoriesAndFewWholeNumbersAreClasses() {
        assertThat(lines(AREA, new Column.Categories("kind", new int[] {0, 1, 0, 1, 0, -1}, List.of("a", "b"))))
                .contains("loss: cross-entropy");
        assertThat(lines(AREA, numbers("survived", 0, 1, 0, 1, Double.NaN, 1)))
                .contains("loss: cross-entropy  # numbers as classes; mse for numbers as such");
        assertThat(lines(AREA, numbers("share", 0, 0.5, 0, 1, 1, 1))).contains("loss: mse");
        assertThat(lines(AREA, numbers("count", 1, 2, 3, 4, 5, 7))).contains("loss: mse");
    }

    @Test
    void whatNamesARowIsLeftOut() {
        int rows = 30;
        Column name = new Column.Categories(
                "a: name",
                IntStream.range(0, rows).toArray(),
                IntStream.range(0, rows).mapToObj(i -> "house " + i).toList());
        Column price = new Column.Numbers("price", new float[rows]);
        assertThat(lines(name, price))
                .contains("  exclude: ['a: name']  # names, numbers of rows, dates: nothing that other rows share");
    }
}
