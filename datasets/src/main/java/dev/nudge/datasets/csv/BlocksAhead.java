package dev.nudge.datasets.csv;

import dev.nudge.datasets.csv.RecordRows.End;
import dev.nudge.spi.InputException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Blocks that other threads read while those before them go into columns. They stay in order, whoever is faster. */
final class BlocksAhead implements BlockSource, AutoCloseable {

    private static final int PER_THREAD = 3;

    private final Blocks blocks;
    private final Layout layout;
    private final CsvErrors errors;
    private final ExecutorService readers;
    private final Deque<Block> ahead = new ArrayDeque<>();
    private final Deque<Future<?>> reading = new ArrayDeque<>();
    private final List<Thread> started = new ArrayList<>();
    private final int most;

    BlocksAhead(Blocks blocks, Layout layout, CsvErrors errors, int threads) {
        this.blocks = blocks;
        this.layout = layout;
        this.errors = errors;
        this.most = PER_THREAD * threads;
        this.readers = Executors.newFixedThreadPool(threads, this::thread);
    }

    private Thread thread(Runnable task) {
        Thread thread = new Thread(task, "csv reader");
        thread.setDaemon(true);
        started.add(thread);
        return thread;
    }

    @Override
    public Block next(CellReader cells) {
        while (ahead.size() < most) {
            Block block = blocks.next(cells);
            if (block == null) {
                break;
            }
            ahead.add(block);
            reading.add(readers.submit(() -> read(block, cells)));
        }
        if (!ahead.isEmpty()) {
            await(reading.remove());
        }
        return ahead.poll();
    }

    @Override
    public void free(Block block) {
        blocks.free(block);
    }

    private void read(Block block, CellReader cells) {
        if (PlainRows.read(block, layout.dialect(), cells) || isReadAsRecords(block, cells)) {
            block.readBy(cells);
        }
    }

    private boolean isReadAsRecords(Block block, CellReader cells) {
        try {
            return new RecordRows(layout, errors, cells, 0, 0).read(block) == End.WHOLE;
        } catch (InputException e) {
            // It is read again, and refused, where the number of lines before it is known.
            return false;
        }
    }

    private static void await(Future<?> done) {
        try {
            done.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InputException("reading was interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void close() {
        readers.shutdownNow();
        try {
            for (Thread thread : started) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
