package dev.nudge.experiment;

import dev.nudge.features.Encoding;
import dev.nudge.features.Fit;
import dev.nudge.features.Partition;
import dev.nudge.features.Roles;
import dev.nudge.kernel.Engine;
import dev.nudge.network.Network;
import dev.nudge.report.Diagnostics;
import dev.nudge.report.Model;
import dev.nudge.spi.Column;
import dev.nudge.spi.InputException;
import dev.nudge.spi.Names;
import dev.nudge.train.DivergedException;
import dev.nudge.train.Trainer;
import dev.nudge.train.Training;
import dev.nudge.train.Watcher;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** One partition of the rows, from encoding to scores. The experiment itself is one; each fold is another. */
public final class Fitting {

    private final Prepared prepared;
    private final Encoding encoding;
    private final Network network;
    private final List<Part> parts = new ArrayList<>();
    private final Training training;
    private Map<String, Part.Score> latest = Map.of();

    Fitting(Prepared prepared, Partition partition, Engine engine) {
        Experiment experiment = prepared.experiment();
        this.prepared = prepared;
        this.encoding = new Fit(
                        experiment.features(),
                        prepared.roles(),
                        experiment.network().bias())
                .on(partition.train(), labelled(), prepared.loss().target());
        this.network = Network.of(
                experiment.network(), encoding.inputs(), encoding.target().outputs());
        add("train", partition.train(), engine);
        add("validation", partition.validation(), engine);
        if (partition.test().length > 0) {
            add("test", partition.test(), engine);
        } else if (prepared.testTable().isPresent()) {
            addTestTable(engine);
        }
        this.training = new Training(train().objective(), experiment.optimizer(), experiment.training());
    }

    /** A trainer that has not begun. */
    Trainer trainer(Watcher watcher) {
        requireMetric();
        return new Trainer(training, prepared.experiment().training(), this::metrics, watcher);
    }

    /** Throws if early stopping watches a metric that there is not. */
    public void requireMetric() {
        prepared.experiment().training().earlyStopping().ifPresent(stopping -> requireMetric(stopping.metric()));
    }

    /** A metric of these weights, called as in metrics.csv; NaN if it has no value. */
    public double metric(String name, float[] weights) {
        return metrics(weights).getOrDefault(name, Double.NaN);
    }

    /** The parts of the rows: train, then validation and test where there are such rows. */
    public List<Part> parts() {
        return List.copyOf(parts);
    }

    /** The training rows. */
    public Part train() {
        return parts.get(0);
    }

    /** The training, which stands before its first step until somebody makes one. */
    public Training training() {
        return training;
    }

    /** The network. */
    public Network network() {
        return network;
    }

    /** How the table becomes numbers. */
    public Encoding encoding() {
        return encoding;
    }

    /** Why training went astray and what to change, in words. */
    public String explain(DivergedException divergence) {
        return new DivergenceReport(prepared, this).cause(divergence);
    }

    /** The model with these weights. */
    public Model model(float[] weights) {
        return new Model(encoding, network, prepared.loss().link(), weights);
    }

    /** What scoring takes: about so many multiply-adds. */
    public long work() {
        long rows = 0;
        for (Part part : parts) {
            rows += part.examples().rows();
        }
        return rows * network.size();
    }

    /** How good these weights are, by part. */
    public Map<String, Part.Score> scores(float[] weights) {
        Map<String, Part.Score> scores = new LinkedHashMap<>();
        for (Part part : parts) {
            scores.put(part.name(), part.score(weights));
        }
        return scores;
    }

    /** The scores after the last whole epoch, for those who cannot wait for new ones; empty before the first. */
    Map<String, Part.Score> latestScores() {
        return latest;
    }

    /** What charts of the predictions that were scored last need, by part. */
    public Map<String, Diagnostics> diagnostics() {
        Map<String, Diagnostics> diagnostics = new LinkedHashMap<>();
        parts.forEach(part -> diagnostics.put(part.name(), part.diagnostics()));
        return diagnostics;
    }

    private Map<String, Double> metrics(float[] weights) {
        latest = scores(weights);
        return metrics(latest);
    }

    private Map<String, Double> metrics(Map<String, Part.Score> scores) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        for (Part part : parts) {
            metrics.put(part.named("loss"), scores.get(part.name()).loss());
        }
        for (Part part : parts) {
            for (Map.Entry<String, Double> metric :
                    scores.get(part.name()).evaluation().metrics().entrySet()) {
                metrics.put(part.named(metric.getKey()), metric.getValue());
            }
        }
        return metrics;
    }

    private void requireMetric(String metric) {
        List<String> known = List.copyOf(metrics(scores(training.weights())).keySet());
        if (!known.contains(metric)) {
            throw InputException.at(
                    "training.early-stopping.metric",
                    "there is no '%s'%s; there are %s%s"
                            .formatted(
                                    metric,
                                    Names.nearest(metric, known)
                                            .map(near -> "; did you mean " + near + "?")
                                            .orElse(""),
                                    String.join(", ", known),
                                    metric.startsWith("validation.") ? "; set split.validation for more" : ""));
        }
    }

    private int[] labelled() {
        int[] labelled = new int[prepared.labelled().size()];
        for (int i = 0; i < labelled.length; i++) {
            labelled[i] = prepared.labelled().get(i);
        }
        return labelled;
    }

    private void add(String name, int[] rows, Engine engine) {
        if (rows.length > 0) {
            parts.add(new Part(name, prepared.table(), rows, encoding, network, prepared.loss(), engine));
        }
    }

    private void addTestTable(Engine engine) {
        var table = prepared.testTable().orElseThrow();
        Column target = Roles.find(table, "split.test-file", encoding.target().column());
        int[] usable = encoding.usableRows(table);
        int[] rows = IntStream.of(usable).filter(row -> !target.missing(row)).toArray();
        if (rows.length == 0) {
            throw InputException.at("split.test-file", "has no row with a target");
        }
        parts.add(new Part("test", table, rows, encoding, network, prepared.loss(), engine));
    }
}
