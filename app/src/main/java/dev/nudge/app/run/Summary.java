package dev.nudge.app.run;

import dev.nudge.experiment.Experiment;
import dev.nudge.experiment.Outcome;
import dev.nudge.report.ClassScore;
import dev.nudge.report.Evaluation;
import dev.nudge.report.LinearForm;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** summary.json: what a run has led to, for programs. Its field names are a promise. */
public final class Summary {

    private final Experiment experiment;
    private final Outcome outcome;
    private final Provenance provenance;

    Summary(Experiment experiment, Outcome outcome, Provenance provenance) {
        this.experiment = experiment;
        this.outcome = outcome;
        this.provenance = provenance;
    }

    Map<String, Object> tree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("status", outcome.status().name().toLowerCase(Locale.ROOT));
        outcome.reason().ifPresent(reason -> tree.put("reason", reason));
        outcome.explanation().ifPresent(explanation -> tree.put("explanation", explanation));
        tree.put("epochs", outcome.epochs());
        tree.put("steps", outcome.steps());
        tree.put("seconds", outcome.seconds());
        tree.put("examplesPerSecond", outcome.seconds() > 0 ? outcome.examples() / outcome.seconds() : 0.0);
        tree.put("initialLoss", outcome.initialLoss());
        for (Map.Entry<String, Outcome.PartResult> part : outcome.parts().entrySet()) {
            tree.put(part.getKey(), part(part.getValue()));
        }
        if (!outcome.folds().isEmpty()) {
            tree.put("folds", folds());
        }
        weights().ifPresent(weights -> tree.put("weights", weights));
        tree.put("weightsHash", Hashes.of(outcome.model().weights()));
        tree.put("notes", outcome.notes());
        tree.put("environment", Environment.tree(experiment.training().mostThreads()));
        tree.put("data", provenance.data());
        tree.put("plugins", provenance.plugins());
        return tree;
    }

    private static Map<String, Object> part(Outcome.PartResult result) {
        return part(Optional.of(result.loss()), result.evaluation());
    }

    /** Rows, loss if there is one, metrics, and for classes the confusion matrix and the scores of each class. */
    public static Map<String, Object> part(Optional<Double> loss, Evaluation evaluation) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("rows", evaluation.rows());
        loss.ifPresent(value -> tree.put("loss", value));
        tree.putAll(evaluation.metrics());
        evaluation.classes().ifPresent(classes -> {
            tree.put("classes", classes.names());
            tree.put("confusion", classes.confusion());
            Map<String, Object> perClass = new LinkedHashMap<>();
            for (int i = 0; i < classes.names().size(); i++) {
                ClassScore score = classes.scores().get(i);
                Map<String, Object> scores = new LinkedHashMap<>();
                scores.put("precision", score.precision());
                scores.put("recall", score.recall());
                scores.put("f1", score.f1());
                scores.put("rows", score.rows());
                perClass.put(classes.names().get(i), scores);
            }
            tree.put("perClass", perClass);
        });
        return tree;
    }

    private Map<String, Object> folds() {
        Map<String, Object> tree = new LinkedHashMap<>();
        outcome.folds().forEach((metric, spread) -> {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("mean", spread.mean());
            entry.put("standardDeviation", spread.standardDeviation());
            entry.put("folds", spread.folds());
            tree.put(metric, entry);
        });
        return tree;
    }

    private Optional<Object> weights() {
        List<LinearForm> forms = LinearForm.of(outcome.model());
        if (forms.isEmpty()) {
            return Optional.empty();
        }
        if (forms.get(0).output().isEmpty()) {
            return Optional.of(weights(forms.get(0)));
        }
        Map<String, Object> perClass = new LinkedHashMap<>();
        forms.forEach(form -> perClass.put(form.output().orElseThrow(), weights(form)));
        return Optional.of(perClass);
    }

    private static Map<String, Object> weights(LinearForm form) {
        Map<String, Object> weights = new LinkedHashMap<>();
        weights.put("bias", form.bias());
        weights.putAll(form.weights());
        return weights;
    }
}
