package dev.nudge.app.play;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A few threads on which many jobs take turns. A job that was asked something comes before those that only train, so an
 * answer waits for a turn under way at most; a job is on one thread at a time. A turn that takes long, such as opening a
 * large table, has its thread replaced meanwhile, so that it delays nobody else.
 */
final class Workers implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);

    /** A turn that takes longer is not waited for. */
    private static final long LONG = TimeUnit.MILLISECONDS.toNanos(50);

    /** Threads at most, those in long turns included. */
    private static final int MOST = 16;

    /** A job is not held in memory for longer because of a turn that it will have some day. */
    private static final long LATEST = TimeUnit.SECONDS.toNanos(1);

    /** Something with turns. */
    interface Job {

        /**
         * Takes a turn, which should be over in a few milliseconds.
         *
         * @param asked whether something has been asked, in which case training can wait
         * @return after how many nanoseconds to have the next turn, or earlier; nothing for none before it is asked
         */
        OptionalLong turn(boolean asked);
    }

    private enum Standing {
        ASKED,
        WAITS,
        RUNS,
        RUNS_AND_ASKED
    }

    private final Map<Job, Standing> standings = new HashMap<>();
    private final Deque<Job> asked = new ArrayDeque<>();
    private final Deque<Job> waiting = new ArrayDeque<>();
    /** Of jobs whose next turn is later: which of their alarms counts. */
    private final Map<Job, Object> alarms = new HashMap<>();

    private final int usual;
    /** Since when they are in a turn; 0 of those that wait for one. */
    private final Map<Thread, Long> threads = new HashMap<>();

    private int started;
    private boolean watched;
    private boolean closed;

    Workers(int threads) {
        this.usual = threads;
        for (int i = 1; i <= threads; i++) {
            begin();
        }
    }

    private synchronized void begin() {
        Thread thread = new Thread(this::work, "play-" + ++started);
        thread.setDaemon(true);
        threads.put(thread, 0L);
        thread.start();
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
            watch();
        }
    }

    private void work() {
        while (true) {
            Job job;
            boolean wasAsked;
            synchronized (this) {
                if (!awaitJob()) {
                    threads.remove(Thread.currentThread());
                    return;
                }
                wasAsked = !asked.isEmpty();
                job = wasAsked ? asked.remove() : waiting.remove();
                standings.put(job, Standing.RUNS);
                threads.put(Thread.currentThread(), System.nanoTime());
            }
            OptionalLong next = OptionalLong.empty();
            try {
                next = job.turn(wasAsked);
            } catch (Exception | Error e) {
                LOG.warn("a turn failed: {}", e.toString()); // and the thread goes on with others
                LOG.debug("where it failed", e);
            } finally {
                after(job, next);
            }
        }
    }

    /** Whether there is a job for this thread; if not, it ends. */
    private boolean awaitJob() {
        while (!closed && quick() <= usual && asked.isEmpty() && waiting.isEmpty()) {
            try {
                wait();
            } catch (InterruptedException e) {
                return false;
            }
        }
        return !closed && quick() <= usual;
    }

    /** Threads that are not in a long turn. */
    private long quick() {
        long now = System.nanoTime();
        return threads.values().stream()
                .filter(since -> since == 0 || now - since < LONG)
                .count();
    }

    /** Looks, in a moment, whether somebody has to wait for others' long turns. */
    private void watch() {
        if (!watched) {
            watched = true;
            later(LONG, this::relieve);
        }
    }

    private synchronized void relieve() {
        watched = false;
        if (closed || (asked.isEmpty() && waiting.isEmpty())) {
            return;
        }
        if (quick() < usual && threads.size() < MOST) {
            begin();
        }
        watch();
    }

    private synchronized void after(Job job, OptionalLong next) {
        threads.put(Thread.currentThread(), 0L);
        alarms.remove(job);
        Standing standing = standings.remove(job);
        if (standing == Standing.RUNS_AND_ASKED) {
            ask(job);
        } else if (next.isPresent() && next.getAsLong() == 0) {
            queue(job);
        } else if (next.isPresent() && !closed) {
            Object alarm = new Object();
            alarms.put(job, alarm);
            later(Math.min(next.getAsLong(), LATEST), () -> comesBack(job, alarm));
        }
    }

    private static void later(long nanos, Runnable task) {
        CompletableFuture.delayedExecutor(nanos, TimeUnit.NANOSECONDS, Runnable::run)
                .execute(task);
    }

    /** A job that was asked meanwhile has another alarm, or none: or each question would leave one more of them. */
    private synchronized void comesBack(Job job, Object alarm) {
        if (alarms.remove(job, alarm) && !standings.containsKey(job)) {
            queue(job);
        }
    }

    private void queue(Job job) {
        standings.put(job, Standing.WAITS);
        waiting.add(job);
        notify();
        watch();
    }

    /** Threads that there are now. */
    synchronized int size() {
        return threads.size();
    }

    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
        threads.keySet().forEach(Thread::interrupt);
    }
}
