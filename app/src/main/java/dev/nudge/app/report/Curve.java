package dev.nudge.app.report;

import dev.nudge.report.Point;
import java.util.ArrayList;
import java.util.List;

/**
 * The course of a metric, thinned while it grows: of each stretch of epochs the lowest and the highest value are kept, and
 * the first and the last value of all.
 */
final class Curve {

    /** Twice as many values are kept at most. */
    private static final int MOST_STRETCHES = 256;

    private final double[] lowest = new double[MOST_STRETCHES];
    private final int[] lowestAt = new int[MOST_STRETCHES];
    private final double[] lowestTime = new double[MOST_STRETCHES];
    private final double[] highest = new double[MOST_STRETCHES];
    private final int[] highestAt = new int[MOST_STRETCHES];
    private final double[] highestTime = new double[MOST_STRETCHES];

    /** How many values make a stretch, but the last, which may have fewer. */
    private int stretch = 1;

    private int stretches;
    private int inLast;
    private Value first;
    private int lastEpoch;
    private double lastSeconds;
    private double lastValue;

    /** A value and when it was measured. */
    record Value(int epoch, double seconds, double value) {}

    /** Adds the value after an epoch; one that is no finite number leaves a gap. */
    void add(int epoch, double seconds, double value) {
        if (!Double.isFinite(value)) {
            return;
        }
        if (first == null) {
            first = new Value(epoch, seconds, value);
        }
        lastEpoch = epoch;
        lastSeconds = seconds;
        lastValue = value;
        if (stretches == 0 || inLast == stretch) {
            if (stretches == MOST_STRETCHES) {
                halve();
            }
            if (stretches == 0 || inLast == stretch) {
                begin(epoch, seconds, value);
                return;
            }
        }
        include(epoch, seconds, value);
    }

    private void begin(int epoch, double seconds, double value) {
        lowest[stretches] = Double.POSITIVE_INFINITY;
        highest[stretches] = Double.NEGATIVE_INFINITY;
        stretches++;
        inLast = 0;
        include(epoch, seconds, value);
    }

    private void include(int epoch, double seconds, double value) {
        int i = stretches - 1;
        inLast++;
        if (value < lowest[i]) {
            lowest[i] = value;
            lowestAt[i] = epoch;
            lowestTime[i] = seconds;
        }
        if (value > highest[i]) {
            highest[i] = value;
            highestAt[i] = epoch;
            highestTime[i] = seconds;
        }
    }

    /** Makes one stretch of each two. */
    private void halve() {
        for (int i = 0; i < MOST_STRETCHES / 2; i++) {
            int low = lowest[2 * i] <= lowest[2 * i + 1] ? 2 * i : 2 * i + 1;
            int high = highest[2 * i] >= highest[2 * i + 1] ? 2 * i : 2 * i + 1;
            lowest[i] = lowest[low];
            lowestAt[i] = lowestAt[low];
            lowestTime[i] = lowestTime[low];
            highest[i] = highest[high];
            highestAt[i] = highestAt[high];
            highestTime[i] = highestTime[high];
        }
        stretches = MOST_STRETCHES / 2;
        stretch *= 2;
        inLast = stretch;
    }

    /** Whether there is no value. */
    boolean empty() {
        return stretches == 0;
    }

    /** The values kept, in the order of the epochs. */
    List<Value> values() {
        List<Value> values = new ArrayList<>();
        if (empty()) {
            return values;
        }
        values.add(first);
        for (int i = 0; i < stretches; i++) {
            Value low = new Value(lowestAt[i], lowestTime[i], lowest[i]);
            Value high = new Value(highestAt[i], highestTime[i], highest[i]);
            addLater(values, low.epoch() <= high.epoch() ? low : high);
            addLater(values, low.epoch() <= high.epoch() ? high : low);
        }
        addLater(values, new Value(lastEpoch, lastSeconds, lastValue));
        return values;
    }

    private static void addLater(List<Value> values, Value value) {
        if (value.epoch() > values.get(values.size() - 1).epoch()) {
            values.add(value);
        }
    }

    /** Where the lowest value was. */
    Value lowest() {
        return values().stream()
                .min((a, b) -> Double.compare(a.value(), b.value()))
                .orElseThrow();
    }

    /** The first value. */
    double first() {
        return first.value();
    }

    /** The last value. */
    double last() {
        return lastValue;
    }

    /** Its points over epochs, or over seconds. */
    List<Point> points(boolean overSeconds) {
        List<Value> values = values();
        List<Point> points = new ArrayList<>(values.size());
        for (Value value : values) {
            points.add(new Point(overSeconds ? value.seconds() : value.epoch(), value.value()));
        }
        return points;
    }
}
