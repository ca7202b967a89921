package dev.nudge.testkit.check;

import dev.nudge.spi.Loss;
import dev.nudge.spi.Matrix;
import dev.nudge.spi.Target;
import java.util.Random;

/** Compares the gradient of a loss with slopes measured by finite differences. */
final class Slopes {

    /** Relative to outputs of usual size; a slope that agrees at one of them is right. */
    private static final double[] STEPS = {1e-3, 1e-4, 1e-2};

    /** Of the slope of a row's own loss; the mean divides both by the number of rows. */
    private static final double ABSOLUTE = 1e-5;

    private static final double RELATIVE = 1e-4;

    /** Random outputs almost never lie on a kink; a loss with a jump or a kink at so many is no loss. */
    private static final double MOST_KINKS = 0.05;

    private final Loss loss;
    private int slopes;
    private int kinks;
    private double worstRatio = -1;
    private String worst = "";
    private double worstError;

    Slopes(Loss loss) {
        this.loss = loss;
    }

    /** All slopes of so many batches, some of a batch with many rows, and those of one with many classes. */
    Finding check(int batches, boolean largeToo) {
        for (int seed = 1; seed <= batches; seed++) {
            Batch batch = Batch.random(loss, seed);
            batch.evaluate(loss);
            for (int row = 0; row < batch.rows(); row++) {
                for (int column = 0; column < batch.columns(); column++) {
                    compare(batch, row, column);
                }
            }
        }
        if (largeToo) {
            boolean classes = loss.target() == Target.ONE_OF_K;
            sample(Batch.random(loss, 1500, classes ? 3 : 1, 2, batches + 1));
            if (classes) {
                sample(Batch.random(loss, 5, 40, 2, batches + 2));
            }
        }
        return finding();
    }

    private void sample(Batch batch) {
        batch.evaluate(loss);
        Random random = new Random(batch.seed());
        for (int i = 0; i < 30; i++) {
            compare(batch, random.nextInt(batch.rows()), random.nextInt(batch.columns()));
        }
    }

    private Finding finding() {
        Violation.unless(worstRatio <= 1, "%s", worst);
        Violation.unless(
                kinks <= Math.max(1, MOST_KINKS * slopes),
                "the loss jumps or has a kink at %d of %d random outputs; it must have a slope almost everywhere",
                kinks,
                slopes);
        return Finding.passed("worst error %s of %d slopes, at %s".formatted(Check.roughly(worstError), slopes, worst));
    }

    private void compare(Batch batch, int row, int column) {
        slopes++;
        double stated = batch.gradient().get(row, column);
        Measured best = null;
        for (double step : STEPS) {
            Measured measured = measure(batch, row, column, step);
            if (best == null || measured.ratio(stated) < best.ratio(stated)) {
                best = measured;
            }
            if (best.ratio(stated) <= 1) {
                break;
            }
        }
        if (best.ratio(stated) > 1 && measure(batch, row, column, 1e-4).kinkAllows(stated)) {
            kinks++;
            return;
        }
        if (best.ratio(stated) > worstRatio) {
            worstRatio = best.ratio(stated);
            worstError = Math.abs(stated - best.slope);
            worst = worstRatio <= 1 ? batch.at(row, column) : wrong(batch, row, column, stated, best.slope);
        }
    }

    private static String wrong(Batch batch, int row, int column, double stated, double measured) {
        double factor = stated / measured;
        String hint = "";
        if (Math.abs(factor + 1) < 1e-3) {
            hint = "; the sign is wrong";
        } else if (batch.rows() > 1 && Math.abs(factor - batch.rows()) < 1e-3 * batch.rows()) {
            hint = "; it is not divided by the number of rows";
        }
        return "at %s the gradient is %s, but the slope of the mean loss, measured, is %s%s"
                .formatted(batch.at(row, column), Check.number(stated), Check.number(measured), hint);
    }

    private Measured measure(Batch batch, int row, int column, double step) {
        Matrix outputs = batch.outputs();
        float here = outputs.get(row, column);
        double stride = step * Math.max(1, Math.abs(here));
        float above = (float) (here + stride);
        float below = (float) (here - stride);
        double middle = lossAt(batch, row, column, here);
        double higher = lossAt(batch, row, column, above);
        double lower = lossAt(batch, row, column, below);
        outputs.set(row, column, here);
        double slope = (higher - lower) / ((double) above - below);
        double noise = 16 * Math.ulp(Math.max(Math.abs(higher), Math.abs(lower))) / ((double) above - below);
        return new Measured(
                slope,
                (middle - lower) / ((double) here - below),
                (higher - middle) / ((double) above - here),
                ABSOLUTE / batch.rows() + RELATIVE * Math.abs(slope) + noise);
    }

    private double lossAt(Batch batch, int row, int column, float output) {
        batch.outputs().set(row, column, output);
        return Batch.of(batch.outputs(), batch.targets(), batch.seed()).evaluate(loss);
    }

    /** The slope between both sides, the slopes to the left and to the right, and how far a right one may be off. */
    private record Measured(double slope, double left, double right, double allowed) {

        /** The error as a multiple of what is allowed; infinite if there is no number. */
        double ratio(double stated) {
            double ratio = Math.abs(stated - slope) / allowed;
            return Double.isNaN(ratio) ? Double.POSITIVE_INFINITY : ratio;
        }

        /** At a kink every slope between those on both sides is as good. */
        boolean kinkAllows(double stated) {
            return Math.abs(right - left) > allowed
                    && stated >= Math.min(left, right) - allowed
                    && stated <= Math.max(left, right) + allowed;
        }
    }
}
