package dev.nudge.train;

import dev.nudge.spi.Require;

/** How many rows a step learns from. */
public record BatchSize(int rows) {

    public BatchSize {
        Require.that(rows > 0, "batch-size", "must be at least 1, got " + rows);
    }

    /** Every row in every step: full-batch gradient descent. */
    public static final BatchSize ALL = new BatchSize(Integer.MAX_VALUE);

    /** Reads a number or {@code all}. */
    public static BatchSize parse(String text) {
        if (text.equals("all")) {
            return ALL;
        }
        if (!text.matches("\\d{1,9}") || Integer.parseInt(text) < 1) {
            throw new IllegalArgumentException("a whole number from 1 on, or all");
        }
        return new BatchSize(Integer.parseInt(text));
    }

    @Override
    public String toString() {
        return rows == Integer.MAX_VALUE ? "all" : Integer.toString(rows);
    }
}
