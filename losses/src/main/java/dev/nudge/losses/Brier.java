package dev.nudge.losses;

import dev.nudge.spi.Doc;
import dev.nudge.spi.Loss;
import dev.nudge.spi.Matrix;
import dev.nudge.spi.Numerics;
import dev.nudge.spi.Target;

@Doc(
        value = "The squared distance between the softmax probabilities of the classes and the true class.",
        formula = "sum_k (p_k - t_k)^2 with p = softmax(o), from 0 to 2; its slope is"
                + " 2 p_k (p_k - t_k - sum_j p_j (p_j - t_j))",
        source = "Brier, Verification of Forecasts Expressed in Terms of Probability, Monthly Weather Review 78, 1950,"
                + " with the sum over all classes as in the paper",
        chooseWhen = "For telling classes apart when some labels are wrong and calibrated probabilities matter: a"
                + " confident mistake costs at most 2, but also teaches little, so that training starts slower than"
                + " with cross-entropy.")
public record Brier() implements Loss {

    @Override
    public Target target() {
        return Target.ONE_OF_K;
    }

    @Override
    public double evaluate(Matrix outputs, Matrix targets, Matrix gradient) {
        double sum = 0;
        for (int row = 0; row < outputs.rows(); row++) {
            double logSum = Numerics.logSumExp(outputs, row);
            double expectedError = 0;
            for (int column = 0; column < outputs.columns(); column++) {
                double probability = Numerics.exp(outputs.get(row, column) - logSum);
                double error = probability - targets.get(row, column);
                sum += error * error;
                expectedError += probability * error;
            }
            for (int column = 0; column < outputs.columns(); column++) {
                double probability = Numerics.exp(outputs.get(row, column) - logSum);
                double error = probability - targets.get(row, column);
                gradient.set(row, column, (float) (2 * probability * (error - expectedError) / outputs.rows()));
            }
        }
        return sum / outputs.rows();
    }
}
