package dev.nudge.app.play;

import dev.nudge.experiment.Fitting;
import dev.nudge.experiment.Part;
import dev.nudge.report.FileUnits;
import dev.nudge.train.Training;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The way that training has come: points of step, loss of each part, of a small network the weights, in the units of the
 * file where it has such, what computing it took, and the loss of rows held out. Early steps are all there, late ones ever fewer; a point never changes.
 */
final class Trail {

    private static final long DENSEST = 128;
    private static final long SPARSEST = 16;
    private static final int MOST_WEIGHTS = 16;

    /** Multiply-adds of the points between a step and its double: of many rows, points cost more than steps. */
    private static final long AFFORDABLE = 250_000_000;

    private final Fitting fitting;
    private final Optional<FileUnits> units;
    private final Optional<HeldOut> heldOut;
    private final Resolution resolution;
    private final List<double[]> points = new ArrayList<>();
    private long furthest = -1;
    private int generation;

    Trail(Fitting fitting, Optional<FileUnits> units, Optional<HeldOut> heldOut) {
        this.fitting = fitting;
        this.units = units;
        this.heldOut = heldOut;
        long wanted = Math.max(SPARSEST, Math.min(DENSEST, AFFORDABLE / fitting.work()));
        this.resolution = new Resolution(Long.highestOneBit(wanted));
    }

    /** What the numbers of a point are. */
    List<String> names() {
        List<String> names = new ArrayList<>(List.of("step"));
        fitting.parts().forEach(part -> names.add(part.named("loss")));
        for (int i = 0; i < weights(); i++) {
            names.add("weight " + i);
        }
        names.add("seconds");
        heldOut.ifPresent(present -> names.add("held-out.loss"));
        return names;
    }

    /** Forgets all, and begins where training stands. */
    void restart() {
        points.clear();
        generation++;
        furthest = -1;
        add(0);
    }

    /**
     * Adds where training stands, if it has not been here before and that is worth a point.
     *
     * @param seconds what the steps to here took to compute
     */
    void add(double seconds) {
        Training training = fitting.training();
        if (training.steps() > furthest) {
            furthest = training.steps();
            if (resolution.keeps(furthest)) {
                points.add(point(training, seconds));
            }
        }
    }

    private double[] point(Training training, double seconds) {
        List<Part> parts = fitting.parts();
        double[] point = new double[2 + parts.size() + weights() + (heldOut.isPresent() ? 1 : 0)];
        point[0] = training.steps();
        point[1] = training.loss();
        for (int i = 1; i < parts.size(); i++) {
            point[1 + i] = parts.get(i).objective().loss(training.weights());
        }
        if (weights() > 0) {
            int at = 1 + parts.size();
            double[] inFile = units.map(u -> u.of(training.weights())).orElse(null);
            for (int i = 0; i < weights(); i++) {
                point[at + i] = inFile == null ? training.weights()[i] : inFile[i];
            }
        }
        point[1 + parts.size() + weights()] = seconds;
        heldOut.ifPresent(present -> point[point.length - 1] = present.loss());
        return point;
    }

    private int weights() {
        int size = fitting.network().size();
        return size <= MOST_WEIGHTS ? size : 0;
    }

    /** The furthest step there has been. */
    long furthest() {
        return furthest;
    }

    /** Counts how often the way has begun anew. */
    int generation() {
        return generation;
    }

    int size() {
        return points.size();
    }

    /** The points from a number on. */
    List<double[]> from(int number) {
        return List.copyOf(points.subList(number, points.size()));
    }
}
