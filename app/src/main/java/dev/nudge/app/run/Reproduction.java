package dev.nudge.app.run;

import dev.nudge.app.config.ExperimentFile;
import dev.nudge.app.config.ExperimentReader;
import dev.nudge.app.plugins.Plugins;
import dev.nudge.experiment.Experiment;
import dev.nudge.experiment.Outcome;
import dev.nudge.spi.InputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A run as it was recorded, to be compared with the same experiment run again. */
public final class Reproduction {

    /** What training leads to; the rest of a summary tells how long it took, and where. */
    private static final List<String> RESULTS =
            List.of("weightsHash", "status", "epochs", "steps", "initialLoss", "train", "validation", "test", "folds");

    private static final List<String> CIRCUMSTANCES = List.of("nudge", "java", "vm", "os", "kernel", "threads");

    private final Fields recorded;
    private final ExperimentFile experiment;

    private Reproduction(Fields recorded, ExperimentFile experiment) {
        this.recorded = recorded;
        this.experiment = experiment;
    }

    /** Opens a run directory. */
    public static Reproduction of(Path run, ExperimentReader reader, Plugins plugins) {
        Path summary = run.resolve(RunFiles.SUMMARY);
        Fields recorded = StoredText.json(summary)
                .orElseThrow(() -> Unfinished.in(run)
                        ? Unfinished.notDone(run)
                        : new InputException("%s: there is no such file; name the directory of a run that is done"
                                .formatted(summary)));
        Provenance.recorded(recorded).requireInstalled(run, plugins);
        Reproduction reproduction = new Reproduction(recorded, reader.read(run.resolve("experiment.yaml"), List.of()));
        // Damage shows before training, not after it.
        reproduction.epochs();
        reproduction.interrupted();
        if (recorded.has("train")) {
            recorded.object("train");
        }
        if (!reproduction.weightsHash().matches("[0-9a-f]{64}")) {
            throw recorded.wrong("weightsHash", "must be 64 hexadecimal digits");
        }
        return reproduction;
    }

    /** The experiment. */
    public ExperimentFile experiment() {
        return experiment;
    }

    /** Whether the run was stopped on its way. */
    public boolean interrupted() {
        return recorded.text("status").equals("interrupted");
    }

    /** How many epochs the run had done. */
    public int epochs() {
        return recorded.count("epochs", Integer.MAX_VALUE);
    }

    /** The digest of the weights that the run ended with. */
    public String weightsHash() {
        return recorded.text("weightsHash");
    }

    /** In words, what was another program, JVM, machine, plugin or data file when the run was recorded. */
    public List<String> otherCircumstances(Plugins plugins) {
        Experiment again = experiment.experiment();
        Map<String, Object> now = Environment.tree(again.training().mostThreads());
        Fields then = recorded.object("environment");
        List<String> others = new ArrayList<>();
        for (String key : CIRCUMSTANCES) {
            Object before = then.map().get(key);
            Object after = asRead(now.get(key));
            if (!Objects.equals(before, after)) {
                others.add("%s was %s, now it is %s".formatted(key, inWords(before), inWords(after)));
            }
        }
        others.addAll(Provenance.of(again, plugins).differencesFrom(Provenance.recorded(recorded)));
        return others;
    }

    /** Which results are not the same to the last bit; none if the run was reproduced. */
    public List<String> differences(Outcome outcome, Plugins plugins) {
        Experiment again = experiment.experiment();
        Map<?, ?> now = (Map<?, ?>) asRead(new Summary(again, outcome, Provenance.of(again, plugins)).tree());
        List<String> differences = new ArrayList<>();
        for (String key : RESULTS) {
            // An interrupted run has some of its folds, or none.
            if (!(key.equals("folds") && interrupted())) {
                compare(key, recorded.map().get(key), now.get(key), differences);
            }
        }
        return differences;
    }

    private static void compare(String path, Object then, Object now, List<String> into) {
        if (then instanceof Map<?, ?> before && now instanceof Map<?, ?> after) {
            before.forEach((key, value) -> compare(path + "." + key, value, after.get(key), into));
        } else if (!Objects.equals(then, now)) {
            into.add("%s was %s, now it is %s".formatted(path, inWords(then), inWords(now)));
        }
    }

    private static String inWords(Object value) {
        boolean whole = value instanceof Double number && number == Math.rint(number) && Math.abs(number) < 1e15;
        return whole ? String.valueOf(((Double) value).longValue()) : String.valueOf(value);
    }

    /** As it would be read from a file. */
    private static Object asRead(Object tree) {
        try {
            return Json.read(Json.text(tree));
        } catch (IOException e) {
            throw new IllegalStateException("what was just written can be read", e);
        }
    }
}
