package dev.nudge.testkit.check;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntToDoubleFunction;

/** Computes numbers on several threads that all start at once, on one processor too. */
final class Together {

    private static final int THREADS = 4;

    private Together() {}

    static double[] compute(int count, IntToDoubleFunction function) {
        double[] results = new double[count];
        AtomicReference<Throwable> failure = new AtomicReference<>();
        CountDownLatch ready = new CountDownLatch(THREADS);
        Thread[] threads = new Thread[THREADS];
        for (int t = 0; t < THREADS; t++) {
            int first = t;
            threads[t] = new Thread(() -> {
                try {
                    ready.countDown();
                    ready.await();
                    for (int i = first; i < count; i += THREADS) {
                        results[i] = function.applyAsDouble(i);
                    }
                } catch (Throwable e) {
                    failure.set(e);
                }
            });
            threads[t].setDaemon(true);
            threads[t].start();
        }
        join(threads);
        if (failure.get() != null) {
            throw new Violation("with several threads at once it throws " + failure.get());
        }
        return results;
    }

    private static void join(Thread... threads) {
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Violation("interrupted");
        }
    }
}
