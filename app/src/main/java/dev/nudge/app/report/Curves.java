package dev.nudge.app.report;

import dev.nudge.report.Point;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The course of every metric of a run, of a size that does not grow with the epochs. */
public final class Curves {

    private final Map<String, Curve> curves = new LinkedHashMap<>();
    private final Curve rate = new Curve();
    private int epochs;
    private double seconds;

    /** Adds what was measured after an epoch. */
    public void add(int epoch, double atSeconds, double learningRate, Map<String, Double> metrics) {
        epochs = epoch;
        // As metrics.csv has them.
        seconds = Math.round(atSeconds * 1e6) / 1e6;
        rate.add(epoch, seconds, learningRate);
        for (Map.Entry<String, Double> metric : metrics.entrySet()) {
            String name = metric.getKey();
            Double value = metric.getValue();
            Curve curve = curves.get(name);
            if (curve == null) {
                curve = new Curve();
                curves.put(name, curve);
            }
            if (value != null) {
                curve.add(epoch, seconds, value);
            }
        }
    }

    /** How many epochs there were. */
    public int epochs() {
        return epochs;
    }

    /** When the last one ended. */
    double seconds() {
        return seconds;
    }

    /** The learning rate. */
    Curve rate() {
        return rate;
    }

    /** The course of a metric, such as {@code train.loss}, if there is one. */
    Optional<Curve> of(String metric) {
        Curve curve = curves.get(metric);
        return curve == null || curve.empty() ? Optional.empty() : Optional.of(curve);
    }

    /** The values of a metric over the epochs. */
    public List<Point> points(String metric) {
        return of(metric).isPresent() ? of(metric).get().points(false) : List.of();
    }

    /** The metrics without the name of the part that they are of, in order. */
    List<String> metrics() {
        List<String> names = new ArrayList<>();
        for (String name : curves.keySet()) {
            String metric = name.substring(name.indexOf('.') + 1);
            if (!names.contains(metric)) {
                names.add(metric);
            }
        }
        return names;
    }
}
