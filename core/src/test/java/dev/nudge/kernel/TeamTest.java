package dev.nudge.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TeamTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 9})
    void doesEveryPartOnceAndIsDoneWhenItReturns(int threads) {
        Team team = new Team(threads);
        for (int round = 0; round < 3000; round++) {
            int parts = round % 7 + 1;
            AtomicIntegerArray done = new AtomicIntegerArray(parts);
            team.run(parts, done::incrementAndGet);
            for (int part = 0; part < parts; part++) {
                assertThat(done.get(part)).isEqualTo(1);
            }
        }
    }

    @Test
    void seesWhatItsPartsHaveWritten() {
        Team team = new Team(4);
        long[] sums = new long[8];
        long[] numbers = IntStream.range(0, 8000).asLongStream().toArray();
        for (int round = 1; round <= 2000; round++) {
            team.run(8, part -> {
                for (int i = part * 1000; i < (part + 1) * 1000; i++) {
                    sums[part] += numbers[i];
                }
            });
        }
        assertThat(LongStream.of(sums).sum()).isEqualTo(2000L * 8000 * 7999 / 2);
    }

    @Test
    void throwsWhatAPartThrowsAfterAllAreDone() {
        Team team = new Team(3);
        for (int round = 0; round < 200; round++) {
            AtomicIntegerArray done = new AtomicIntegerArray(6);
            assertThatThrownBy(() -> team.run(6, part -> {
                        done.incrementAndGet(part);
                        if (part == 4) {
                            throw new IllegalStateException("part " + part);
                        }
                    }))
                    .hasMessage("part 4");
            if (IntStream.range(0, 6).map(done::get).sum() != 6) {
                assertThat(done.get(5))
                        .as("only alone, in order, the rest is left out")
                        .isZero();
            }
            team.run(2, part -> {}); // and the team goes on
        }
    }

    @Test
    void teamsWithinTeamsAndBesideEachOtherDoTheirWork() throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        AtomicIntegerArray done = new AtomicIntegerArray(4);
        for (int i = 0; i < 4; i++) {
            int number = i;
            threads.add(new Thread(() -> {
                Team team = new Team(2);
                for (int round = 0; round < 500; round++) {
                    team.run(3, part -> new Team(2).run(2, inner -> done.incrementAndGet(number)));
                }
            }));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        for (int i = 0; i < 4; i++) {
            assertThat(done.get(i)).isEqualTo(500 * 3 * 2);
        }
    }
}
