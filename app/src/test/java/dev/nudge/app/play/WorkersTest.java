package dev.nudge.app.play;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkersTest {

    private static final long MILLISECOND = 1_000_000;

    private final Workers workers = new Workers(1);
    private final BlockingQueue<String> turns = new LinkedBlockingQueue<>();

    @AfterEach
    void close() {
        workers.close();
    }

    @Test
    void aQuestionLeavesNoTimerBehindThatRenewsItself() throws InterruptedException {
        AtomicInteger byItself = new AtomicInteger();
        Workers.Job job = asked -> {
            byItself.addAndGet(asked ? 0 : 1);
            turns.add("turn");
            return OptionalLong.of(300 * MILLISECOND);
        };
        for (int i = 0; i < 20; i++) {
            workers.ask(job);
            turns.take();
            TimeUnit.MILLISECONDS.sleep(10); // so that timers, were there several, would not be due at once
        }
        byItself.set(0);
        TimeUnit.MILLISECONDS.sleep(1000);
        assertThat(byItself.get()).isBetween(1, 5);
    }

    @Test
    void anEarlierTurnIsNotHeldUpByALaterOne() throws InterruptedException {
        AtomicInteger count = new AtomicInteger();
        Workers.Job job = asked -> {
            int turn = count.incrementAndGet();
            turns.add("turn " + turn);
            return turn == 1 ? OptionalLong.of(TimeUnit.HOURS.toNanos(1)) : OptionalLong.of(MILLISECOND);
        };
        workers.ask(job);
        assertThat(turns.poll(10, TimeUnit.SECONDS)).isEqualTo("turn 1");
        workers.ask(job);
        assertThat(turns.poll(10, TimeUnit.SECONDS)).isEqualTo("turn 2");
        assertThat(turns.poll(10, TimeUnit.SECONDS)).isEqualTo("turn 3");
    }

    @Test
    void whatIsAskedComesBeforeWhatTrains() throws InterruptedException {
        Workers.Job question = asked -> {
            turns.add("question");
            return OptionalLong.empty();
        };
        AtomicInteger count = new AtomicInteger();
        Workers.Job trains = asked -> {
            if (count.incrementAndGet() == 50) {
                workers.ask(question); // while another waits for its turn
            }
            turns.add("trains");
            return count.get() < 100 ? OptionalLong.of(0) : OptionalLong.empty();
        };
        Workers.Job other = asked -> trains.turn(asked);
        workers.ask(trains);
        workers.ask(other);
        for (int i = 0; i < 50; i++) {
            assertThat(turns.take()).isEqualTo("trains");
        }
        assertThat(turns.take()).isEqualTo("question");
    }

    @Test
    void aTurnThatFailsTakesNoThreadWithIt() throws InterruptedException {
        workers.ask(asked -> {
            throw new AssertionError("to be logged");
        });
        workers.ask(asked -> {
            turns.add("the next");
            return OptionalLong.empty();
        });
        assertThat(turns.poll(10, TimeUnit.SECONDS)).isEqualTo("the next");
    }
}
