package dev.nudge.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TableTest {

    private final Column area = new Column.Numbers("area", new float[] {2104, Float.NaN, 2400});
    private final Column city = new Column.Categories("city", new int[] {0, 1, -1}, List.of("Bern", "Ulm"));

    @Test
    void keepsItsColumnsInOrder() {
        Table table = new Table(List.of(city, area));
        assertThat(table.rows()).isEqualTo(3);
        assertThat(table.names()).containsExactly("city", "area");
        assertThat(table.columns()).containsExactly(city, area);
        assertThat(table.column("area")).containsSame(area);
        assertThat(table.column("Area")).isEmpty();
    }

    @Test
    void namesTheUsualTargetIfThereIsOne() {
        assertThat(new Table(List.of(area)).usualTarget()).isEmpty();
        assertThat(new Table(List.of(area), "area").usualTarget()).contains("area");
    }

    @Test
    void mayBeEmpty() {
        assertThat(new Table(List.of()).rows()).isZero();
    }

    @Test
    void columnsSayWhatTheyHoldAndWhatIsMissing() {
        assertThat(area.type()).isEqualTo(ColumnType.NUMBER);
        assertThat(area.missing(0)).isFalse();
        assertThat(area.missing(1)).isTrue();
        assertThat(city.type()).isEqualTo(ColumnType.CATEGORY);
        assertThat(city.missing(1)).isFalse();
        assertThat(city.missing(2)).isTrue();
    }

    @Test
    void rejectsTwoColumnsOfOneName() {
        assertThatThrownBy(() -> new Table(List.of(area, area)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("two columns are named 'area'");
    }

    @Test
    void rejectsColumnsOfDifferentLengths() {
        Column price = new Column.Numbers("price", new float[] {399.9f});
        assertThatThrownBy(() -> new Table(List.of(area, price)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("column 'price' has 1 rows, the first column 3");
    }

    @Test
    void bytesAreNumbersFrom0To255() {
        Column.Numbers column = new Column.Numbers("pixel", new byte[] {0, 1, 127, -128, -1});
        assertThat(column.rows()).isEqualTo(5);
        assertThat(IntStream.range(0, 5).mapToObj(column::value)).containsExactly(0f, 1f, 127f, 128f, 255f);
        assertThat(IntStream.range(0, 5)).noneMatch(column::missing);
    }
}
