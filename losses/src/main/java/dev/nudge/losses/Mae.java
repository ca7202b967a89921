package dev.nudge.losses;

import dev.nudge.spi.Doc;
import dev.nudge.spi.PointwiseLoss;

@Doc(
        value = "Mean absolute error: the size of each error, in the unit of the target.",
        formula = "|o - t|; its slope is the sign of o - t, and 0 where the error is 0",
        source = "Hastie, Tibshirani and Friedman, The Elements of Statistical Learning, 2009, section 10.6",
        chooseWhen = "For predicting a number when outliers should count no more than their distance: its best"
                + " prediction is the median; lower the learning rate towards the end, for its pull never weakens.")
public record Mae() implements PointwiseLoss {

    @Override
    public double value(double output, double target) {
        return Math.abs(output - target);
    }

    @Override
    public double slope(double output, double target) {
        return Math.signum(output - target);
    }
}
