package dev.nudge.testkit.check;

import dev.nudge.spi.Doc;
import dev.nudge.spi.Loss;
import dev.nudge.spi.Matrix;
import dev.nudge.spi.Numerics;
import dev.nudge.spi.PointwiseLoss;
import dev.nudge.spi.Target;
import java.util.concurrent.locks.LockSupport;

/** Losses with one fault each, and the right ones that they were made from. */
public final class WrongLosses {

    private WrongLosses() {}

    /** The squared error, in the open. */
    interface Squared extends Loss {

        @Override
        default Target target() {
            return Target.NUMBER;
        }

        @Override
        default double evaluate(Matrix outputs, Matrix targets, Matrix gradient) {
            double sum = 0;
            for (int row = 0; row < outputs.rows(); row++) {
                double error = outputs.get(row, 0) - targets.get(row, 0);
                sum += error * error;
                gradient.set(row, 0, (float) (2 * error / outputs.rows()));
            }
            return sum / outputs.rows();
        }
    }

    @Doc("The squared error.")
    public record Right() implements Squared {}

    @Doc("Climbs.")
    public record WrongSign() implements Squared {
        @Override
        public double evaluate(Matrix outputs, Matrix targets, Matrix gradient) {
            double loss = new Right().evaluate(outputs, targets, gradient);
            scale(gradient, -1);
            return loss;
        }
    }

    @Doc("The gradient of the sum, the loss of the mean.")
    public record OffByTheBatchSize() implements Squared {
        @Override
        public double evaluate(Matrix outputs, Matrix targets, Matrix gradient) {
            double loss = new Right().evaluate(outputs, targets, gradient);
            scale(gradient, outputs.rows());
            return loss;
        }
    }

    @Doc("The surprise at the true class.")
    public record Surprise() implements Loss {
        @Override
        public Target target() {
            return Target.ONE_OF_K;
        }

        @Override
        public double evaluate(Matrix outputs, Matrix targets, Matrix gradient) {
            double sum = 0;
            for (int row = 0; row < outputs.rows(); row++) {
                double logSum = Numerics.logSumExp(outputs, row);
                for (int column = 0; column < outputs.columns(); column++) {
                    double logProbability = outputs.get(row, column) - logSum;
                    sum -= targets.get(row, column) * logProbability;
                    double slope = StrictMath.exp(logProbability) - targets.get(row, column);
                    gradient.set(row, column, (float) (slope / outputs.rows()));
                }
            }
            return sum / outputs.rows();
        }
    }

    @Doc("The surprise, wrong where the third class is true.")
    public record OneClassWrong() implements Loss {
        @Override
        public Target target() {
            return Target.ONE_OF_K;
        }

        @Override
        public double evaluate(Matrix outputs, Matrix targets, Matrix gradient) {
            double loss = new Surprise().evaluate(outputs, targets, gradient);
            for (int row = 0; row < outputs.rows() && outputs.columns() > 2; row++) {
                if (targets.get(row, 2) == 1) {
                    gradient.set(row, 2, gradient.get(row, 2) * 1.01f);
                }
            }
            return loss;
        }
    }

    @Doc("Leaves its errors in the outputs.")
    public record ChangesOutputs() implements Squared {
        @Override
        public double evaluate(Matrix outputs, Matrix targets, Matrix gradient) {
            double loss = new Right().evaluate(outputs, targets, gradient);
            outputs.set(outputs.rows() - 1, 0, outputs.get(outputs.rows() - 1, 0) - targets.get(0, 0));
            return loss;
        }
    }

    @Doc("Leaves its mark in the targets.")
    public record ChangesTargets() implements Squared {
        @Override
        public double evaluate(Matrix outputs, Matrix targets, Matrix gradient) {
            double loss = new Right().evaluate(outputs, targets, gradient);
            targets.set(0, 0, targets.get(0, 0) + 1);
            return loss;
        }
    }

    @Doc("Adds to the gradient.")
    public record AddsToTheGradient() implements Squared {
        @Override
        public double evaluate(Matrix outputs, Matrix targets, Matrix gradient) {
            Matrix own = Matrix.zeros(gradient.rows(), 1);
            double loss = new Right().evaluate(outputs, targets, own);
            for (int row = 0; row < own.rows(); row++) {
                gradient.set(row, 0, gradient.get(row, 0) + own.get(row, 0));
            }
            return loss;
        }
    }

    @Doc("The hinge, which writes no slope where it is flat.")
    public record WritesOnlyWhatIsNotZero() implements Loss {
        @Override
        public Target target() {
            return Target.YES_NO;
        }

        @Override
        public double evaluate(Matrix outputs, Matrix targets, Matrix gradient) {
            double sum = 0;
            for (int row = 0; row < outputs.rows(); row++) {
                double side = 2 * targets.get(row, 0) - 1;
                double margin = 1 - side * outputs.get(row, 0);
                if (margin > 0) {
                    sum += margin;
                    gradient.set(row, 0, (float) (-side / outputs.rows()));
                }
            }
            return sum / outputs.rows();
        }
    }

    @Doc("The surprise at yes or no, from e to the output as it is.")
    public record Overflows() implements PointwiseLoss {
        @Override
        public Target target() {
            return Target.YES_NO;
        }

        @Override
        public double value(double output, double target) {
            return Math.log1p(Math.exp(output)) - target * output;
        }

        @Override
        public double slope(double output, double target) {
            return 1 / (1 + Math.exp(-output)) - target;
        }
    }

    @Doc("The gradient is not a number far out.")
    public record NoSlopeFarOut() implements PointwiseLoss {
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
            return Math.exp(output) / (1 + Math.exp(output)) - target;
        }
    }

    @Doc("Measures in units of the first examples it ever saw.")
    public record SharesItsState() implements Squared {
        private static double unit = Double.NaN;

        @Override
        public double evaluate(Matrix outputs, Matrix targets, Matrix gradient) {
            if (Double.isNaN(unit)) {
                unit = 1;
            }
            unit = unit * 1.0001;
            double loss = new Right().evaluate(outputs, targets, gradient);
            scale(gradient, (float) unit);
            return loss * unit;
        }
    }

    @Doc("Works in a room that all threads share.")
    public record SharesItsRoom() implements Squared {
        private static final float[] ROOM = new float[100_000];

        @Override
        public double evaluate(Matrix outputs, Matrix targets, Matrix gradient) {
            for (int row = 0; row < outputs.rows(); row++) {
                ROOM[row] = outputs.get(row, 0);
            }
            LockSupport.parkNanos(1000);
            return new Right().evaluate(new Matrix(ROOM, 0, outputs.rows(), 1), targets, gradient);
        }
    }

    @Doc("Goes on with the outputs of the last time, if there are as many.")
    public record KeepsItsArrays() implements Squared {
        private static Matrix kept = Matrix.zeros(0, 0);

        @Override
        public double evaluate(Matrix outputs, Matrix targets, Matrix gradient) {
            Matrix used = kept.rows() == outputs.rows() ? kept : outputs;
            kept = outputs;
            return new Right().evaluate(used, targets, gradient);
        }
    }

    @Doc("Later rows count more.")
    public record MindsTheOrder() implements Squared {
        @Override
        public double evaluate(Matrix outputs, Matrix targets, Matrix gradient) {
            double sum = 0;
            for (int row = 0; row < outputs.rows(); row++) {
                double weight = 1 + 0.01 * row;
                double error = outputs.get(row, 0) - targets.get(row, 0);
                sum += weight * error * error;
                gradient.set(row, 0, (float) (weight * 2 * error / outputs.rows()));
            }
            return sum / outputs.rows();
        }
    }

    @Doc("Wrong in large batches only.")
    public record WrongInLargeBatches() implements Squared {
        @Override
        public double evaluate(Matrix outputs, Matrix targets, Matrix gradient) {
            double loss = new Right().evaluate(outputs, targets, gradient);
            scale(gradient, outputs.rows() > 1024 ? 2 : 1);
            return loss;
        }
    }

    @Doc("Believes that every matrix starts with its array.")
    public record IgnoresOffsets() implements Squared {
        @Override
        public double evaluate(Matrix outputs, Matrix targets, Matrix gradient) {
            double sum = 0;
            for (int row = 0; row < outputs.rows(); row++) {
                double error = outputs.data()[row] - targets.data()[row];
                sum += error * error;
                gradient.data()[row] = (float) (2 * error / outputs.rows());
            }
            return sum / outputs.rows();
        }
    }

    @Doc("The score, which is high where a loss is low.")
    public record UpsideDown() implements Squared {
        @Override
        public double evaluate(Matrix outputs, Matrix targets, Matrix gradient) {
            double loss = new Right().evaluate(outputs, targets, gradient);
            scale(gradient, -1);
            return -loss;
        }
    }

    @Doc("The surprise at one of two classes, without saying so.")
    public record ForgetsItsTarget() implements PointwiseLoss {
        @Override
        public double value(double output, double target) {
            return Math.max(output, 0) + Math.log1p(Math.exp(-Math.abs(output))) - target * output;
        }

        @Override
        public double slope(double output, double target) {
            return Numerics.sigmoid(output) - target;
        }
    }

    @Doc("Adds up in float.")
    public record SumsInFloat() implements Squared {
        @Override
        public double evaluate(Matrix outputs, Matrix targets, Matrix gradient) {
            new Right().evaluate(outputs, targets, gradient);
            float sum = 0;
            for (int row = 0; row < outputs.rows(); row++) {
                float error = outputs.get(row, 0) - targets.get(row, 0);
                sum += error * error;
            }
            return sum / outputs.rows();
        }
    }

    @Doc("A step, which has no slope.")
    public record Jumps() implements PointwiseLoss {
        @Override
        public double value(double output, double target) {
            return Math.abs(output - target) + Math.abs(Math.rint(1e4 * output) % 2);
        }

        @Override
        public double slope(double output, double target) {
            return Math.signum(output - target);
        }
    }

    @Doc("The distance, whose kink takes any slope.")
    public record Kinked() implements PointwiseLoss {
        @Override
        public double value(double output, double target) {
            return Math.abs(output - target);
        }

        @Override
        public double slope(double output, double target) {
            return output >= target ? 1 : -1;
        }
    }

    @Doc("Fails in its code.")
    public record Throws() implements Squared {
        @Override
        public double evaluate(Matrix outputs, Matrix targets, Matrix gradient) {
            throw new UnsupportedOperationException("not yet");
        }
    }

    private static void scale(Matrix matrix, float factor) {
        for (int row = 0; row < matrix.rows(); row++) {
            for (int column = 0; column < matrix.columns(); column++) {
                matrix.set(row, column, factor * matrix.get(row, column));
            }
        }
    }
}
