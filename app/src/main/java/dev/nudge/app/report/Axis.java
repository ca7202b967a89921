package dev.nudge.app.report;

import java.util.List;

/** One direction of a chart: from which value to which, where it is marked, and what it is called. */
record Axis(String title, double low, double high, boolean logarithmic, List<Double> ticks) {

    private static final int MOST_TICKS = 6;

    /** From the smallest to the largest value, with some air above and below. */
    static Axis around(String title, double low, double high) {
        double air = air(low, high);
        return between(title, low - air, high + air);
    }

    /** From one value to another. */
    static Axis between(String title, double low, double high) {
        double end = high > low ? high : low + Math.max(1, Math.abs(low));
        return new Axis(title, low, end, false, Ticks.linear(low, end, MOST_TICKS));
    }

    /** From one whole number to another. */
    static Axis whole(String title, double low, double high) {
        double end = high > low ? high : low + 1;
        return new Axis(title, low, end, false, Ticks.whole(low, end, MOST_TICKS));
    }

    /** The same on a logarithmic scale; both must be above zero. */
    static Axis logarithmic(String title, double low, double high) {
        double air = Math.pow(high / low, 0.04) * 1.02;
        return new Axis(title, low / air, high * air, true, Ticks.logarithmic(low / air, high * air, MOST_TICKS));
    }

    /** From 0, at the low end, to 1. */
    double position(double value) {
        return logarithmic ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
    }

    /** Whether a value can be shown. */
    boolean shows(double value) {
        return Double.isFinite(value) && (!logarithmic || value > 0);
    }

    private static double air(double low, double high) {
        double spread = high - low;
        // A line that never rises or falls lies in the middle, and is not marked with differences that do not exist.
        return spread > 1e-9 * Math.max(Math.abs(low), Math.abs(high))
                ? 0.04 * spread
                : Math.max(Math.abs(low), Math.abs(high)) * 0.1 + (low == 0 && high == 0 ? 1 : 0);
    }
}
