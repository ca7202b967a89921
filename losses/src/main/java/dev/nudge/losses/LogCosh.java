package dev.nudge.losses;

import dev.nudge.spi.Doc;
import dev.nudge.spi.PointwiseLoss;

@Doc(
        value = "A smooth relative of Huber's loss: nearly square for small errors, nearly linear for large ones.",
        formula = "log(cosh(o - t)); its slope is tanh(o - t)",
        source = "Saleh and Saleh, Statistical Properties of the log-cosh Loss Function, 2022",
        chooseWhen = "For predicting a number when there are outliers and you want neither a threshold to choose nor a"
                + " bend in the slope.")
public record LogCosh() implements PointwiseLoss {

    @Override
    public double value(double output, double target) {
        // cosh overflows beyond 710, so: cosh(x) = e^|x| (1 + e^-2|x|) / 2
        double distance = Math.abs(output - target);
        return distance + StrictMath.log1p(StrictMath.expm1(-2 * distance) / 2);
    }

    @Override
    public double slope(double output, double target) {
        return StrictMath.tanh(output - target);
    }
}
