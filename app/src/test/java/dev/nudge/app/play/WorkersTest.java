package dev.nudge.app.play;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkersTest {

    private static final long GUARD_SECONDS = 10;

    private final Workers workers = new Workers(2);

    @AfterEach
    void close() {
        workers.close();
    }

    @Test
    void longTurnsKeepNobodyWaitingAndTheirThreadsGoAgain() throws InterruptedException {
        CountDownLatch over = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(5);
        for (int i = 0; i < 5; i++) {
            workers.ask(asked -> {
                await(over);
                ended.countDown();
                return OptionalLong.empty();
            });
        }
        CountDownLatch served = new CountDownLatch(1);
        workers.ask(asked -> {
            served.countDown();
            return OptionalLong.empty();
        });
        assertThat(served.await(GUARD_SECONDS, TimeUnit.SECONDS)).isTrue();
        over.countDown();
        assertThat(ended.await(GUARD_SECONDS, TimeUnit.SECONDS)).isTrue();
        awaitSize(2);
    }

    @Test
    void aTurnThatFailsCostsNoThread() throws InterruptedException {
        CountDownLatch turns = new CountDownLatch(6);
        for (int i = 0; i < 6; i++) {
            workers.ask(asked -> {
                turns.countDown();
                throw new AssertionError("on purpose");
            });
        }
        assertThat(turns.await(GUARD_SECONDS, TimeUnit.SECONDS)).isTrue();
        awaitSize(2);
    }

    @Test
    void questionsLeaveNoAlarmsBehind() throws InterruptedException {
        AtomicInteger turns = new AtomicInteger();
        Workers.Job paced = asked -> {
            turns.incrementAndGet();
            return OptionalLong.of(TimeUnit.MILLISECONDS.toNanos(asked ? 100 : 500));
        };
        for (int i = 0; i < 20; i++) {
            workers.ask(paced);
            TimeUnit.MILLISECONDS.sleep(2);
        }
        int before = turns.get();
        TimeUnit.MILLISECONDS.sleep(400);
        assertThat(turns.get() - before).as("turns after the last question").isLessThanOrEqualTo(2);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void awaitSize(int size) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(GUARD_SECONDS);
        while (workers.size() != size && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        assertThat(workers.size()).isEqualTo(size);
    }
}
