package dev.nudge.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class OrderTest {

    @Property
    void everyRowComesOnce(
            @ForAll @IntRange(min = 1, max = 300) int rows,
            @ForAll @IntRange(min = 1, max = 20) int run,
            @ForAll long seed) {
        int[] order = new int[Math.max(rows, run)];
        Order.shuffled(order, run, seed);
        assertThat(Arrays.stream(order).sorted().toArray()).isEqualTo(range(order.length));
    }

    @Property
    void neighboursStayTogetherInLongRuns(@ForAll @IntRange(min = 2, max = 20) int run, @ForAll long seed) {
        int[] order = new int[1000];
        Order.shuffled(order, run, seed);
        long jumps = IntStream.range(1, order.length)
                .filter(i -> order[i] != order[i - 1] + 1)
                .count();
        assertThat(jumps).isBetween(1000L / run * 8 / 10, 1000L / run + 1);
    }

    @Test
    void seedsGiveOtherOrdersAndOtherRuns() {
        int[] first = new int[1000];
        int[] second = new int[1000];
        Order.shuffled(first, 4, 1);
        Order.shuffled(second, 4, 2);
        assertThat(first).isNotEqualTo(second);
        assertThat(Arrays.stream(new long[] {1, 2, 3, 4}).mapToObj(seed -> {
                    int[] order = new int[1000];
                    Order.shuffled(order, 4, seed);
                    return IntStream.range(1, 1000)
                            .filter(i -> order[i] != order[i - 1] + 1)
                            .map(i -> order[i] % 4)
                            .max()
                            .orElseThrow();
                }))
                .doesNotHaveDuplicates();
    }

    /** In any place, any row is as likely as another. */
    @Test
    void placesAreFair() {
        int[] count = new int[10];
        for (int seed = 0; seed < 10_000; seed++) {
            int[] order = new int[10];
            Order.shuffled(order, 1, seed * 0x9E3779B97F4A7C15L);
            count[order[3]]++;
        }
        assertThat(Arrays.stream(count).boxed()).allMatch(times -> times > 850 && times < 1150);
    }

    @Test
    void onlyLargeBatchesOfLargeTablesKeepNeighboursTogether() {
        assertThat(Order.run(128, 60_000, 784)).isEqualTo(4);
        assertThat(Order.run(32, 60_000, 784)).isEqualTo(1);
        assertThat(Order.run(1, 60_000, 784)).isEqualTo(1);
        assertThat(Order.run(512, 10_000, 20)).isEqualTo(1);
    }

    private static int[] range(int end) {
        return IntStream.range(0, end).toArray();
    }
}
