package dev.nudge.spi;

/**
 * The functions that losses and links share, safe at extreme inputs. They stand on {@link StrictMath}, whose results
 * are the same bits on every JVM.
 */
public final class Numerics {

    private Numerics() {}

    /** 1 / (1 + e^-x), without overflow. */
    public static double sigmoid(double x) {
        if (x >= 0) {
            return 1 / (1 + StrictMath.exp(-x));
        }
        double e = StrictMath.exp(x);
        return e / (1 + e);
    }

    /** log(1 + e^x), without overflow. */
    public static double softplus(double x) {
        return Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
    }

    /** log of the sum of e^x over a row, without overflow. */
    public static double logSumExp(Matrix scores, int row) {
        double highest = highest(scores, row);
        double sum = 0;
        for (int column = 0; column < scores.columns(); column++) {
            sum += StrictMath.exp(scores.get(row, column) - highest);
        }
        return highest + StrictMath.log(sum);
    }

    /** Writes e^x / sum(e^x) over a row of scores into the same row of {@code probabilities}; both may be one matrix. */
    public static void softmax(Matrix scores, int row, Matrix probabilities) {
        double highest = highest(scores, row);
        double sum = 0;
        for (int column = 0; column < scores.columns(); column++) {
            sum += StrictMath.exp(scores.get(row, column) - highest);
        }
        for (int column = 0; column < scores.columns(); column++) {
            probabilities.set(row, column, (float) (StrictMath.exp(scores.get(row, column) - highest) / sum));
        }
    }

    private static double highest(Matrix scores, int row) {
        double highest = Double.NEGATIVE_INFINITY;
        for (int column = 0; column < scores.columns(); column++) {
            highest = Math.max(highest, scores.get(row, column));
        }
        return highest;
    }
}
