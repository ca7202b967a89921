package dev.nudge.testkit.check;

import dev.nudge.spi.Loss;
import dev.nudge.spi.Target;

/** Compares a batch with its rows evaluated singly. */
final class Rows {

    private Rows() {}

    static int columns(Loss loss) {
        return loss.target() == Target.ONE_OF_K ? 3 : 1;
    }

    /** The greatest difference between the loss of a batch and the mean of its rows, relative; throws if too great. */
    static double compare(Loss loss, Batch batch) {
        double together = batch.evaluate(loss);
        double sum = 0;
        double size = 0;
        for (int number = 0; number < batch.rows(); number++) {
            Batch row = batch.row(number);
            double alone = row.evaluate(loss);
            sum += alone;
            size += Math.abs(alone);
            compareSlopes(batch, row, number);
        }
        double difference = Math.abs(together - sum / batch.rows()) / (1 + size / batch.rows());
        Violation.unless(
                difference <= 1e-11,
                "the loss of %d rows is %s, but the mean of the rows' losses is %s (seed %d)",
                batch.rows(),
                together,
                sum / batch.rows(),
                batch.seed());
        return difference;
    }

    private static void compareSlopes(Batch batch, Batch row, int number) {
        for (int column = 0; column < batch.columns(); column++) {
            double among = (double) batch.rows() * batch.gradient().get(number, column);
            double alone = row.gradient().get(0, column);
            Violation.unless(
                    Math.abs(among - alone) <= 1e-6 * (1 + Math.abs(alone)),
                    "at %s the gradient times the number of rows is %s, but the row alone has %s",
                    batch.at(number, column),
                    Check.number(among),
                    Check.number(alone));
        }
    }
}
