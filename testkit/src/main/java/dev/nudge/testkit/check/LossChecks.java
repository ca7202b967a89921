package dev.nudge.testkit.check;

import dev.nudge.spi.Link;
import dev.nudge.spi.Loss;
import dev.nudge.spi.Matrix;
import dev.nudge.spi.Target;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/** What every loss must do, whatever it measures. */
public final class LossChecks {

    private static final int BATCHES = 40;
    private static final int SOME_BATCHES = 10;

    private LossChecks() {}

    /** All of them that need to know nothing but the loss. */
    public static List<Check> of(Loss loss) {
        return List.of(
                target(loss),
                gradient(loss),
                mean(loss),
                arguments(loss),
                overwrites(loss),
                views(loss),
                extremes(loss),
                direction(loss),
                repeatable(loss),
                threads(loss));
    }

    /** It says which targets it takes. */
    public static Check target(Loss loss) {
        return new Check("target", "target() and link() say what is predicted, and how", () -> {
            Violation.unless(loss.target() != null, "target() gives null");
            Violation.unless(loss.link() != null, "link() gives null");
            return Finding.passed(loss.target() + ", " + loss.link());
        });
    }

    /** The gradient is the slope of the mean loss, measured by finite differences over about a thousand outputs. */
    public static Check gradient(Loss loss) {
        return new Check(
                "gradient", "the gradient is the slope of the mean loss", () -> new Slopes(loss).check(BATCHES, true));
    }

    /** The same on fewer outputs: a few milliseconds, for the start of a training. */
    public static Check quickGradient(Loss loss) {
        return new Check(
                "gradient",
                "the gradient is the slope of the mean loss",
                () -> new Slopes(loss).check(SOME_BATCHES, false));
    }

    /** The loss of many rows is the mean of the losses of the single rows, and so is the gradient. */
    public static Check mean(Loss loss) {
        return new Check("mean", "the loss is the sum of the rows' losses, in double, divided by their number", () -> {
            double worst = 0;
            for (int seed = 1; seed <= SOME_BATCHES; seed++) {
                Batch batch = Batch.random(loss, seed);
                worst = Math.max(worst, Rows.compare(loss, batch));
                worst = Math.max(worst, Rows.compare(loss, batch.twice()));
            }
            worst = Math.max(worst, Rows.compare(loss, Batch.random(loss, 1500, Rows.columns(loss), 2, 1)));
            return Finding.passed("worst difference " + Check.roughly(worst) + ", from 1 to 1500 rows");
        });
    }

    /** It changes neither outputs nor targets. */
    public static Check arguments(Loss loss) {
        return new Check("arguments", "outputs and targets are left as they are", () -> {
            for (int seed = 1; seed <= SOME_BATCHES; seed++) {
                Batch before = Batch.random(loss, seed);
                requireUntouched(loss, before, before.copy());
                requireUntouched(loss, before.inLargerArrays(), before.inLargerArrays());
            }
            return Finding.passed("");
        });
    }

    private static void requireUntouched(Loss loss, Batch before, Batch batch) {
        batch.evaluateInPlace(loss);
        requireSame("outputs", before.outputs(), batch.outputs(), before);
        requireSame("targets", before.targets(), batch.targets(), before);
    }

    private static void requireSame(String what, Matrix before, Matrix after, Batch batch) {
        int differs = Arrays.mismatch(before.data(), after.data());
        if (differs >= 0) {
            throw new Violation("%s are changed: number %d of %d is %s before and %s after (seed %d)"
                    .formatted(
                            what,
                            differs - before.offset(),
                            batch.rows() * batch.columns(),
                            Check.number(before.data()[differs]),
                            Check.number(after.data()[differs]),
                            batch.seed()));
        }
    }

    /** Every element of the gradient is written, and nothing is added to what was there. */
    public static Check overwrites(Loss loss) {
        return new Check("overwrites", "every element of the gradient is overwritten, whatever it held", () -> {
            for (int seed = 1; seed <= SOME_BATCHES; seed++) {
                Batch clean = Batch.random(loss, seed);
                clean.evaluate(loss);
                for (float before : new float[] {7, Float.NaN}) {
                    Batch batch = Batch.random(loss, seed);
                    Arrays.fill(batch.gradient().data(), before);
                    batch.evaluate(loss);
                    int differs = Arrays.mismatch(
                            clean.gradient().data(), batch.gradient().data());
                    if (differs >= 0) {
                        throw new Violation("at %s the gradient is %s if it held 0 before, and %s if it held %s"
                                .formatted(
                                        batch.at(differs / batch.columns(), differs % batch.columns()),
                                        Check.number(clean.gradient().data()[differs]),
                                        Check.number(batch.gradient().data()[differs]),
                                        Check.number(before)));
                    }
                }
            }
            return Finding.passed("");
        });
    }

    /** Matrices may be views into larger arrays; what lies around them is neither read nor written. */
    public static Check views(Loss loss) {
        return new Check("views", "matrices are views: offsets are heeded, what lies around is left alone", () -> {
            for (int seed = 1; seed <= SOME_BATCHES; seed++) {
                Batch plain = Batch.random(loss, seed);
                Batch inside = plain.inLargerArrays();
                double alone = plain.evaluate(loss);
                double viewed = inside.evaluateInPlace(loss);
                Violation.unless(
                        Double.compare(alone, viewed) == 0,
                        "the loss is %s, but %s if the matrices start within larger arrays (seed %d); use"
                                + " Matrix.get and set, or add offset()",
                        alone,
                        viewed,
                        seed);
                Batch expected = plain.inLargerArrays();
                Violation.unless(
                        Arrays.equals(
                                expected.gradient().data(), inside.gradient().data()),
                        "the gradient differs, or lies elsewhere, if the matrices start within larger arrays (seed %d);"
                                + " use Matrix.get and set, or add offset()",
                        seed);
            }
            return Finding.passed("");
        });
    }

    /** Outputs of +-1e4 give finite numbers. */
    public static Check extremes(Loss loss) {
        return new Check("extremes", "loss and gradient are finite for outputs of +-1e4", () -> {
            for (int seed = 1; seed <= SOME_BATCHES; seed++) {
                for (int pattern = 0; pattern < 4; pattern++) {
                    Batch batch = Batch.random(loss, seed);
                    extreme(batch.outputs().data(), pattern);
                    double value = batch.evaluate(loss);
                    if (!Double.isFinite(value)) {
                        throw new Violation("the loss is %s at %s".formatted(value, culprit(loss, batch)));
                    }
                    requireFinite(batch);
                }
            }
            return Finding.passed("");
        });
    }

    private static void extreme(float[] outputs, int pattern) {
        for (int i = 0; i < outputs.length; i++) {
            boolean high = pattern == 0 || (pattern != 1 && outputs[i] > 0 == (pattern == 2));
            outputs[i] = high ? 1e4f : -1e4f;
        }
    }

    /** The first row that alone has no finite loss. */
    private static String culprit(Loss loss, Batch batch) {
        for (int row = 0; row < batch.rows(); row++) {
            if (!Double.isFinite(batch.row(row).evaluate(loss))) {
                return batch.at(row, 0);
            }
        }
        return "outputs of +-1e4 (seed " + batch.seed() + ")";
    }

    private static void requireFinite(Batch batch) {
        for (int i = 0; i < batch.gradient().data().length; i++) {
            float slope = batch.gradient().data()[i];
            if (!Float.isFinite(slope)) {
                throw new Violation("the gradient is %s at %s"
                        .formatted(slope, batch.at(i / batch.columns(), i % batch.columns())));
            }
        }
    }

    /** It rewards the right answers: training makes a loss small. */
    public static Check direction(Loss loss) {
        return new Check("direction", "a right answer costs less than one that is far off", () -> {
            if (loss.link() != usualLink(loss.target())) {
                return Finding.skipped(
                        "which output is right is not known for " + loss.target() + " with link " + loss.link());
            }
            for (int seed = 1; seed <= SOME_BATCHES; seed++) {
                Batch batch = Batch.random(loss, seed);
                for (int row = 0; row < batch.rows(); row++) {
                    requireDirection(loss, batch.row(row));
                }
            }
            return Finding.passed("");
        });
    }

    private static void requireDirection(Loss loss, Batch row) {
        List<DoubleUnaryOperator> wrong = switch (loss.target()) {
            case NUMBER -> List.of(target -> target - 5, target -> target + 5);
            case COUNT -> List.of(target -> count(target) + 3, target -> target == 0 ? 3 : count(target) - 3);
            case YES_NO, ONE_OF_K -> List.of(target -> 4 * (1 - 2 * target));
        };
        DoubleUnaryOperator right = switch (loss.target()) {
            case NUMBER -> target -> target;
            case COUNT -> LossChecks::count;
            case YES_NO, ONE_OF_K -> target -> 4 * (2 * target - 1);
        };
        double cost = loss(loss, row, right);
        for (DoubleUnaryOperator answer : wrong) {
            double costOfWrong = loss(loss, row, answer);
            Violation.unless(
                    cost < costOfWrong,
                    "for target %s the right output %s costs %s, and %s only %s: training would run away from the"
                            + " target; or target() is not %s",
                    Check.number(row.targets().get(0, 0)),
                    Check.number(right.applyAsDouble(row.targets().get(0, 0))),
                    Check.number(cost),
                    Check.number(answer.applyAsDouble(row.targets().get(0, 0))),
                    Check.number(costOfWrong),
                    loss.target());
        }
    }

    private static double count(double target) {
        return target == 0 ? -3 : Math.log(target);
    }

    private static double loss(Loss loss, Batch row, DoubleUnaryOperator output) {
        Matrix outputs = Matrix.zeros(1, row.columns());
        Matrix targets = Matrix.zeros(1, row.columns());
        for (int column = 0; column < row.columns(); column++) {
            targets.set(0, column, row.targets().get(0, column));
            outputs.set(0, column, (float) output.applyAsDouble(row.targets().get(0, column)));
        }
        return Batch.of(outputs, targets, row.seed()).evaluate(loss);
    }

    private static Link usualLink(Target target) {
        return switch (target) {
            case NUMBER -> Link.IDENTITY;
            case COUNT -> Link.EXP;
            case YES_NO -> Link.SIGMOID;
            case ONE_OF_K -> Link.SOFTMAX;
        };
    }

    /** It remembers nothing: what was evaluated before, in whatever shape, makes no difference. */
    public static Check repeatable(Loss loss) {
        return new Check("repeatable", "the same examples give the same bits, whatever was evaluated before", () -> {
            List<Batch> first = new ArrayList<>();
            List<Double> losses = new ArrayList<>();
            for (int seed = 1; seed <= SOME_BATCHES; seed++) {
                Batch batch = Batch.random(loss, seed);
                losses.add(batch.evaluate(loss));
                first.add(batch);
            }
            for (int seed = SOME_BATCHES; seed >= 1; seed--) {
                Batch again = Batch.random(loss, seed);
                Batch.random(loss, again.rows(), again.columns(), 2, seed + 1000L)
                        .evaluate(loss);
                double value = again.evaluate(loss);
                double before = losses.get(seed - 1);
                Violation.unless(
                        Double.compare(value, before) == 0,
                        "the loss of the same examples is first %s, later %s (seed %d)",
                        before,
                        value,
                        seed);
                Violation.unless(
                        Arrays.equals(
                                again.gradient().data(),
                                first.get(seed - 1).gradient().data()),
                        "the gradient of the same examples is not the same later (seed %d)",
                        seed);
            }
            return Finding.passed("");
        });
    }

    /** Threads that use it at once do not disturb each other. */
    public static Check threads(Loss loss) {
        return new Check("threads", "threads that use the loss at once do not disturb each other", () -> {
            double[] alone =
                    IntStream.range(0, 256).mapToDouble(seed -> sum(loss, seed)).toArray();
            double[] together = Together.compute(256, seed -> sum(loss, seed));
            int differs = Arrays.mismatch(alone, together);
            Violation.unless(
                    differs < 0,
                    "examples that give the same numbers on one thread differ when several threads use the loss"
                            + " (seed %d); keep nothing in static variables",
                    differs);
            return Finding.passed("");
        });
    }

    private static double sum(Loss loss, int seed) {
        Batch batch = Batch.random(loss, seed);
        double sum = batch.evaluate(loss);
        for (float slope : batch.gradient().data()) {
            sum += slope;
        }
        return sum;
    }
}
