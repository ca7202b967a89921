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
        double evenly = labelSmoothing / outputs.columns();
        double sum = 0;
        for (int row = 0; row < outputs.rows(); row++) {
            double highest = Numerics.highest(outputs, row);
            double total = Numerics.exponentials(outputs, row, highest, gradient);
            double logSum = highest + StrictMath.log(total);
            double share = 1 / total;
            for (int column = 0; column < outputs.columns(); column++) {
                double target = (1 - labelSmoothing) * targets.get(row, column) + evenly;
                sum += target * (logSum - outputs.get(row, column));
                gradient.set(row, column, (float) ((gradient.get(row, column) * share - target) / outputs.rows()));
            }
        }
        return sum / outputs.rows();
    }
}
