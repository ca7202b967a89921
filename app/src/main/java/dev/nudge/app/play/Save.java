package dev.nudge.app.play;

import dev.nudge.app.config.ExperimentFile;
import dev.nudge.app.config.ExperimentWriter;
import dev.nudge.app.config.JsonNodes;
import dev.nudge.app.run.Hashes;
import dev.nudge.app.run.Json;
import dev.nudge.app.run.RunDirectory;
import dev.nudge.experiment.Laboratory;
import dev.nudge.experiment.Outcome;
import dev.nudge.experiment.Prepared;
import dev.nudge.spi.InputException;
import dev.nudge.train.Checkpoint;
import dev.nudge.train.Epoch;
import dev.nudge.train.Status;
import dev.nudge.train.Watcher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Runs an experiment as {@code nudge run} does, and leaves what that leaves. A file that the visitor has sent is kept with
 * the run, or it could not be repeated.
 */
record Save(String name) implements Errand {

    private static final String NAME = "[\\p{L}\\p{N}][\\p{L}\\p{N} _.-]{0,59}";
    private static final long TELL = TimeUnit.MILLISECONDS.toNanos(200);

    Save() {
        this("play");
    }

    @Override
    public Reply run(Visitor visitor, Message message) {
        Path runs = visitor.laboratories().runsOrElse();
        if (!name.matches(NAME)) {
            throw new InputException("save: name: must be letters, digits, blanks, dots, - and _, at most 60 of them");
        }
        Path folder = RunDirectory.fresh(runs, name);
        try {
            return run(visitor, message, folder);
        } catch (IOException e) {
            throw new InputException("%s: cannot be written: %s".formatted(folder, e.getMessage()), e);
        } finally {
            removeIfNoRun(folder);
        }
    }

    private Reply run(Visitor visitor, Message message, Path folder) throws IOException {
        Laboratories laboratories = visitor.laboratories();
        ExperimentFile given = laboratories.read("experiment", message.experiment(), visitor.files());
        Files.createDirectories(folder);
        Object kept = visitor.files().copied(ExperimentWriter.tree(given.experiment()), folder);
        ExperimentFile file = laboratories.reader().read(name, JsonNodes.read(Json.line(kept), "experiment"));
        Prepared prepared = laboratories.prepare(file);
        String checked = laboratories.check().apply(prepared.loss()).orElse("");
        long numbers = laboratories.bounds().numbers(prepared);
        laboratories.budget().take(numbers);
        try (RunDirectory directory = RunDirectory.create(
                Optional.of(folder), name, prepared.experiment(), laboratories.plugins(), Duration.ofDays(1))) {
            Outcome outcome = new Laboratory().run(prepared, watcher(visitor, message, prepared, directory));
            if (outcome.status() == Status.INTERRUPTED) {
                throw new InputException("the page is closed");
            }
            directory.write(outcome);
            String hash = Hashes.of(outcome.model().weights());
            return new Reply(
                    "saved", Map.of("run", folder.getFileName().toString(), "weightsHash", hash, "checked", checked));
        } finally {
            laboratories.budget().giveBack(numbers);
        }
    }

    private static Watcher watcher(Visitor visitor, Message message, Prepared prepared, RunDirectory directory) {
        int epochs = prepared.experiment().training().epochs().orElseThrow();
        return new Watcher() {
            private long told = System.nanoTime();

            @Override
            public void epoch(Epoch epoch) {
                directory.add(epoch);
                if (System.nanoTime() - told > TELL) {
                    told = System.nanoTime();
                    Map<String, Object> progress = Map.of("epoch", epoch.number(), "epochs", epochs);
                    visitor.send(message.figure(), Optional.empty(), new Reply("saving", progress));
                }
            }

            @Override
            public void standing(Supplier<Checkpoint> checkpoint) {
                directory.standing(checkpoint);
            }

            @Override
            public boolean goOn() {
                return !visitor.gone();
            }
        };
    }

    /** What is left after a failure is no run: the data that was put there goes too. */
    private static void removeIfNoRun(Path folder) {
        if (!Files.isDirectory(folder) || Files.exists(folder.resolve("summary.json"))) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
