package dev.nudge.testkit.check;

import dev.nudge.spi.Loss;
import dev.nudge.spi.Matrix;

/** That a loss is lowest where its author says that the prediction is perfect. */
public final class PerfectPrediction {

    private static final int BATCHES = 10;

    /** The output that predicts a target. */
    @FunctionalInterface
    public interface Outputs {

        /**
         * The output with the lowest loss.
         *
         * @param target the target of this output
         * @param columns how many outputs the row has
         * @return the output, as well as float32 allows; NaN if there is none
         */
        double output(double target, int columns);
    }

    private PerfectPrediction() {}

    /** No other output has a lower loss, and the slope there is 0, or the loss rises to both sides of a kink. */
    public static Check check(Loss loss, Outputs perfect) {
        return new Check("lowest", "no loss is lower than that of the perfect prediction", () -> {
            for (int seed = 1; seed <= BATCHES; seed++) {
                Batch batch = Batch.random(loss, seed);
                double elsewhere = batch.evaluate(loss);
                Matrix outputs = batch.outputs();
                for (int row = 0; row < batch.rows(); row++) {
                    for (int column = 0; column < batch.columns(); column++) {
                        double output = perfect.output(batch.targets().get(row, column), batch.columns());
                        if (Double.isNaN(output)) {
                            return Finding.skipped("the test says that there is no perfect prediction");
                        }
                        outputs.set(row, column, (float) output);
                    }
                }
                double lowest = batch.evaluate(loss);
                Violation.unless(
                        lowest <= elsewhere,
                        "the perfect prediction costs %s, a random one only %s (seed %d); if another output is the"
                                + " perfect one, override perfectOutput",
                        lowest,
                        elsewhere,
                        seed);
                requireBottom(loss, batch, lowest);
            }
            return Finding.passed("");
        });
    }

    private static void requireBottom(Loss loss, Batch batch, double lowest) {
        for (int row = 0; row < batch.rows(); row++) {
            for (int column = 0; column < batch.columns(); column++) {
                if (Math.abs(batch.gradient().get(row, column)) > 1e-5) {
                    Violation.unless(
                            moved(loss, batch, row, column, 1e-3) >= lowest
                                    && moved(loss, batch, row, column, -1e-3) >= lowest,
                            "at %s the prediction is perfect, but the slope is %s, not 0; if another output is the"
                                    + " perfect one, override perfectOutput",
                            batch.at(row, column),
                            Check.number(batch.gradient().get(row, column)));
                }
            }
        }
    }

    private static double moved(Loss loss, Batch batch, int row, int column, double by) {
        float here = batch.outputs().get(row, column);
        batch.outputs().set(row, column, (float) (here + by));
        double value = loss.evaluate(batch.outputs(), batch.targets(), Matrix.zeros(batch.rows(), batch.columns()));
        batch.outputs().set(row, column, here);
        return value;
    }
}
