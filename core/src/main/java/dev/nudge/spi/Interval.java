package dev.nudge.spi;

/** A set of numbers between two ends, each of which belongs to it or not. */
public record Interval(double low, boolean withLow, double high, boolean withHigh) {

    /** Reads {@code "(0, inf)"} or {@code "[0, 1)"}; throws {@link IllegalArgumentException} for any other form. */
    public static Interval parse(String text) {
        String form = text.strip();
        int comma = form.indexOf(',');
        boolean opens = form.startsWith("[") || form.startsWith("(");
        boolean closes = form.endsWith("]") || form.endsWith(")");
        if (!opens || !closes || comma < 0) {
            throw new IllegalArgumentException("not an interval such as [0, 1): " + text);
        }
        return new Interval(
                end(form.substring(1, comma).strip()),
                form.startsWith("["),
                end(form.substring(comma + 1, form.length() - 1).strip()),
                form.endsWith("]"));
    }

    /** Whether the value lies in the interval; NaN lies in none, and an infinite value only where it is an end. */
    public boolean contains(double value) {
        boolean aboveLow = withLow ? value >= low : value > low;
        boolean belowHigh = withHigh ? value <= high : value < high;
        return aboveLow && belowHigh;
    }

    /** The interval in words, such as {@code greater than 0}. */
    public String inWords() {
        String lower = (withLow ? "at least " : "greater than ") + number(low);
        String upper = (withHigh ? "at most " : "less than ") + number(high);
        if (high == Double.POSITIVE_INFINITY) {
            return low == Double.NEGATIVE_INFINITY ? "any number" : lower;
        }
        return low == Double.NEGATIVE_INFINITY ? upper : lower + " and " + upper;
    }

    @Override
    public String toString() {
        return (withLow ? "[" : "(") + number(low) + ", " + number(high) + (withHigh ? "]" : ")");
    }

    private static double end(String text) {
        return switch (text) {
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }

    private static String number(double value) {
        if (Double.isInfinite(value)) {
            return value > 0 ? "inf" : "-inf";
        }
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value).replace(".0E", "e").replace('E', 'e');
    }
}
