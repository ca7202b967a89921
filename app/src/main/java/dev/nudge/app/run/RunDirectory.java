package dev.nudge.app.run;

import dev.nudge.app.config.ExperimentWriter;
import dev.nudge.app.plugins.Plugins;
import dev.nudge.app.report.Curves;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What a run leaves behind, as it is being written. */
public final class RunDirectory implements Closeable {

    /** The page for people. */
    public static final String REPORT = RunFiles.REPORT;

    /** The folder of runs, where nothing else is said. */
    public static final String RUNS = "runs";

    private final Path path;
    /** The folders that were made for it, the innermost first. */
    private final List<Path> made;

    private final String name;
    private final Experiment experiment;
    private final CheckpointFolder checkpoint;
    private final Curves curves;
    /** Found while training goes on: it takes as long as a small network takes to train. */
    private final CompletableFuture<Origin> origin;

    private final boolean resumed;
    private boolean whole;

    private RunDirectory(
            Path path,
            List<Path> made,
            String name,
            Experiment experiment,
            Plugins plugins,
            CheckpointFolder checkpoint,
            Curves curves,
            boolean resumed) {
        this.path = path;
        this.made = made;
        this.name = name;
        this.experiment = experiment;
        this.checkpoint = checkpoint;
        this.curves = curves;
        this.resumed = resumed;
        this.origin = CompletableFuture.supplyAsync(() -> origin(plugins));
    }

    /** What the run is made from: the text of its experiment, and what that text names. */
    private record Origin(String text, Provenance provenance) {}

    private Origin origin(Plugins plugins) {
        String text = ExperimentWriter.text(experiment);
        if (!resumed) {
            checkpoint.describe(text);
        }
        Provenance found = Provenance.of(experiment, plugins);
        checkpoint.started(name, found);
        return new Origin(text, found);
    }

    /** Begins to load what a run needs in the end; for commands that will make one. */
    public static void loadAhead() {
        RunFiles.loadAhead();
    }

    /**
     * Makes the directory.
     *
     * @param wanted where; otherwise {@code runs/<name>-<time>}
     * @param interval how often to write a checkpoint at most
     */
    public static RunDirectory create(
            Optional<Path> wanted, String name, Experiment experiment, Plugins plugins, Duration interval) {
        Path path = wanted.isPresent() ? wanted.get() : fresh(Path.of(RUNS), name);
        List<Path> made = new ArrayList<>();
        for (Path folder = path.toAbsolutePath(); !Files.exists(folder); folder = folder.getParent()) {
            made.add(folder);
        }
        try {
            Files.createDirectories(path);
        } catch (java.nio.file.FileAlreadyExistsException e) {
            throw new InputException("%s: is a file, not a folder; choose another with --out".formatted(path), e);
        } catch (IOException e) {
            throw AtomicFile.failure(path, e);
        }
        CheckpointFolder checkpoint = CheckpointFolder.begin(path, interval);
        return new RunDirectory(path, made, name, experiment, plugins, checkpoint, new Curves(), false);
    }

    /** Goes on with a run that is not done. */
    public static RunDirectory resume(
            Unfinished unfinished, Experiment experiment, Plugins plugins, Duration interval) {
        CheckpointFolder checkpoint = CheckpointFolder.reopen(unfinished, interval);
        return new RunDirectory(
                unfinished.run(),
                List.of(),
                unfinished.name(),
                experiment,
                plugins,
                checkpoint,
                unfinished.curves(),
                true);
    }

    /** Where it is. */
    public Path path() {
        return path;
    }

    /** The course of the metrics so far. */
    public Curves curves() {
        return curves;
    }

    /** Adds a line to metrics.csv. */
    public void add(Epoch epoch) {
        checkpoint.add(epoch);
        curves.add(epoch.number(), epoch.seconds(), epoch.rate(), epoch.metrics());
    }

    /** Writes a checkpoint if it is time for one. */
    public void standing(Supplier<Checkpoint> standing) {
        // A checkpoint without digests could be gone on with on other data.
        if (origin.isDone()) {
            join(origin);
            checkpoint.standing(standing);
        }
    }

    /** Whether {@code nudge resume} could go on with the run if it failed now. */
    public boolean canBeResumed() {
        return checkpoint.saved();
    }

    /** Writes everything, or nothing; summary.json comes last, so that a program that sees it sees all. */
    public void write(Outcome outcome) {
        Origin found = join(origin);
        outcome.checkpoint().ifPresent(checkpoint::save);
        try (AtomicFiles files = new AtomicFiles()) {
            checkpoint.copyMetrics(path.resolve(RunFiles.METRICS), files);
            RunFiles.add(files, path, name, experiment, found.text(), outcome, curves, found.provenance());
            files.commit();
        }
        whole = outcome.checkpoint().isEmpty();
    }

    /** What is left is a whole run, or one that can be resumed, or nothing. */
    @Override
    public void close() throws IOException {
        origin.exceptionally(failure -> null).join(); // It writes into the folder.
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
        return RunFiles.now().replaceAll("[-:]", "").replace('T', '-');
    }

    /** A place for a run that begins now. */
    public static Path fresh(Path parent, String name) {
        String timed = name + "-" + time();
        Path path = parent.resolve(timed);
        for (int i = 2; Files.exists(path); i++) {
            path = parent.resolve(timed + "-" + i);
        }
        return path;
    }
}
