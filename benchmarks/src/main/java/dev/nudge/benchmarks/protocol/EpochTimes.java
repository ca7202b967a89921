package dev.nudge.benchmarks.protocol;

import java.util.stream.DoubleStream;

/**
 * How long epochs take, and what they learn. The item's own epochs come first and are the warm-up; loss and accuracy are
 * those after exactly these. The time of an epoch is the median of five more. Only training is timed.
 */
public record EpochTimes(double first, double median, double loss, double accuracy) {

    private static final int TIMED = 5;

    /** Runs the protocol. */
    public static EpochTimes of(Learner learner, int epochs) {
        double first = seconds(learner);
        for (int epoch = 1; epoch < epochs; epoch++) {
            learner.epoch();
        }
        double loss = learner.loss();
        double accuracy = learner.accuracy();
        double[] times =
                DoubleStream.generate(() -> seconds(learner)).limit(TIMED).toArray();
        return new EpochTimes(first, median(times), loss, accuracy);
    }

    /** The middle one, or the mean of the middle two; NaN of none. */
    public static double median(double... values) {
        if (values.length == 0) {
            return Double.NaN;
        }
        double[] sorted = DoubleStream.of(values).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    private static double seconds(Learner learner) {
        long start = System.nanoTime();
        learner.epoch();
        return (System.nanoTime() - start) / 1e9;
    }
}
