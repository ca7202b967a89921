package dev.nudge.app.play;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 6, 1000, 1563, 50_000, 99_999})
    void aHistoryStaysBelowItsBound(long size) {
        assertThat(History.numbers(size)).isBetween(size, Bounds.HISTORY);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 6, 1000, 20_000, 100_000})
    void noMoreIsKeptThanWasCounted(long size) {
        long kept = LongStream.range(0, 1 << 22)
                .filter(History.resolution(size)::keeps)
                .count();
        assertThat(kept * size).isBetween(size, History.numbers(size));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 1000, 100_000})
    void atLeastOneMomentIsKeptBetweenAStepAndItsDouble(long size) {
        Resolution resolution = History.resolution(size);
        for (long step = 1; step < 1 << 20; step *= 2) {
            assertThat(LongStream.rangeClosed(step, 2 * step).anyMatch(resolution::keeps))
                    .as("from %d", step)
                    .isTrue();
        }
    }
}
