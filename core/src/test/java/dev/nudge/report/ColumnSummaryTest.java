package dev.nudge.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.spi.Column;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ColumnSummaryTest {

    @Test
    void numbers() {
        assertThat(ColumnSummary.of(new Column.Numbers("area", new float[] {3, Float.NaN, -1, 4})))
                .isEqualTo(
                        new ColumnSummary("area", 4, 1, Optional.of(new ColumnSummary.Spread(-1, 2, 4)), Map.of(), 0));
        assertThat(ColumnSummary.of(new Column.Numbers("none", new float[] {Float.NaN}))
                        .range())
                .isEmpty();
    }

    @Test
    void categoriesTheMostFrequentFirst() {
        ColumnSummary summary = ColumnSummary.of(
                new Column.Categories("town", new int[] {1, -1, 0, 1, 3}, List.of("Oslo", "Rome", "never", "Bonn")));
        assertThat(summary.missing()).isEqualTo(1);
        assertThat(summary.levels().toString()).isEqualTo("{Rome=2, Oslo=1, Bonn=1}");
        assertThat(summary.differentLevels()).isEqualTo(3);
    }

    @Test
    void ofManyCategoriesSome() {
        List<String> levels =
                IntStream.range(0, 500).mapToObj(Integer::toString).toList();
        ColumnSummary summary = ColumnSummary.of(
                new Column.Categories("id", IntStream.range(0, 500).toArray(), levels));
        assertThat(summary.levels()).hasSize(24);
        assertThat(summary.differentLevels()).isEqualTo(500);
    }
}
