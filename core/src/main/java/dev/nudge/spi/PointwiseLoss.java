package dev.nudge.spi;

/** A loss whose value for a row is the sum over its outputs of a formula in one output and one target. */
public interface PointwiseLoss extends Loss {

    /** The loss of one output. */
    double value(double output, double target);

    /** d(value) / d(output). */
    double slope(double output, double target);

    @Override
    default Target target() {
        return Target.NUMBER;
    }

    @Override
    default double evaluate(Matrix outputs, Matrix targets, Matrix gradient) {
        double sum = 0;
        double share = 1.0 / outputs.rows();
        for (int row = 0; row < outputs.rows(); row++) {
            for (int column = 0; column < outputs.columns(); column++) {
                double output = outputs.get(row, column);
                double target = targets.get(row, column);
                sum += value(output, target);
                gradient.set(row, column, (float) (slope(output, target) * share));
            }
        }
        return sum / outputs.rows();
    }
}
