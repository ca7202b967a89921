package dev.nudge.app.play;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkersTest {

    private static final long GUARD_SECONDS = 10;

    private final Workers workers = new Workers(2);
    private final BlockingQueue<String> turns = new LinkedBlockingQueue<>();

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

    @Test
    void anEarlierTurnIsNotHeldUpByALaterOne() throws InterruptedException {
        AtomicInteger count = new AtomicInteger();
        Workers.Job job = asked -> {
            int turn = count.incrementAndGet();
            turns.add("turn " + turn);
            return OptionalLong.of(turn == 1 ? TimeUnit.HOURS.toNanos(1) : TimeUnit.MILLISECONDS.toNanos(1));
        };
        workers.ask(job);
        assertThat(turns.poll(GUARD_SECONDS, TimeUnit.SECONDS)).isEqualTo("turn 1");
        workers.ask(job);
        assertThat(turns.poll(GUARD_SECONDS, TimeUnit.SECONDS)).isEqualTo("turn 2");
        assertThat(turns.poll(GUARD_SECONDS, TimeUnit.SECONDS)).isEqualTo("turn 3");
    }

    @Test
    void whatIsAskedComesBeforeWhatTrains() throws InterruptedException {
        try (Workers one = new Workers(1)) {
            Workers.Job question = asked -> {
                turns.add("question");
                return OptionalLong.empty();
            };
            AtomicInteger count = new AtomicInteger();
            Workers.Job trains = asked -> {
                if (count.incrementAndGet() == 50) {
                    one.ask(question); // while another waits for its turn
                }
                turns.add("trains");
                return count.get() < 100 ? OptionalLong.of(0) : OptionalLong.empty();
            };
            Workers.Job other = asked -> trains.turn(asked);
            one.ask(trains);
            one.ask(other);
            for (int i = 0; i < 50; i++) {
                assertThat(turns.take()).isEqualTo("trains");
            }
            assertThat(turns.take()).isEqualTo("question");
        }
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
