package dev.nudge.experiment;

import dev.nudge.features.Examples;
import dev.nudge.report.Formula;
import dev.nudge.spi.Loss;
import dev.nudge.spi.Matrix;
import dev.nudge.spi.Optimizer;
import dev.nudge.spi.PointwiseLoss;
import dev.nudge.train.Curvature;
import dev.nudge.train.DivergedException;
import java.util.Locale;
import java.util.OptionalDouble;

/** Explains a divergence with numbers: the learning rate against the largest stable one, the feature behind it, the cure. */
final class DivergenceReport {

    /** An input this many times larger than the smallest one makes one learning rate too large for it. */
    private static final double UNEVEN = 10;

    private final Prepared prepared;
    private final Fitting fitting;

    DivergenceReport(Prepared prepared, Fitting fitting) {
        this.prepared = prepared;
        this.fitting = fitting;
    }

    /** The cause, and what has been kept. */
    String text(DivergedException divergence) {
        String cause = cause(divergence);
        return Double.isFinite(divergence.initialLoss()) ? cause + kept(divergence.initialLoss()) : cause;
    }

    /** The cause and the cure. */
    String cause(DivergedException divergence) {
        if (!Double.isFinite(divergence.initialLoss())) {
            return "the train loss is %s before the first step: %s cannot measure these targets, or is faulty."
                    .formatted(divergence.initialLoss(), prepared.loss().name());
        }
        double stable = 2 / curvature();
        StringBuilder text = new StringBuilder("diverged at step %d: the train loss went from %s to %s.\n"
                .formatted(divergence.step(), readable(divergence.initialLoss(), 6), readable(divergence.loss(), 3)));
        if (stable > 0 && Double.isFinite(stable)) {
            text.append(rate(stable));
        }
        text.append(inputs()).append(cure(stable));
        return text.toString();
    }

    /** What is left; nothing has been learned if its loss is still that before the first step. */
    private String kept(double initialLoss) {
        double loss = fitting.train().score(fitting.training().weights()).loss();
        return loss >= initialLoss
                ? "  kept: the initial weights, untrained, as no epoch lowered their train loss of %s."
                        .formatted(readable(loss, 6))
                : "  kept: the weights with the lowest train loss before that, %s.".formatted(readable(loss, 6));
    }

    /** With its digits in groups, or with an exponent where there are too many of them. */
    private static String readable(double value, int digits) {
        double size = Math.abs(value);
        return size < 10_000 || !Double.isFinite(value)
                ? Formula.number(value, digits)
                : String.format(Locale.ROOT, size < 1e9 ? "%,.0f" : "%.2e", value);
    }

    private String rate(double stable) {
        Optimizer optimizer = prepared.experiment().optimizer();
        double rate = optimizer.learningRate();
        String compared = rate > stable
                ? "%s times that".formatted(readable(rate / stable, 3))
                : "below that, so another setting of %s drives it apart".formatted(optimizer.name());
        return ("  learning rate: the largest curvature of the loss is %s, so plain gradient descent is stable up to a "
                        + "rate of %s; yours is %s, %s.\n")
                .formatted(readable(2 / stable, 3), Formula.number(stable, 3), Formula.number(rate, 3), compared);
    }

    private String inputs() {
        Largest largest = largest();
        if (!uneven(largest)) {
            return "";
        }
        return ("  scale: the input '%s' has values around %s, others around %s: a rate that suits one is too large or "
                        + "too small for the other.\n")
                .formatted(largest.name, readable(largest.size, 4), readable(largest.smallest, 4));
    }

    private String cure(double stable) {
        double yours = prepared.experiment().optimizer().learningRate();
        // A stable rate above one's own is no cure: what diverged is then not plain gradient descent.
        double smaller = stable > 0 && stable < yours ? 0.9 * stable : yours / 10;
        String rate = "optimizer.learning-rate=" + Formula.number(smaller, 2);
        return uneven(largest())
                ? "  change: features.scaling=standardize, so that one rate suits all; or, slowly, " + rate + ".\n"
                : "  change: " + rate + ".\n";
    }

    private static boolean uneven(Largest largest) {
        return largest.size > UNEVEN * largest.smallest;
    }

    private double curvature() {
        OptionalDouble quadratic = quadratic(prepared.loss());
        if (fitting.network().linear() && quadratic.isPresent()) {
            boolean bias = fitting.network().layers().get(0).bias();
            return quadratic.getAsDouble() * Curvature.ofLinear(fitting.train().examples(), bias);
        }
        return Curvature.at(fitting.train().objective(), fitting.training().weights());
    }

    /** The factor c of a loss that is c / 2 * (output - target)^2, if it is one. */
    private static OptionalDouble quadratic(Loss loss) {
        if (!(loss instanceof PointwiseLoss pointwise)) {
            return OptionalDouble.empty();
        }
        double factor = pointwise.slope(1, 0);
        for (double difference : new double[] {-1e6, -3, 0, 0.01, 50}) {
            if (Math.abs(pointwise.slope(difference + 2, 2) - factor * difference) > 1e-9 * Math.abs(difference)) {
                return OptionalDouble.empty();
            }
        }
        return OptionalDouble.of(factor);
    }

    private record Largest(String name, double size, double smallest) {}

    /** The input with the largest root mean square, beside the smallest one, where a bias counts as an input of 1. */
    private Largest largest() {
        Examples examples = fitting.train().examples();
        Matrix inputs = examples.inputs();
        double largest = 0;
        int at = 0;
        double smallest = fitting.network().layers().get(0).bias() ? 1 : Double.POSITIVE_INFINITY;
        for (int column = 0; column < inputs.columns(); column++) {
            double squares = 0;
            for (int row = 0; row < inputs.rows(); row++) {
                squares += (double) inputs.get(row, column) * inputs.get(row, column);
            }
            double size = Math.sqrt(squares / inputs.rows());
            if (size > largest) {
                largest = size;
                at = column;
            }
            smallest = size > 0 ? Math.min(smallest, size) : smallest;
        }
        return new Largest(fitting.encoding().inputNames().get(at), largest, smallest);
    }
}
