package dev.nudge.losses;

import dev.nudge.spi.Doc;
import dev.nudge.spi.PointwiseLoss;
import dev.nudge.spi.Range;
import dev.nudge.spi.Require;

@Doc(
        value = "Squared near the target, linear beyond delta, so that outliers pull with a bounded force.",
        formula = "(o - t)^2 / 2 where |o - t| <= delta, else delta (|o - t| - delta / 2)",
        source = "Huber, Robust Estimation of a Location Parameter, Annals of Mathematical Statistics 35, 1964",
        chooseWhen = "For predicting a number when some targets are far off or wrong, but small errors should still be"
                + " worked out finely.")
public record Huber(
        @Doc("Where the loss turns from square to line, in units of the (scaled) target.") @Range("(0, inf)")
        double delta)
        implements PointwiseLoss {

    public Huber {
        Require.settings(Huber.class, delta);
    }

    public Huber() {
        this(1);
    }

    @Override
    public double value(double output, double target) {
        double distance = Math.abs(output - target);
        return distance <= delta ? distance * distance / 2 : delta * (distance - delta / 2);
    }

    @Override
    public double slope(double output, double target) {
        return Math.max(-delta, Math.min(delta, output - target));
    }
}
