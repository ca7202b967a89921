package dev.nudge.app.play;

import dev.nudge.spi.InputException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Runs errands, in the background of what trains: the short ones apart from those that train a network to its end. */
final class Errands implements AutoCloseable {

    private static final int WAITING = 256;
    private static final int RUNS_WAITING = 8;

    private final ThreadPoolExecutor errands = threads(2, WAITING, "play-errand");
    private final ThreadPoolExecutor runs = threads(2, RUNS_WAITING, "play-run");

    private static ThreadPoolExecutor threads(int count, int waiting, String name) {
        return new ThreadPoolExecutor(count, count, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(waiting), task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Runs it soon; throws if too much waits. */
    void add(Errand errand, Runnable task) {
        try {
            (errand instanceof Save ? runs : errands).execute(task);
        } catch (RejectedExecutionException e) {
            throw new InputException("too much waits to be done here; try again in a moment", e);
        }
    }

    @Override
    public void close() {
        errands.shutdownNow();
        runs.shutdownNow();
    }
}
