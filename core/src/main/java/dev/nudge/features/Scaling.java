package dev.nudge.features;

import dev.nudge.spi.Names;
import java.util.Arrays;
import java.util.Collections;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How numbers are scaled: by a method for all of them, or by a factor per column, where columns without a factor stay as
 * they are. Factors are what the article's separate learning rates for raw units amount to.
 */
public record Scaling(Method method, Map<String, Double> factors) {

    /** How a column's values become small numbers around zero. */
    public enum Method {
        /** (x - mean) / standard deviation. */
        STANDARDIZE,
        /** x. */
        NONE,
        /** (x - smallest) / (largest - smallest). */
        MIN_MAX;

        /** The scale that these values ask for; a column that never changes carries nothing and is scaled to 0. */
        Scale fit(double[] values, boolean shift) {
            return switch (this) {
                case NONE -> Scale.UNCHANGED;
                case STANDARDIZE -> standardize(values, shift);
                case MIN_MAX -> minMax(values, shift);
            };
        }

        private static Scale standardize(double[] values, boolean shift) {
            DoubleSummaryStatistics sum = new DoubleSummaryStatistics(); // as exact as a stream's average
            for (double value : values) {
                sum.accept(value);
            }
            double mean = sum.getAverage();
            DoubleSummaryStatistics squares = new DoubleSummaryStatistics();
            for (double value : values) {
                squares.accept((value - mean) * (value - mean));
            }
            return scale(shift ? mean : 0, Math.sqrt(squares.getAverage()), mean);
        }

        private static Scale minMax(double[] values, boolean shift) {
            double low = Arrays.stream(values).min().orElse(0);
            double high = Arrays.stream(values).max().orElse(0);
            return scale(shift ? low : 0, high - low, high);
        }

        private static Scale scale(double shift, double spread, double size) {
            return new Scale(shift, spread > 1e-9 * Math.abs(size) ? 1 / spread : 0);
        }
    }

    public Scaling {
        factors = Collections.unmodifiableMap(new LinkedHashMap<>(factors));
    }

    /** One method for all columns. */
    public static Scaling by(Method method) {
        return new Scaling(method, Map.of());
    }

    /** A factor per column. */
    public static Scaling by(Map<String, Double> factors) {
        return new Scaling(Method.NONE, factors);
    }

    /** Reads the name of a method. */
    public static Scaling parse(String name) {
        return Arrays.stream(Method.values())
                .filter(method -> Names.kebab(method.name()).equals(name))
                .findFirst()
                .map(Scaling::by)
                .orElseThrow(() -> new IllegalArgumentException(
                        "standardize, none, min-max, or a factor per column such as {area: 1e-4}"));
    }

    /** The scale of a column, found from the values it has in the training rows. */
    Scale fit(String column, double[] values, boolean shift) {
        if (!factors.isEmpty()) {
            return new Scale(0, factors.getOrDefault(column, 1.0));
        }
        return method.fit(values, shift);
    }
}
