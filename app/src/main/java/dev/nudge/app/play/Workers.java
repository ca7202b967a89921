package dev.nudge.app.play;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A few threads on which many jobs take turns. A job that was asked something comes before those that only train, so an
 * answer waits for a turn under way at most; a job is on one thread at a time.
 */
final class Workers implements AutoCloseable {

    /** Something with turns. */
    interface Job {

        /**
         * Takes a turn, which should be over in a few milliseconds.
         *
         * @param asked whether something has been asked, in which case training can wait
         * @return after how many nanoseconds to have the next turn; nothing for none before it is asked
         */
        OptionalLong turn(boolean asked);
    }

    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);

    private enum Standing {
        ASKED,
        WAITS,
        RUNS,
        RUNS_AND_ASKED
    }

    private final Map<Job, Standing> standings = new HashMap<>();
    private final Deque<Job> asked = new ArrayDeque<>();
    private final Deque<Job> waiting = new ArrayDeque<>();
    /** When jobs come back by themselves: one time for each, or every question would leave a timer that renews itself. */
    private final Map<Job, Long> alarms = new HashMap<>();

    private final List<Thread> threads = new ArrayList<>();
    private boolean closed;

    Workers(int threads) {
        for (int i = 1; i <= threads; i++) {
            Thread thread = new Thread(this::work, "play-" + i);
            thread.setDaemon(true);
            this.threads.add(thread);
        }
        this.threads.forEach(Thread::start);
    }

    /** Lets a job have a turn soon. */
    synchronized void ask(Job job) {
        Standing standing = standings.get(job);
        if (standing == Standing.RUNS) {
            standings.put(job, Standing.RUNS_AND_ASKED);
        } else if (standing == null || standing == Standing.WAITS) {
            waiting.remove(job);
            standings.put(job, Standing.ASKED);
            asked.add(job);
            notify();
        }
    }

    private void work() {
        while (true) {
            Job job;
            boolean wasAsked;
            synchronized (this) {
                while (!closed && asked.isEmpty() && waiting.isEmpty()) {
                    try {
                        wait();
                    } catch (InterruptedException e) {
                        return;
                    }
                }
                if (closed) {
                    return;
                }
                wasAsked = !asked.isEmpty();
                job = wasAsked ? asked.remove() : waiting.remove();
                standings.put(job, Standing.RUNS);
            }
            OptionalLong next = OptionalLong.empty();
            try {
                next = job.turn(wasAsked);
            } catch (RuntimeException | Error e) {
                LOG.error("a turn failed", e); // and the thread goes on with others
            } finally {
                after(job, next);
            }
        }
    }

    private synchronized void after(Job job, OptionalLong next) {
        Standing standing = standings.remove(job);
        if (standing == Standing.RUNS_AND_ASKED) {
            ask(job);
        } else if (next.isPresent() && next.getAsLong() == 0) {
            queue(job);
        } else if (next.isPresent()) {
            wake(job, next.getAsLong());
        }
    }

    private void wake(Job job, long nanos) {
        long at = System.nanoTime() + nanos;
        Long known = alarms.get(job);
        if (known == null || at - known < 0) {
            alarms.put(job, at);
            CompletableFuture.delayedExecutor(nanos, TimeUnit.NANOSECONDS, Runnable::run)
                    .execute(() -> comesBack(job, at));
        }
    }

    private synchronized void comesBack(Job job, long at) {
        if (alarms.remove(job, at) && !standings.containsKey(job)) {
            queue(job);
        }
    }

    private void queue(Job job) {
        standings.put(job, Standing.WAITS);
        waiting.add(job);
        notify();
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        threads.forEach(Thread::interrupt);
    }
}
