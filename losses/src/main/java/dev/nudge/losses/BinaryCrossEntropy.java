package dev.nudge.losses;

import dev.nudge.spi.Doc;
import dev.nudge.spi.Numerics;
import dev.nudge.spi.PointwiseLoss;
import dev.nudge.spi.Target;

@Doc(
        value = "The surprise at the answer to a yes/no question, given the sigmoid probability of yes: logistic"
                + " regression.",
        formula = "log(1 + e^o) - t o, which is -t log p - (1 - t) log(1 - p) with p = sigmoid(o); its slope is p - t",
        source = "Bishop, Pattern Recognition and Machine Learning, 2006, section 4.3.2",
        chooseWhen = "The first choice for telling two classes apart, with one output where cross-entropy has two.")
public record BinaryCrossEntropy() implements PointwiseLoss {

    @Override
    public Target target() {
        return Target.YES_NO;
    }

    @Override
    public double value(double output, double target) {
        return Numerics.softplus(output) - target * output;
    }

    @Override
    public double slope(double output, double target) {
        return Numerics.sigmoid(output) - target;
    }
}
