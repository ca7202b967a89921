package dev.nudge.report;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * How often values fall into bins of equal width; zero is always an edge.
 *
 * @param start where the first bin begins
 * @param width of a bin, 1, 2 or 5 times a power of ten
 * @param counts of the bins, {@code start + i * width} inclusive to {@code start + (i + 1) * width} exclusive
 * @param below how many values are below the first bin
 * @param above how many values are above the last bin
 */
public record Histogram(double start, double width, List<Integer> counts, int below, int above) {

    private static final int FEWEST_BINS = 5;
    private static final int MOST_BINS = 40;

    /** Farther from the mean than this many standard deviations, values would make the others one bar. */
    private static final double FAR = 4;

    public Histogram {
        counts = List.copyOf(counts);
    }

    /** Of some values; those that are no finite numbers are left out. */
    public static Histogram of(int count, IntToDoubleFunction values) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        double mean = 0;
        double squares = 0;
        int n = 0;
        for (int i = 0; i < count; i++) {
            double value = values.applyAsDouble(i);
            if (Double.isFinite(value)) {
                n++;
                double delta = value - mean;
                mean += delta / n;
                squares += delta * (value - mean);
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        if (n == 0) {
            return new Histogram(0, 1, List.of(), 0, 0);
        }
        double reach = FAR * Math.sqrt(squares / n);
        return bins(Math.max(low, mean - reach), Math.min(high, mean + reach), n)
                .filled(count, values);
    }

    /** Empty bins from the lowest to the highest value, as many as Rice's rule asks for. */
    private static Histogram bins(double low, double high, int n) {
        double wanted = Math.max(FEWEST_BINS, Math.min(MOST_BINS, Math.ceil(2 * Math.cbrt(n))));
        double width = nice((high - low) / wanted);
        // Values that are all the same, or differ by less than their digits: one bin around them.
        if (!(width > Math.max(Math.abs(low), Math.abs(high)) * 1e-12)) {
            width = nice(high == 0 ? 1 : Math.abs(high) * 0.1);
        }
        double first = Math.floor(low / width);
        int bins = (int) (Math.floor(high / width) - first) + 1;
        return new Histogram(first * width, width, Collections.nCopies(bins, 0), 0, 0);
    }

    private Histogram filled(int count, IntToDoubleFunction values) {
        int[] counted = new int[counts.size()];
        int less = 0;
        int more = 0;
        double first = Math.rint(start / width);
        for (int i = 0; i < count; i++) {
            double value = values.applyAsDouble(i);
            if (Double.isFinite(value)) {
                double bin = Math.floor(value / width) - first;
                if (bin < 0) {
                    less++;
                } else if (bin >= counted.length) {
                    more++;
                } else {
                    counted[(int) bin]++;
                }
            }
        }
        return new Histogram(start, width, Arrays.stream(counted).boxed().toList(), less, more);
    }

    /** The smallest of 1, 2 or 5 times a power of ten that is not below a number. */
    private static double nice(double least) {
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        double digits = least / power;
        return (digits <= 1 ? 1 : digits <= 2 ? 2 : digits <= 5 ? 5 : 10) * power;
    }
}
