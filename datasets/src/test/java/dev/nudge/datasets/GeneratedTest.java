package dev.nudge.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.nudge.spi.Column;
import dev.nudge.spi.InvalidSetting;
import dev.nudge.spi.LoadRequest;
import dev.nudge.spi.Table;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GeneratedTest {

    @ParameterizedTest
    @EnumSource
    void theSameSeedGivesTheSamePoints(Shape shape) {
        assertThat(values(new Generated(shape, 50, 0.2, 7)))
                .isEqualTo(values(new Generated(shape, 50, 0.2, 7)))
                .isNotEqualTo(values(new Generated(shape, 50, 0.2, 8)));
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"LINE", "PLANE"})
    void classesAreOfTheSameSizeAndNamed(Shape shape) {
        Table table = new Generated(shape, 100, 0, 1).load(LoadRequest.plain());

        assertThat(table.names()).containsExactly("x1", "x2", "class");
        assertThat(table.usualTarget()).contains("class");
        Column.Categories classes = (Column.Categories) table.column("class").orElseThrow();
        assertThat(classes.levels()).hasSize(2).allMatch(level -> level.matches("[a-z]+"));
        assertThat(values(classes)).filteredOn(code -> code == 0).hasSize(50);
    }

    @Test
    void withoutNoiseALineIsALine() {
        Table table = new Generated(Shape.LINE, 20, 0, 1).load(LoadRequest.plain());

        List<Float> x = values(table.columns().get(0));
        List<Float> y = values(table.columns().get(1));
        assertThat(table.usualTarget()).contains("y");
        for (int row = 0; row < 20; row++) {
            assertThat(y.get(row)).isCloseTo(2 * x.get(row) + 1, within(1e-6f));
        }
    }

    @Test
    void withoutNoiseXorIsDecidedByTheQuadrant() {
        Table table = new Generated(Shape.XOR, 200, 0, 1).load(LoadRequest.plain());

        List<Float> x1 = values(table.columns().get(0));
        List<Float> x2 = values(table.columns().get(1));
        List<Float> codes = values(table.columns().get(2));
        for (int row = 0; row < 200; row++) {
            assertThat(x1.get(row) * x2.get(row) > 0).isEqualTo(codes.get(row) == 0);
        }
    }

    @Test
    void impossibleSettingsAreRefused() {
        assertThatThrownBy(() -> new Generated(Shape.XOR, 0, 0, 1))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("rows");
        assertThatThrownBy(() -> new Generated(Shape.XOR, 10, -1, 1)).hasMessageContaining("noise");
    }

    private static List<List<Float>> values(Generated generated) {
        return generated.load(LoadRequest.plain()).columns().stream()
                .map(GeneratedTest::values)
                .toList();
    }

    private static List<Float> values(Column column) {
        List<Float> values = new ArrayList<>();
        for (int row = 0; row < column.rows(); row++) {
            values.add(
                    column instanceof Column.Numbers numbers
                            ? numbers.value(row)
                            : (float) ((Column.Categories) column).code(row));
        }
        return values;
    }
}
