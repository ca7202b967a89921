package dev.nudge.app.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Ctrl-C: training is asked to stop, and has a moment to write down what it has. The JVM then ends with 130 by itself.
 */
final class Interruption {

    private static final long MOMENT_MILLIS = 5000;

    private final AtomicBoolean requested = new AtomicBoolean();
    private final CountDownLatch finished = new CountDownLatch(1);

    /** Listens from now on. */
    static Interruption listen() {
        Interruption interruption = new Interruption();
        Runtime.getRuntime().addShutdownHook(new Thread(interruption::interrupt, "interruption"));
        return interruption;
    }

    /** Whether to stop. */
    boolean requested() {
        return requested.get();
    }

    /** All is written; the JVM need not wait any longer. */
    void finished() {
        finished.countDown();
    }

    private void interrupt() {
        requested.set(true);
        try {
            finished.await(MOMENT_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
