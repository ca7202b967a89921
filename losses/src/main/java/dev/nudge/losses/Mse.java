package dev.nudge.losses;

import dev.nudge.spi.Doc;
import dev.nudge.spi.PointwiseLoss;

@Doc(
        value = "Mean squared error: the square of each error, so that one large error outweighs many small ones.",
        formula = "(o - t)^2, without the factor 1/2 that some textbooks put before it",
        source = "Bishop, Pattern Recognition and Machine Learning, 2006, section 3.1",
        chooseWhen = "The first choice for predicting a number, if large errors are rare and really are worse: its best"
                + " prediction is the mean.")
public record Mse() implements PointwiseLoss {

    @Override
    public double value(double output, double target) {
        double error = output - target;
        return error * error;
    }

    @Override
    public double slope(double output, double target) {
        return 2 * (output - target);
    }
}
