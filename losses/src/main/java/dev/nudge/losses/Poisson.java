package dev.nudge.losses;

import dev.nudge.spi.Doc;
import dev.nudge.spi.Numerics;
import dev.nudge.spi.PointwiseLoss;
import dev.nudge.spi.Target;

@Doc(
        value = "The surprise at a count, if events happen independently at the predicted rate e^o.",
        formula = "e^o - t o; the term log(t!), which no output can change, is left out, so the loss can be negative;"
                + " beyond o = 40 the exponential is continued by its tangent",
        source = "McCullagh and Nelder, Generalized Linear Models, 1989, chapter 6",
        chooseWhen = "For predicting how many: visits, claims, goals; when the spread grows with the mean and effects"
                + " multiply rather than add.")
public record Poisson() implements PointwiseLoss {

    /** e^40 is beyond any count, and the largest for which an optimizer can still square the gradient as a float. */
    private static final double TANGENT_FROM = 40;

    @Override
    public Target target() {
        return Target.COUNT;
    }

    @Override
    public double value(double output, double target) {
        double beyond = Math.max(0, output - TANGENT_FROM);
        return rate(output) * (1 + beyond) - target * output;
    }

    @Override
    public double slope(double output, double target) {
        return rate(output) - target;
    }

    private static double rate(double output) {
        return Numerics.exp(Math.min(output, TANGENT_FROM));
    }
}
