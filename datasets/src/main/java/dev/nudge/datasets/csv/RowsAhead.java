package dev.nudge.datasets.csv;

import dev.nudge.spi.InputException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** Rows that a thread of their own parses while those before them become numbers, which is a third of the work. */
final class RowsAhead implements RowBatches {

    private static final int AHEAD = 4;
    private static final int WAIT = 100;

    private final BlockingQueue<RowBatch> batches = new ArrayBlockingQueue<>(AHEAD);
    // Made beforehand, because the failure may be that there is no memory left to make it.
    private final RowBatch failed = new RowBatch();
    private final Thread thread;

    RowsAhead(RowParser parser) {
        this.thread = new Thread(() -> parse(parser), "csv parser");
        thread.setDaemon(true);
        thread.start();
    }

    private void parse(RowParser parser) {
        try {
            RowBatch batch;
            do {
                batch = batchOrFailure(parser);
                batches.put(batch);
            } while (!batch.isLast());
        } catch (InterruptedException e) {
            // The reader has closed this: nobody waits for more.
            Thread.currentThread().interrupt();
        } catch (OutOfMemoryError e) {
            // Not even the failure could be handed over. The reader sees that this thread has ended.
            batches.clear();
        }
    }

    private RowBatch batchOrFailure(RowParser parser) {
        try {
            return parser.batch();
        } catch (RuntimeException | Error e) {
            failed.fail(e);
            return failed;
        }
    }

    @Override
    public RowBatch next() {
        try {
            RowBatch batch = batches.poll(WAIT, TimeUnit.MILLISECONDS);
            while (batch == null) {
                if (!thread.isAlive() && batches.isEmpty()) {
                    throw new OutOfMemoryError("in the thread that parses");
                }
                batch = batches.poll(WAIT, TimeUnit.MILLISECONDS);
            }
            return batch;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InputException("reading was interrupted", e);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            // The source is closed next, which must not happen while the parser reads from it.
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
