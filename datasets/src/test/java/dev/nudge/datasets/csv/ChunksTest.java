package dev.nudge.datasets.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChunksTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1, 0",
        "16, 0",
        "17, 0",
        "100000, 0",
        "5, 20",
        "20, 20",
        "21, 20",
        "100000, 20",
        "100000, 99999"
    })
    void keepsValuesInOrder(int count, int expected) {
        Chunks<int[]> chunks = new Chunks<>(expected, int[]::new);
        for (int i = 0; i < count; i++) {
            chunks.last()[chunks.filled()] = i;
            chunks.fill(1);
        }

        assertThat(chunks.size()).isEqualTo(count);
        assertThat(chunks.allocated()).isGreaterThanOrEqualTo(count);
        assertThat(chunks.drain()).isEqualTo(IntStream.range(0, count).toArray());
    }

    @Test
    void copiesNothingIfAsManyComeAsWereExpected() {
        Chunks<int[]> chunks = new Chunks<>(100, int[]::new);
        int[] array = chunks.last();
        chunks.fill(100);

        assertThat(chunks.drain()).isSameAs(array);
    }
}
