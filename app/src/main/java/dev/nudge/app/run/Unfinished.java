package dev.nudge.app.run;

import dev.nudge.app.config.ExperimentFile;
import dev.nudge.app.config.ExperimentReader;
import dev.nudge.app.plugins.Plugins;
import dev.nudge.app.report.Curves;
import dev.nudge.spi.InputException;
import dev.nudge.train.Checkpoint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A run that was begun and is not done.
 *
 * @param text the resolved experiment as it was written down
 * @param checkpoint where training stood; nothing if it had not come far enough for one
 * @param metricsLength how many bytes of the metrics belong to the checkpoint
 * @param curves what they say
 */
public record Unfinished(
        Path run,
        String name,
        ExperimentFile experiment,
        String text,
        Optional<Checkpoint> checkpoint,
        long metricsLength,
        Curves curves) {

    /** Whether a run could be gone on with. */
    public static boolean in(Path run) {
        return Files.exists(run.resolve(CheckpointFolder.NAME).resolve(CheckpointFolder.EXPERIMENT));
    }

    /** What to tell someone who takes it for a run that is done. */
    static InputException notDone(Path run) {
        return new InputException(
                "%s: the run has not ended; if nothing trains it any more, go on with: nudge resume %s"
                        .formatted(run, run));
    }

    /** Opens it; throws if it is damaged, or if what it was made from has changed since. */
    public static Unfinished open(Path run, ExperimentReader reader, Plugins plugins) {
        Path folder = run.resolve(CheckpointFolder.NAME);
        Path file = folder.resolve(CheckpointFolder.EXPERIMENT);
        // Not there if it was killed before the digests were known.
        Optional<Fields> record = StoredText.json(folder.resolve(CheckpointFolder.STARTED));
        record.ifPresent(started -> Provenance.recorded(started).requireInstalled(run, plugins));
        ExperimentFile experiment = reader.read(file, List.of());
        String text = StoredText.read(file).orElseThrow();
        String name = record.map(started -> {
                    requireSame(run, started, experiment, plugins);
                    return started.text("name");
                })
                .orElse(run.toAbsolutePath().normalize().getFileName().toString());
        Path state = folder.resolve(CheckpointFolder.STATE);
        if (!Files.exists(state)) {
            return new Unfinished(run, name, experiment, text, Optional.empty(), 0, new Curves());
        }
        if (record.isEmpty()) {
            throw new InputException("%s: is missing, so nobody knows what %s was made from; start a new run"
                    .formatted(folder.resolve(CheckpointFolder.STARTED), state));
        }
        CheckpointFile.Saved saved = CheckpointFile.read(state);
        if (!saved.experiment().equals(CheckpointFolder.digest(text))) {
            throw new InputException(
                    "%s: belongs to another experiment than %s; one of them was changed".formatted(state, file));
        }
        return new Unfinished(
                run,
                name,
                experiment,
                text,
                Optional.of(saved.checkpoint()),
                saved.metricsLength(),
                MetricsReader.read(
                        folder.resolve(CheckpointFolder.METRICS),
                        saved.checkpoint().epochs(),
                        saved.metricsLength()));
    }

    private static void requireSame(Path run, Fields started, ExperimentFile experiment, Plugins plugins) {
        List<String> differences =
                Provenance.of(experiment.experiment(), plugins).differencesFrom(Provenance.recorded(started));
        if (!differences.isEmpty()) {
            throw new InputException("%s: cannot go on, it would not be the same run:%n  %s%n%s"
                    .formatted(
                            run,
                            String.join(System.lineSeparator() + "  ", differences),
                            "bring back what was there, or start a new run with `nudge run`"));
        }
    }
}
