package dev.nudge.experiment;

import dev.nudge.features.Encoding;
import dev.nudge.features.Examples;
import dev.nudge.kernel.Engine;
import dev.nudge.network.Network;
import dev.nudge.report.Diagnostics;
import dev.nudge.report.Evaluation;
import dev.nudge.report.Model;
import dev.nudge.report.Predictions;
import dev.nudge.report.Truth;
import dev.nudge.spi.Loss;
import dev.nudge.spi.Matrix;
import dev.nudge.spi.Table;
import dev.nudge.train.Objective;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** One part of the rows (train, validation or test), ready to be scored with any weights. */
public final class Part {

    /** A loss, in the units that training sees, and the metrics, in the units of the file. */
    public record Score(double loss, Evaluation evaluation) {}

    private final String name;
    private final Map<String, String> names = new HashMap<>();
    private final Examples examples;
    private final Objective objective;
    private final Loss loss;
    private final Encoding encoding;
    private final Truth truth;
    private final Matrix outputs;
    /** Of the latest score. */
    private Optional<Predictions> predictions = Optional.empty();

    Part(String name, Table table, int[] rows, Encoding encoding, Network network, Loss loss, Engine engine) {
        this.name = name;
        this.examples = encoding.examples(table, rows);
        this.objective = new Objective(network, loss, examples, engine);
        this.loss = loss;
        this.encoding = encoding;
        this.truth = Truth.of(encoding.target(), table, rows);
        this.outputs = Matrix.zeros(rows.length, network.outputs());
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** The name of a metric of this part, such as {@code train.loss}; the same text each time. */
    public String named(String metric) {
        String known = names.get(metric);
        if (known == null) {
            known = name + "." + metric;
            names.put(metric, known);
        }
        return known;
    }

    /** Its rows as the network sees them. */
    public Examples examples() {
        return examples;
    }

    /** The mean loss over its rows. */
    public Objective objective() {
        return objective;
    }

    Score score(float[] weights) {
        double mean = objective.outputs(weights, outputs);
        Predictions latest = Model.predictions(encoding.target(), loss.link(), outputs);
        predictions = Optional.of(latest);
        return new Score(mean, truth.evaluate(latest));
    }

    /** The predictions that were scored last; nothing if none were. */
    public Optional<Predictions> predictions() {
        return predictions;
    }

    /** What charts of the predictions that were scored last need; nothing if none were. */
    Diagnostics diagnostics() {
        return predictions.map(truth::diagnose).orElse(Diagnostics.NONE);
    }
}
