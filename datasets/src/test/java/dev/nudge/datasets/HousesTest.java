package dev.nudge.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.spi.Column;
import dev.nudge.spi.LoadRequest;
import dev.nudge.spi.Table;
import org.junit.jupiter.api.Test;

class HousesTest {

    @Test
    void threeHousesHaveAreaAndPrice() {
        Table table = new Houses().load(LoadRequest.plain());

        assertThat(table.names()).containsExactly("area", "price");
        assertThat(table.usualTarget()).contains("price");
        assertThat(number(table, "area", 2)).isEqualTo(2400);
        assertThat(number(table, "price", 0)).isEqualTo(399.9f);
        assertThat(table.rows()).isEqualTo(3);
    }

    @Test
    void tenHousesHaveBathroomsToo() {
        Table table = new Houses(HouseTable.TEN).load(LoadRequest.plain());

        assertThat(table.names()).containsExactly("area", "bathrooms", "price");
        assertThat(table.rows()).isEqualTo(10);
        assertThat(number(table, "bathrooms", 4)).isEqualTo(4);
        assertThat(number(table, "price", 9)).isEqualTo(242.5f);
    }

    @Test
    void labelledHousesHaveALabelInPlaceOfThePrice() {
        Table table = new Houses(HouseTable.LABELLED).load(LoadRequest.plain());

        assertThat(table.names()).containsExactly("area", "bathrooms", "label");
        assertThat(table.usualTarget()).contains("label");
        Column.Categories label = (Column.Categories) table.column("label").orElseThrow();
        assertThat(label.levels().get(label.code(0))).isEqualTo("Good");
        assertThat(label.levels().get(label.code(3))).isEqualTo("Bad");
    }

    private static float number(Table table, String column, int row) {
        return ((Column.Numbers) table.column(column).orElseThrow()).value(row);
    }
}
