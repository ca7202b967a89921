package dev.nudge.losses;

import dev.nudge.spi.Doc;
import dev.nudge.spi.PointwiseLoss;
import dev.nudge.spi.Target;

@Doc(
        value = "Zero once an output is on the right side by a margin of 1, linear before: the support vector machine."
                + " Predictions are the sigmoid of the output, which orders the examples and decides at 0.5 but is"
                + " not a calibrated probability.",
        formula = "max(0, 1 - y o) with y = 2 t - 1, so that y is -1 or +1; its slope is 0 at the kink",
        source = "Cortes and Vapnik, Support-Vector Networks, Machine Learning 20, 1995",
        chooseWhen =
                "For telling two classes apart when only the decision counts, not its probability, and examples far"
                        + " on the right side should have no say.")
public record Hinge() implements PointwiseLoss {

    @Override
    public Target target() {
        return Target.YES_NO;
    }

    @Override
    public double value(double output, double target) {
        return Math.max(0, 1 - side(target) * output);
    }

    @Override
    public double slope(double output, double target) {
        return value(output, target) > 0 ? -side(target) : 0;
    }

    private static double side(double target) {
        return 2 * target - 1;
    }
}
