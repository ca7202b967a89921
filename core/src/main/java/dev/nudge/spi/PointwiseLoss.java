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
        float[] o = outputs.data();
        float[] t = targets.data();
        float[] g = gradient.data();
        double sum = 0;
        double share = 1.0 / outputs.rows();
        for (int i = 0; i < outputs.rows() * outputs.columns(); i++) {
            double output = o[outputs.offset() + i];
            double target = t[targets.offset() + i];
            sum += value(output, target);
            g[gradient.offset() + i] = (float) (slope(output, target) * share);
        }
        return sum / outputs.rows();
    }
}
