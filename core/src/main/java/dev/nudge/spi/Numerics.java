package dev.nudge.spi;

/**
 * The functions that losses and links share, safe at extreme inputs. Their results are the same bits on every JVM: they are
 * made of {@link StrictMath} and of plain arithmetic.
 */
public final class Numerics {

    private static final double LOG2_E = 1.4426950408889634;
    /** ln 2 in two parts, of which the first times a small whole number is exact. */
    private static final double LN2_HIGH = 0.6931471803691238;

    private static final double LN2_LOW = 1.9082149292705877e-10;
    private static final double LARGEST_EXPONENT = 709.782712893384;
    /** Added to a number below 2^51, it leaves the nearest whole number in the lowest bits. */
    private static final double ROUNDING = 0x1.8p52;
    /** e to less is a float32 below the normal ones, with which processors calculate a hundred times as slowly. */
    private static final double NEGLIGIBLE = -87;

    private Numerics() {}

    /**
     * e^x to within three units in the last place (eight from 709 on); 0 where it is below the smallest normal double. With
     * x = k ln 2 + r it is 2^k times the Taylor polynomial of e^r, whose remainder at |r| <= ln 2 / 2 is below the precision
     * of a double.
     */
    public static double exp(double x) {
        if (!(Math.abs(x) < 709)) {
            return Double.isNaN(x) || x > LARGEST_EXPONENT
                    ? x * Double.POSITIVE_INFINITY
                    : x < 0 ? 0 : exp(x / 2) * exp(x / 2);
        }
        return normalExp(x);
    }

    /** e^x for x from -708 to 709. */
    private static double normalExp(double x) {
        double rounded = Math.fma(x, LOG2_E, ROUNDING);
        double k = rounded - ROUNDING;
        double r = Math.fma(k, -LN2_LOW, Math.fma(k, -LN2_HIGH, x));
        double r2 = r * r;
        double r4 = r2 * r2;
        // In pairs, so that the processor need not wait for one term after the other.
        double low = Math.fma(r2, Math.fma(r, 1.0 / 6, 1.0 / 2), 1 + r);
        double middle = Math.fma(r2, Math.fma(r, 1.0 / 5040, 1.0 / 720), Math.fma(r, 1.0 / 120, 1.0 / 24));
        double high = Math.fma(r2, Math.fma(r, 1.0 / 39916800, 1.0 / 3628800), Math.fma(r, 1.0 / 362880, 1.0 / 40320));
        double top = Math.fma(r, 1.0 / 6227020800.0, 1.0 / 479001600);
        double sum = Math.fma(r4, Math.fma(r4, Math.fma(r4, top, high), middle), low);
        return sum * Double.longBitsToDouble((Double.doubleToRawLongBits(rounded) + 1023) << 52);
    }

    /** The hyperbolic tangent to within the precision of a float. */
    public static double tanh(double x) {
        if (Math.abs(x) < 1e-3) {
            return x - x * x * x / 3;
        }
        double e = exp(-2 * Math.abs(x));
        return Math.copySign((1 - e) / (1 + e), x);
    }

    /** 1 / (1 + e^-x), without overflow. */
    public static double sigmoid(double x) {
        if (x >= 0) {
            return 1 / (1 + exp(-x));
        }
        double e = exp(x);
        return e / (1 + e);
    }

    /** log(1 + e^x), without overflow. */
    public static double softplus(double x) {
        return Math.max(x, 0) + StrictMath.log1p(exp(-Math.abs(x)));
    }

    /** log of the sum of e^x over a row, without overflow. */
    public static double logSumExp(Matrix scores, int row) {
        double highest = scores.get(row, highest(scores, row));
        double sum = 0;
        for (int column = 0; column < scores.columns(); column++) {
            sum += exp(scores.get(row, column) - highest);
        }
        return highest + StrictMath.log(sum);
    }

    /**
     * Writes e^x / sum(e^x) over a row of scores into the same row of {@code probabilities}, which may be the same matrix;
     * those below e^-87 as 0.
     */
    public static void softmax(Matrix scores, int row, Matrix probabilities) {
        double sum = exponentials(scores, row, highest(scores, row), probabilities);
        for (int column = 0; column < scores.columns(); column++) {
            probabilities.set(row, column, (float) (probabilities.get(row, column) / sum));
        }
    }

    /**
     * Writes e^(x - highest) for a row of scores into the same row of {@code terms}, which may be the same matrix, and returns
     * their sum; those below e^-87 as 0. The highest one's is exactly 1, so a probability near 1, which is 1 / sum, keeps all
     * its digits although the terms are kept as floats.
     *
     * @param highest the column of the highest score
     */
    public static double exponentials(Matrix scores, int row, int highest, Matrix terms) {
        float[] from = scores.data();
        float[] to = terms.data();
        int start = scores.row(row);
        int there = terms.row(row);
        float most = from[start + highest];
        double sum = 1;
        for (int i = 0; i < scores.columns() - 1; i++) {
            int column = i < highest ? i : i + 1;
            double x = (double) from[start + column] - most;
            double term = normalExp(x);
            term = x < NEGLIGIBLE ? 0 : term; // after the fact, so that the loop has no branch to wait for
            to[there + column] = (float) term;
            sum += term;
        }
        to[there + highest] = 1;
        return sum;
    }

    /** The column of the highest score of a row; that of a score that is not a number, if there is one. */
    public static int highest(Matrix scores, int row) {
        float[] data = scores.data();
        int start = scores.row(row);
        int highest = 0;
        float most = data[start];
        for (int column = 1; column < scores.columns(); column++) {
            float score = data[start + column];
            boolean higher = !(score <= most);
            highest = higher ? column : highest;
            most = higher ? score : most;
        }
        return highest;
    }
}
