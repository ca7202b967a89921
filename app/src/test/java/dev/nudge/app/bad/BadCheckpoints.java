package dev.nudge.app.bad;

import dev.nudge.app.config.ExperimentReader;
import dev.nudge.app.plugins.Plugins;
import dev.nudge.app.run.RunDirectory;
import dev.nudge.experiment.Experiment;
import dev.nudge.experiment.Laboratory;
import dev.nudge.experiment.Prepared;
import dev.nudge.spi.Progress;
import dev.nudge.train.Checkpoint;
import dev.nudge.train.Epoch;
import dev.nudge.train.Watcher;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Runs that cannot be gone on with. */
final class BadCheckpoints {

    private static final String STATE = "state.safetensors";
    private static final String METRICS = "metrics.csv";
    private static final String STARTED = "started.json";
    private static final String EXPERIMENT = "experiment.yaml";
    private static final List<String> FILES = List.of(STATE, METRICS, STARTED, EXPERIMENT);
    private static final int STEP = 101;

    private BadCheckpoints() {}

    static Stream<BadInput> all() throws IOException {
        Path good = interrupted("dataset: {name: csv, file: data.csv}\nfeatures: {target: y}\ntraining: {epochs: 9}\n");
        Path other = interrupted("dataset: iris\nloss: cross-entropy\ntraining: {epochs: 9}\n");
        List<BadInput> all = new ArrayList<>();
        for (int length = 0; length < Files.size(good.resolve(STATE)); length += STEP) {
            int end = length;
            all.add(changed(
                    good,
                    "the first %d bytes of the state".formatted(end),
                    STATE,
                    STATE,
                    bytes -> Arrays.copyOf(bytes, end)));
        }
        for (String file : List.of(STATE, METRICS, EXPERIMENT)) {
            all.add(changed(good, file + " of another run", file, "run", bytes -> read(other.resolve(file))));
        }
        all.add(changed(
                good, STARTED + " of another run", STARTED, "was not used", bytes -> read(other.resolve(STARTED))));
        all.addAll(List.of(
                text(good, "weights that changed", STATE, text -> text.substring(0, text.length() - 1) + '?'),
                text(
                        good,
                        "sizes beyond the file",
                        STATE,
                        text -> text.replace("\"size\" : \"3\"", "\"size\" : \"8\"")),
                text(good, "no epochs", STATE, text -> text.replace("\"epochs\"", "\"epochz\"")),
                text(
                        good,
                        "steps that do not fit",
                        STATE,
                        text -> text.replace("\"steps\" : \"5\"", "\"steps\" : \"7\"")),
                text(
                        good,
                        "metrics without an end",
                        STATE,
                        text -> text.replaceFirst("\"metricsLength\" : \"(\\d)", "\"metricsLength\" : \"9")),
                text(good, "a later format", STATE, text -> text.replace("checkpoint-1", "checkpoint-9")),
                text(good, "metrics that are cut", METRICS, text -> text.substring(0, text.length() / 2)),
                text(good, "metrics that are none", METRICS, text -> "x".repeat(text.length())),
                text(good, "a start that is no JSON", STARTED, text -> "hello"),
                text(good, "a start without a name", STARTED, text -> text.replace("\"name\" : \"x\"", "\"name\" : 7")),
                text(
                        good,
                        "another digest",
                        STARTED,
                        text -> text.replaceFirst("\"sha256\" : \"....", "\"sha256\" : \"0000")),
                text(good, "a changed experiment", EXPERIMENT, text -> text.replace("epochs: 9", "epochs: 8")),
                text(good, "an experiment that is damaged", EXPERIMENT, text -> "dataset: [")));
        for (String file : List.of(STATE, METRICS)) {
            all.add(resume(good, "a folder for " + file, "checkpoint/" + file, folder -> {
                Files.delete(folder.resolve(file));
                Files.createDirectory(folder.resolve(file));
            }));
        }
        all.add(resume(good, "no digests", STARTED, folder -> Files.delete(folder.resolve(STARTED))));
        all.add(resume(good, "no metrics", METRICS, folder -> Files.delete(folder.resolve(METRICS))));
        for (String command : List.of("resume", "reproduce", "report", "show")) {
            all.add(BadInput.of(command + " of nothing", "none", folder -> {}, command, "@none"));
            all.add(BadInput.of(command + " of an empty folder", "/", folder -> {}, command, "@"));
        }
        return all.stream();
    }

    private static BadInput text(Path good, String name, String file, UnaryOperator<String> change) {
        return changed(good, name, file, "run", bytes -> {
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            String changed = change.apply(text);
            if (changed.equals(text)) {
                throw new IllegalStateException("nothing changed in " + text);
            }
            return changed.getBytes(StandardCharsets.ISO_8859_1);
        });
    }

    private static BadInput changed(
            Path good, String name, String file, String mentions, UnaryOperator<byte[]> change) {
        return resume(
                good,
                name,
                mentions,
                folder -> Files.write(folder.resolve(file), change.apply(read(folder.resolve(file)))));
    }

    private static BadInput resume(Path good, String name, String mentions, BadInput.Maker damage) {
        return BadInput.of(
                "checkpoint: " + name,
                mentions,
                folder -> {
                    Path checkpoint = Files.createDirectories(folder.resolve("run/checkpoint"));
                    for (String file : FILES) {
                        Files.copy(good.resolve(file), checkpoint.resolve(file));
                    }
                    damage.make(checkpoint);
                },
                "resume",
                "@run");
    }

    /** The checkpoint of a run that was interrupted after its fifth epoch. */
    private static Path interrupted(String text) throws IOException {
        Path folder = Files.createTempDirectory("bad-checkpoints");
        Plugins plugins = Plugins.in(List.of());
        Files.writeString(folder.resolve("data.csv"), "a,b,y\n1,2,3\n2,1,3\n4,5,6\n1,1,2\n");
        Path file = Files.writeString(folder.resolve("x.yaml"), text);
        Experiment experiment =
                new ExperimentReader(plugins).read(file, List.of()).experiment();
        Prepared prepared = Prepared.of(
                experiment,
                type -> plugins.registry(dev.nudge.spi.Loss.class)
                        .find("mse")
                        .orElseThrow()
                        .defaults(),
                Progress.NONE);
        Path run = folder.resolve("run");
        try (RunDirectory directory =
                RunDirectory.create(Optional.of(run), "x", prepared.experiment(), plugins, Duration.ZERO)) {
            directory.write(new Laboratory().run(prepared, interruptedBy(directory)));
        }
        return run.resolve("checkpoint");
    }

    private static Watcher interruptedBy(RunDirectory directory) {
        return new Watcher() {
            private int done;

            @Override
            public void epoch(Epoch epoch) {
                directory.add(epoch);
                done = epoch.number();
            }

            @Override
            public void standing(Supplier<Checkpoint> checkpoint) {
                directory.standing(checkpoint);
            }

            @Override
            public boolean goOn() {
                return done < 5;
            }
        };
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
