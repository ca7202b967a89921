package dev.nudge.app.play;

import java.util.concurrent.TimeUnit;

/** How fast steps are to follow each other. What was missed while nobody looked is not made up for. */
final class Pace {

    private static final double LATE = TimeUnit.MILLISECONDS.toNanos(100);
    private static final double SHORTEST = TimeUnit.MILLISECONDS.toNanos(1);
    private static final double LONGEST = TimeUnit.SECONDS.toNanos(1);

    private final double interval;
    private final long start;
    /** When the next step is due, in nanoseconds from the start. */
    private double due;

    /**
     * @param stepsPerSecond 0 for as many as there can be
     * @param now as {@link System#nanoTime} says
     */
    Pace(double stepsPerSecond, long now) {
        this.interval = stepsPerSecond == 0 ? 0 : 1e9 / stepsPerSecond;
        this.start = now;
        this.due = interval;
    }

    /** In how many nanoseconds to ask again; 0 if a step is due. */
    long until(long now) {
        double wait = due - (now - start);
        return wait <= 0 ? 0 : (long) Math.min(LONGEST, Math.max(SHORTEST, wait));
    }

    /** A step that was due is made. */
    void step(long now) {
        due = Math.max(due + interval, now - start - LATE);
    }
}
