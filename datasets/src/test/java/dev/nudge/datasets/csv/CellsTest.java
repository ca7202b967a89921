package dev.nudge.datasets.csv;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellsTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 16, 17, 48, 49, 100_000})
    void keepsValuesInOrder(int count) {
        Cells codes = new Cells();
        Cells numbers = new Cells();
        for (int i = 0; i < count; i++) {
            codes.add(i);
            numbers.add(i + 0.5f);
        }

        assertThat(codes.size()).isEqualTo(count);
        int[] drained = codes.drainCodes();
        float[] floats = numbers.drainNumbers();
        assertThat(drained).hasSize(count);
        assertThat(floats).hasSize(count);
        for (int i = 0; i < count; i++) {
            assertThat(drained[i]).isEqualTo(i);
            assertThat(floats[i]).isEqualTo(i + 0.5f);
        }
        assertThat(codes.size()).isZero();
    }
}
