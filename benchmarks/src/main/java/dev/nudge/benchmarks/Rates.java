package dev.nudge.benchmarks;

import dev.nudge.benchmarks.protocol.EpochTimes;

/** How often something small can be done in a second. */
final class Rates {

    /** Shorter stretches would measure the clock. */
    private static final double SHORTEST = 0.01;

    private static final int STRETCHES = 9;

    private Rates() {}

    /** Seconds for one, the median of nine stretches, after a warm-up of so many seconds. */
    static double seconds(Runnable action, double warmUp) {
        long repeats = 1;
        long begin = System.nanoTime();
        double stretch = stretch(action, repeats);
        while (stretch < SHORTEST || System.nanoTime() - begin < warmUp * 1e9) {
            repeats = stretch < SHORTEST ? repeats * 2 : repeats;
            stretch = stretch(action, repeats);
        }
        double[] times = new double[STRETCHES];
        for (int i = 0; i < STRETCHES; i++) {
            times[i] = stretch(action, repeats) / repeats;
        }
        return EpochTimes.median(times);
    }

    private static double stretch(Runnable action, long repeats) {
        long start = System.nanoTime();
        for (long i = 0; i < repeats; i++) {
            action.run();
        }
        return (System.nanoTime() - start) / 1e9;
    }
}
