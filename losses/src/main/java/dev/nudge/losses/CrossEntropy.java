package dev.nudge.losses;

import dev.nudge.spi.Doc;
import dev.nudge.spi.Loss;
import dev.nudge.spi.Matrix;
import dev.nudge.spi.Numerics;
import dev.nudge.spi.Range;
import dev.nudge.spi.Require;
import dev.nudge.spi.Target;

@Doc(
        value = "The surprise at the true class, given the softmax probabilities of the classes.",
        formula = "-sum_k s_k log p_k with p = softmax(o) and s = (1 - label-smoothing) t + label-smoothing / classes;"
                + " its slope is p - s",
        source = "Bishop, Pattern Recognition and Machine Learning, 2006, section 4.3.4; label smoothing: Szegedy et"
                + " al., Rethinking the Inception Architecture for Computer Vision, 2016",
        chooseWhen = "The first choice for telling classes apart: confident mistakes cost without bound, and the"
                + " probabilities it learns are calibrated.")
public record CrossEntropy(
        @Doc("How much of the target is spread evenly over all classes, so that no probability is driven to 1.")
        @Range("[0, 1)")
        double labelSmoothing)
        implements Loss {

    /** The logs of the rows' sums are taken of their product, one for many, as long as it is smaller. */
    private static final double LARGE = 1e200;

    public CrossEntropy {
        Require.settings(CrossEntropy.class, labelSmoothing);
    }

    public CrossEntropy() {
        this(0);
    }

    @Override
    public Target target() {
        return Target.ONE_OF_K;
    }

    @Override
    public double evaluate(Matrix outputs, Matrix targets, Matrix gradient) {
        double sum = 0;
        double product = 1;
        for (int row = 0; row < outputs.rows(); row++) {
            int highest = Numerics.highest(outputs, row);
            double total = Numerics.exponentials(outputs, row, highest, gradient);
            sum += outputs.get(row, highest) - expected(outputs, targets, row, total, gradient);
            product *= total;
            if (!(product < LARGE)) {
                sum += StrictMath.log(product);
                product = 1;
            }
        }
        return (sum + StrictMath.log(product)) / outputs.rows();
    }

    /** The sum of target * output over a row; makes its gradient of the exponentials that stand there. */
    private double expected(Matrix outputs, Matrix targets, int row, double total, Matrix gradient) {
        float[] o = outputs.data();
        float[] t = targets.data();
        float[] g = gradient.data();
        int columns = outputs.columns();
        double evenly = labelSmoothing / columns;
        double part = 1.0 / outputs.rows();
        double share = part / total;
        double sum = 0;
        for (int i = 0; i < columns; i++) {
            double target = (1 - labelSmoothing) * t[targets.row(row) + i] + evenly;
            sum += target * o[outputs.row(row) + i];
            int at = gradient.row(row) + i;
            g[at] = (float) (g[at] * share - target * part);
        }
        return sum;
    }
}
