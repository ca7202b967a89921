package dev.nudge.app.run;

import dev.nudge.app.config.ExperimentWriter;
import dev.nudge.app.plugins.Plugins;
import dev.nudge.experiment.Experiment;
import dev.nudge.experiment.Outcome;
import dev.nudge.spi.InputException;
import dev.nudge.train.Checkpoint;
import dev.nudge.train.Epoch;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What a run leaves behind, as it is being written. */
public final class RunDirectory implements Closeable {

    private static final List<String> FILES =
            List.of("metrics.csv", "experiment.yaml", "model.safetensors", "model.json", "summary.json");

    private final Path path;
    /** The folders that were made for it, the innermost first. */
    private final List<Path> made;

    private final Experiment experiment;
    private final CheckpointFolder checkpoint;
    /** Found while training goes on: digests take as long as a small network takes to train. */
    private final CompletableFuture<Provenance> provenance;

    private final boolean resumed;
    private boolean whole;

    private RunDirectory(
            Path path,
            List<Path> made,
            String name,
            Experiment experiment,
            Plugins plugins,
            CheckpointFolder checkpoint,
            boolean resumed) {
        this.path = path;
        this.made = made;
        this.experiment = experiment;
        this.checkpoint = checkpoint;
        this.resumed = resumed;
        this.provenance = CompletableFuture.supplyAsync(() -> {
            Provenance found = Provenance.of(experiment, plugins);
            checkpoint.started(name, found);
            return found;
        });
    }

    /**
     * Makes the directory.
     *
     * @param wanted where; otherwise {@code runs/<name>-<time>}
     * @param interval how often to write a checkpoint at most
     */
    public static RunDirectory create(
            Optional<Path> wanted, String name, Experiment experiment, Plugins plugins, Duration interval) {
        Path path = wanted.orElseGet(() -> fresh(Path.of("runs"), name + "-" + time()));
        List<Path> made = Stream.iterate(path.toAbsolutePath(), Path::getParent)
                .takeWhile(folder -> !Files.exists(folder))
                .toList();
        try {
            Files.createDirectories(path);
        } catch (java.nio.file.FileAlreadyExistsException e) {
            throw new InputException("%s: is a file, not a folder; choose another with --out".formatted(path), e);
        } catch (IOException e) {
            throw AtomicFile.failure(path, e);
        }
        CheckpointFolder checkpoint = CheckpointFolder.begin(path, experiment, interval);
        return new RunDirectory(path, made, name, experiment, plugins, checkpoint, false);
    }

    /** Goes on with a run that is not done. */
    public static RunDirectory resume(
            Unfinished unfinished, Experiment experiment, Plugins plugins, Duration interval) {
        CheckpointFolder checkpoint = CheckpointFolder.reopen(unfinished, interval);
        return new RunDirectory(unfinished.run(), List.of(), unfinished.name(), experiment, plugins, checkpoint, true);
    }

    /** Where it is. */
    public Path path() {
        return path;
    }

    /** Adds a line to metrics.csv. */
    public void add(Epoch epoch) {
        checkpoint.add(epoch);
    }

    /** Writes a checkpoint if it is time for one. */
    public void standing(Supplier<Checkpoint> standing) {
        checkpoint.standing(standing);
    }

    /** Whether {@code nudge resume} could go on with the run if it failed now. */
    public boolean canBeResumed() {
        return checkpoint.saved();
    }

    /** Writes everything; summary.json comes last, so that a program that sees it sees all. */
    public void write(Outcome outcome) {
        try {
            outcome.checkpoint().ifPresent(checkpoint::save);
            writeAll(outcome);
        } catch (InputException e) {
            removeWhatIsThere();
            throw e;
        }
        whole = outcome.checkpoint().isEmpty();
    }

    private void writeAll(Outcome outcome) {
        checkpoint.copyMetrics(path.resolve("metrics.csv"));
        AtomicFile.write(path.resolve("experiment.yaml"), ExperimentWriter.text(experiment));
        ModelFiles.save(outcome.model(), path);
        AtomicFile.write(
                path.resolve("summary.json"), Json.text(new Summary(experiment, outcome, join(provenance)).tree()));
    }

    /** What is left is a whole run, or one that can be resumed, or nothing. */
    @Override
    public void close() throws IOException {
        provenance.exceptionally(failure -> null).join(); // It writes into the folder.
        if (whole || !(checkpoint.saved() || resumed)) {
            checkpoint.remove();
        } else {
            checkpoint.close();
        }
        for (Path folder : made) {
            if (!empty(folder)) {
                return;
            }
            Files.delete(folder);
        }
    }

    /** Half a run is worse than none; a folder that was there before is left as it is. */
    private void removeWhatIsThere() {
        if (made.isEmpty()) {
            return;
        }
        for (String name : FILES) {
            try {
                Files.deleteIfExists(path.resolve(name));
            } catch (IOException e) {
                // What cannot be written can perhaps not be deleted either; the first failure is the one to tell.
                return;
            }
        }
    }

    private static boolean empty(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    private static <T> T join(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof InputException input ? input : e;
        }
    }

    /** As in 20261231-235959; without a formatter, which takes longer to load than a small network to train. */
    private static String time() {
        LocalDateTime now = LocalDateTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS);
        return now.toString().replaceAll("[-:]", "").replace('T', '-');
    }

    private static Path fresh(Path parent, String name) {
        Path path = parent.resolve(name);
        for (int i = 2; Files.exists(path); i++) {
            path = parent.resolve(name + "-" + i);
        }
        return path;
    }
}
