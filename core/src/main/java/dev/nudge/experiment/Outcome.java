package dev.nudge.experiment;

import dev.nudge.report.ColumnSummary;
import dev.nudge.report.Diagnostics;
import dev.nudge.report.Evaluation;
import dev.nudge.report.Model;
import dev.nudge.train.Checkpoint;
import dev.nudge.train.Status;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an experiment has led to.
 *
 * @param epochs epochs done
 * @param steps steps made
 * @param examples examples seen by those steps
 * @param seconds seconds of training
 * @param initialLoss the train loss before the first step
 * @param parts for train, validation and test, as far as they exist, the loss and the evaluation
 * @param folds for each metric of the held-out folds, its mean and standard deviation; empty without folds
 * @param reason why training stopped before its last epoch, if it did
 * @param explanation what diverged, why, and what to change, if it did
 * @param checkpoint where training stood, if it was interrupted
 * @param notes what the user should know
 * @param diagnostics for each of the parts, what charts of its predictions need
 * @param columns what the columns of the table hold: the features, then the target
 */
public record Outcome(
        Status status,
        Model model,
        int epochs,
        long steps,
        long examples,
        double seconds,
        double initialLoss,
        Map<String, PartResult> parts,
        Map<String, Spread> folds,
        Optional<String> reason,
        Optional<String> explanation,
        Optional<Checkpoint> checkpoint,
        List<String> notes,
        Map<String, Diagnostics> diagnostics,
        List<ColumnSummary> columns) {

    /** The loss, in the units that training sees, and the evaluation, in the units of the file. */
    public record PartResult(double loss, Evaluation evaluation) {}

    /** Mean and sample standard deviation over so many folds. */
    public record Spread(double mean, double standardDeviation, int folds) {

        static Spread of(List<Double> values) {
            double mean =
                    values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
            double squares = values.stream()
                    .mapToDouble(value -> (value - mean) * (value - mean))
                    .sum();
            double deviation = values.size() < 2 ? 0 : Math.sqrt(squares / (values.size() - 1));
            return new Spread(mean, deviation, values.size());
        }
    }
}
