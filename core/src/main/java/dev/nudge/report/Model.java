package dev.nudge.report;

import dev.nudge.features.Encoding;
import dev.nudge.features.TargetEncoding;
import dev.nudge.kernel.Kernels;
import dev.nudge.network.Network;
import dev.nudge.network.Pass;
import dev.nudge.spi.Link;
import dev.nudge.spi.Matrix;
import dev.nudge.spi.Table;

/** A trained network together with the way from a table to its inputs and from its outputs to predictions. */
public final class Model {

    private final Encoding encoding;
    private final Network network;
    private final Link link;
    private final float[] weights;

    public Model(Encoding encoding, Network network, Link link, float[] weights) {
        if (weights.length != network.size()
                || network.inputs() != encoding.inputs()
                || network.outputs() != encoding.target().outputs()) {
            throw new IllegalArgumentException(
                    "encoding (%d inputs, %d outputs), network (%d, %d, %d weights) and %d weights do not fit together"
                            .formatted(
                                    encoding.inputs(),
                                    encoding.target().outputs(),
                                    network.inputs(),
                                    network.outputs(),
                                    network.size(),
                                    weights.length));
        }
        this.encoding = encoding;
        this.network = network;
        this.link = link;
        this.weights = weights.clone();
    }

    /** How a table becomes inputs and targets. */
    public Encoding encoding() {
        return encoding;
    }

    /** The shape of the network. */
    public Network network() {
        return network;
    }

    /** How outputs become predictions. */
    public Link link() {
        return link;
    }

    /** A copy of the weights. */
    public float[] weights() {
        return weights.clone();
    }

    /** Predictions for some rows of a table. */
    public Predictions predict(Table table, int[] rows) {
        Matrix inputs = encoding.inputs(table, rows);
        Matrix outputs = Matrix.zeros(rows.length, network.outputs());
        for (int start = 0; start < rows.length; start += Pass.ROWS) {
            int count = Math.min(Pass.ROWS, rows.length - start);
            Pass pass = new Pass(network, Kernels.best(), count);
            pass.forward(weights, inputs.rows(start, count));
            System.arraycopy(pass.outputs().data(), 0, outputs.data(), outputs.row(start), count * outputs.columns());
        }
        return predictions(encoding.target(), link, outputs);
    }

    /** How good the predictions for some rows of a table are. */
    public Evaluation evaluate(Table table, int[] rows) {
        return Truth.of(encoding.target(), table, rows).evaluate(predict(table, rows));
    }

    /** Turns raw outputs into predictions, in place. */
    public static Predictions predictions(TargetEncoding target, Link link, Matrix outputs) {
        link.apply(outputs);
        if (target instanceof TargetEncoding.Classes classes) {
            return new Predictions.Classes(outputs.columns() == 1 ? bothClasses(outputs) : outputs, classes.classes());
        }
        TargetEncoding.Numeric number = (TargetEncoding.Numeric) target;
        double[] values = new double[outputs.rows()];
        for (int row = 0; row < values.length; row++) {
            values[row] = number.scale().invert(outputs.get(row, 0));
        }
        return new Predictions.Numbers(values);
    }

    private static Matrix bothClasses(Matrix second) {
        Matrix both = Matrix.zeros(second.rows(), 2);
        for (int row = 0; row < second.rows(); row++) {
            both.set(row, 0, 1 - second.get(row, 0));
            both.set(row, 1, second.get(row, 0));
        }
        return both;
    }
}
