package dev.nudge.app.run;

import dev.nudge.train.Checkpoint;
import dev.nudge.train.Epoch;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The folder {@code checkpoint} of a run that is not done: its experiment, what it was made from, the metrics so far and
 * where training stood. It vanishes when the run is complete.
 */
final class CheckpointFolder implements Closeable {

    static final String NAME = "checkpoint";
    static final String EXPERIMENT = "experiment.yaml";
    static final String STARTED = "started.json";
    static final String STATE = "state.safetensors";
    static final String METRICS = "metrics.csv";
    /** In the order in which they vanish: without its experiment, a run cannot be taken for unfinished. */
    private static final List<String> FILES = List.of(EXPERIMENT, STATE, STARTED, METRICS);

    /** Writing may take this share of the time at most. */
    private static final double SHARE = 0.02;

    private final Path folder;
    private final MetricsFile metrics;
    private final long interval;
    private String experiment = "";
    private long due;
    private boolean saved;

    private CheckpointFolder(Path folder, MetricsFile metrics, Duration interval, boolean saved) {
        this.folder = folder;
        this.metrics = metrics;
        this.interval = interval.toNanos();
        this.due = System.nanoTime() + this.interval;
        this.saved = saved;
    }

    /** Begins a run, in place of one that may have been begun there before; {@link #describe} is to follow. */
    static CheckpointFolder begin(Path run, Duration interval) {
        Path folder = run.resolve(NAME);
        try {
            Files.createDirectories(folder);
            MetricsFile metrics = new MetricsFile(folder.resolve(METRICS), 0);
            for (String earlier : List.of(EXPERIMENT, STATE, STARTED)) {
                Files.deleteIfExists(folder.resolve(earlier));
            }
            return new CheckpointFolder(folder, metrics, interval, false);
        } catch (IOException e) {
            throw AtomicFile.failure(folder, e);
        }
    }

    /** Goes on with a run that was begun. */
    static CheckpointFolder reopen(Unfinished unfinished, Duration interval) {
        Path folder = unfinished.run().resolve(NAME);
        MetricsFile metrics = new MetricsFile(folder.resolve(METRICS), unfinished.metricsLength());
        CheckpointFolder reopened = new CheckpointFolder(
                folder, metrics, interval, unfinished.checkpoint().isPresent());
        reopened.experiment = digest(unfinished.text());
        return reopened;
    }

    /** Keeps the experiment; before that, nothing can be gone on with. */
    void describe(String text) {
        experiment = digest(text);
        AtomicFile.write(folder.resolve(EXPERIMENT), text);
    }

    /** What a checkpoint says of the experiment that it belongs to. */
    static String digest(String experiment) {
        return Hashes.of(experiment.getBytes(StandardCharsets.UTF_8));
    }

    /** Keeps what the run was made from. */
    void started(String name, Provenance provenance) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("name", name);
        tree.put("data", provenance.data());
        tree.put("plugins", provenance.plugins());
        AtomicFile.write(folder.resolve(STARTED), Json.text(tree));
    }

    void add(Epoch epoch) {
        metrics.add(epoch);
    }

    /** Writes a checkpoint if it is time for one. */
    void standing(Supplier<Checkpoint> checkpoint) {
        long now = System.nanoTime();
        if (now - due >= 0) {
            save(checkpoint.get());
            long taken = System.nanoTime() - now;
            due = System.nanoTime() + Math.max(interval, (long) (taken / SHARE));
        }
    }

    void save(Checkpoint checkpoint) {
        long length = metrics.writeThrough();
        CheckpointFile.write(folder.resolve(STATE), new CheckpointFile.Saved(checkpoint, length, experiment));
        saved = true;
    }

    /** Whether there is a checkpoint to go on from. */
    boolean saved() {
        return saved;
    }

    void copyMetrics(Path target, AtomicFiles files) {
        metrics.copyTo(target, files);
    }

    /** Takes all away: the run is complete, or came to nothing. */
    void remove() throws IOException {
        close();
        try {
            for (String file : FILES) {
                Files.deleteIfExists(folder.resolve(file));
                Files.deleteIfExists(AtomicFile.temporary(folder.resolve(file)));
            }
            Files.delete(folder);
        } catch (NoSuchFileException | DirectoryNotEmptyException e) {
            // Somebody has taken it away before, or keeps something of their own in it.
        }
    }

    @Override
    public void close() throws IOException {
        metrics.close();
    }
}
