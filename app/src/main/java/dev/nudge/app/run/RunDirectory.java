package dev.nudge.app.run;

import dev.nudge.app.config.ExperimentWriter;
import dev.nudge.app.plugins.Plugins;
import dev.nudge.app.report.Curves;
import dev.nudge.app.report.Page;
import dev.nudge.app.report.ReportedRun;
import dev.nudge.experiment.Experiment;
import dev.nudge.experiment.Outcome;
import dev.nudge.spi.InputException;
import dev.nudge.train.Epoch;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

/** What a run leaves behind, as it is being written. */
public final class RunDirectory implements Closeable {

    /** The page for people. */
    public static final String REPORT = "report.html";

    private static final List<String> FILES = List.of(
            "metrics.csv",
            "experiment.yaml",
            "model.safetensors",
            "model.json",
            ReportFile.NAME,
            REPORT,
            "summary.json");

    private final Path path;
    /** The folders that were made for it, the innermost first. */
    private final List<Path> made;

    private final String name;
    private final Experiment experiment;
    private final MetricsFile metrics;
    private final Curves curves = new Curves();
    /** Found while training goes on: digests take as long as a small network takes to train. */
    private final CompletableFuture<List<Object>> usedPlugins;

    private RunDirectory(Path path, List<Path> made, String name, Experiment experiment, Plugins plugins) {
        this.path = path;
        this.made = made;
        this.name = name;
        this.experiment = experiment;
        this.usedPlugins = CompletableFuture.supplyAsync(() -> new UsedPlugins(plugins).of(experiment));
        this.metrics = new MetricsFile(path.resolve("metrics.csv"));
    }

    /**
     * Makes the directory.
     *
     * @param wanted where; otherwise {@code runs/<name>-<time>}
     */
    public static RunDirectory create(Optional<Path> wanted, String name, Experiment experiment, Plugins plugins) {
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
        return new RunDirectory(path, made, name, experiment, plugins);
    }

    /** Where it is. */
    public Path path() {
        return path;
    }

    /** Adds a line to metrics.csv. */
    public void add(Epoch epoch) {
        metrics.add(epoch);
        curves.add(epoch.number(), epoch.seconds(), epoch.rate(), epoch.metrics());
    }

    /** Writes everything; summary.json comes last, so that a program that sees it sees all. */
    public void write(Outcome outcome) {
        try {
            writeAll(outcome);
        } catch (InputException e) {
            removeWhatIsThere();
            throw e;
        }
    }

    private void writeAll(Outcome outcome) {
        metrics.commit();
        String text = ExperimentWriter.text(experiment);
        AtomicFile.write(path.resolve("experiment.yaml"), text);
        ModelFiles.save(outcome.model(), path);
        Map<String, Object> summary = new Summary(experiment, outcome, join(usedPlugins)).tree();
        writeReport(outcome, text, summary);
        AtomicFile.write(path.resolve("summary.json"), Json.text(summary));
    }

    private void writeReport(Outcome outcome, String text, Map<String, Object> summary) {
        String finished = now().toString();
        ReportFile file = new ReportFile(name, finished, outcome.diagnostics(), outcome.columns());
        AtomicFile.write(path.resolve(ReportFile.NAME), Json.text(file.tree()));
        ReportedRun run = new ReportedRun(
                name,
                RunReader.folder(path),
                Optional.of(finished),
                outcome,
                curves,
                ExperimentWriter.tree(experiment),
                text,
                (String) summary.get("weightsHash"),
                (Map<?, ?>) summary.get("environment"),
                (List<?>) summary.get("plugins"));
        AtomicFile.write(path.resolve(REPORT), Page.of(run));
    }

    @Override
    public void close() throws IOException {
        metrics.close();
        // A run that came to nothing leaves no empty folder.
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
        return now().toString().replaceAll("[-:]", "").replace('T', '-');
    }

    private static LocalDateTime now() {
        return LocalDateTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS);
    }

    private static Path fresh(Path parent, String name) {
        Path path = parent.resolve(name);
        for (int i = 2; Files.exists(path); i++) {
            path = parent.resolve(name + "-" + i);
        }
        return path;
    }
}
