package dev.nudge.features;

/** Into how many parts rows are dealt for cross-validation: 0 for none, or as many as there are rows. */
public record Folds(int count) {

    /** No cross-validation. */
    public static final Folds NONE = new Folds(0);

    private static final int ONE_EACH = -1;

    /** Reads {@code 10}, {@code leave-one-out} or {@code none}. */
    public static Folds parse(String text) {
        String possible = "a whole number from 2 on, leave-one-out, or none";
        if (text.equals("leave-one-out")) {
            return new Folds(ONE_EACH);
        }
        if (text.equals("none") || text.equals("0")) {
            return NONE;
        }
        if (!text.matches("\\d{1,6}") || Integer.parseInt(text) < 2) {
            throw new IllegalArgumentException(possible);
        }
        return new Folds(Integer.parseInt(text));
    }

    /** Number of parts for so many rows. */
    int of(int rows) {
        return count == ONE_EACH ? rows : count;
    }

    /** Whether there is cross-validation at all. */
    public boolean any() {
        return count != 0;
    }

    @Override
    public String toString() {
        return count == ONE_EACH ? "leave-one-out" : count == 0 ? "none" : Integer.toString(count);
    }
}
