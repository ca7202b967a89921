package dev.nudge.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * The threads that help all teams of the process, one team at a time. A step of a small network takes some ten
 * microseconds and waking a thread takes as long, so helpers wait for the next task awake, but not for long.
 */
final class Helpers {

    static final Helpers SHARED = new Helpers();

    /** How long a helper waits awake for the next task. */
    private static final long AWAKE_NANOS = 200_000;

    /** A helper that takes longer than the caller did, and this long, has lost its processor to someone else. */
    private static final long LATE_NANOS = 300_000;

    /** After that, tasks are done without help for so long. */
    private static final long ALONE_NANOS = 20_000_000;

    private final AtomicBoolean taken = new AtomicBoolean();
    /** The number of the present task, and in the low half the next part of it that nobody has claimed. */
    private final AtomicLong next = new AtomicLong();

    private final AtomicInteger done = new AtomicInteger();
    private final List<Helper> helpers = new ArrayList<>();
    private int parts;
    private int invited;
    private Team.Task task;
    private volatile Throwable failure;
    private boolean alone;
    private long aloneUntil;

    /** False, with nothing done, if helpers help another team, or have been late. */
    boolean run(int parts, Team.Task task, int wanted) {
        if (!taken.compareAndSet(false, true)) {
            return false;
        }
        try {
            if (alone) {
                if (System.nanoTime() - aloneUntil < 0) {
                    return false;
                }
                alone = false;
            }
            runShared(parts, task, Math.min(wanted, parts - 1));
            return true;
        } finally {
            taken.set(false);
        }
    }

    private void runShared(int parts, Team.Task task, int wanted) {
        long begun = System.nanoTime();
        // Nothing of the last task can be claimed any more, whatever number of parts a helper reads from now on.
        next.set(next.get() | Integer.MAX_VALUE);
        this.parts = parts;
        this.task = task;
        done.set(0);
        invited = wanted;
        long number = ((next.get() >>> 32) + 1) & 0xffffffffL;
        next.set(number << 32);
        for (int i = 0; i < wanted; i++) {
            if (i == helpers.size()) {
                helpers.add(new Helper(i));
            }
            helpers.get(i).wake();
        }
        work(number);
        awaitOthers(begun);
        if (failure != null) {
            Throwable thrown = failure;
            failure = null;
            if (thrown instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) thrown;
        }
    }

    @SuppressWarnings("ThreadPriorityCheck") // yielding is what is meant here
    private void awaitOthers(long begun) {
        if (done.get() == parts) {
            return;
        }
        long started = System.nanoTime();
        long patience = started - begun + LATE_NANOS;
        boolean late = false;
        while (done.get() < parts) {
            if (late) {
                Thread.yield(); // to the helper, which may be waiting for this very processor
            } else {
                Thread.onSpinWait();
                late = System.nanoTime() - started > patience;
            }
        }
        if (late) {
            alone = true;
            aloneUntil = System.nanoTime() + ALONE_NANOS;
        }
    }

    /** Does parts of the task of this number while there are any. */
    private void work(long number) {
        while (true) {
            long claim = next.get();
            // If another task has been begun since, what is read here may not belong to the claim, which then fails.
            int count = parts;
            Team.Task mine = task;
            int part = (int) claim;
            if (claim >>> 32 != number || part >= count) {
                return;
            }
            if (next.compareAndSet(claim, claim + 1)) {
                try {
                    mine.part(part);
                } catch (RuntimeException | Error e) {
                    failure = e;
                }
                done.incrementAndGet();
            }
        }
    }

    private final class Helper implements Runnable {

        private final int number;
        private final Thread thread;
        private volatile boolean asleep;

        Helper(int number) {
            this.number = number;
            thread = new Thread(this, "nudge-helper-" + (number + 1));
            thread.setDaemon(true);
            thread.start();
        }

        void wake() {
            if (asleep) {
                LockSupport.unpark(thread);
            }
        }

        @Override
        public void run() {
            long seen = 0;
            while (true) {
                seen = awaitTask(seen);
                if (number < invited) {
                    work(seen);
                }
            }
        }

        private long awaitTask(long seen) {
            long started = System.nanoTime();
            while (true) {
                long number = next.get() >>> 32;
                if (number != seen) {
                    asleep = false;
                    return number;
                }
                if (asleep) {
                    LockSupport.park(this);
                } else if (System.nanoTime() - started > AWAKE_NANOS) {
                    asleep = true; // and look once more: a task may have begun before this could be seen
                } else {
                    Thread.onSpinWait();
                }
            }
        }
    }
}
