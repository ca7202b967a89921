package dev.nudge.app.report;

import dev.nudge.experiment.Outcome;
import dev.nudge.train.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that the report of a run shows; what a run knows when it ends, and what its directory still tells years later.
 *
 * @param name of the experiment
 * @param folder the name of the run directory
 * @param finished when it ended
 * @param outcome what it has led to; without columns and diagnostics if an older nudge left none
 * @param settings of the experiment, by key
 * @param experiment the text of the experiment file
 * @param environment where it ran, by key
 * @param plugins for each plugin used: name, class, jar, sha256, as far as known
 */
public record ReportedRun(
        String name,
        String folder,
        Optional<String> finished,
        Outcome outcome,
        Curves curves,
        Map<?, ?> settings,
        String experiment,
        String weightsHash,
        Map<?, ?> environment,
        List<?> plugins) {

    /** The parts that are held out, the best one to judge by first, then the one that was learned from. */
    List<String> parts() {
        List<String> parts = new ArrayList<>();
        for (String part : new String[] {"test", "validation", "train"}) {
            if (outcome.parts().containsKey(part)) {
                parts.add(part);
            }
        }
        return parts;
    }

    /** A setting of the experiment. */
    public Optional<String> setting(String... keys) {
        Object value = settings;
        for (String key : keys) {
            value = value instanceof Map<?, ?> map ? map.get(key) : null;
        }
        return Optional.ofNullable(value).map(ReportedRun::plain);
    }

    /** Whether training has come to its end; the folds after it need not have. */
    boolean trained() {
        return outcome.status() != Status.INTERRUPTED
                || outcome.reason().filter("interrupted"::equals).isEmpty();
    }

    /** How many epochs were done, and of how many if it was interrupted. */
    String epochs() {
        Optional<String> all = setting("training", "epochs").filter(ReportedRun::whole);
        return all.isPresent() && !trained()
                ? Words.count(outcome.epochs()) + " of " + Words.count(Long.parseLong(all.get()), "epoch")
                : Words.count(outcome.epochs(), "epoch");
    }

    /** No pattern: this is on the path of every run. */
    private static boolean whole(String text) {
        return !text.isEmpty() && text.length() < 18 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** The target column. */
    String target() {
        return outcome.model().encoding().target().column();
    }

    /** A whole number without a decimal point, however it was read. */
    static String plain(Object value) {
        return value instanceof Number number && number.doubleValue() == number.longValue()
                ? Long.toString(number.longValue())
                : String.valueOf(value);
    }
}
