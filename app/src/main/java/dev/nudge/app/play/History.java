package dev.nudge.app.play;

import dev.nudge.train.Moment;
import dev.nudge.train.Training;
import java.util.TreeMap;

/** Moments to go back to. They may be far apart: from a moment on, training makes the same steps to the bit. */
final class History {

    private static final int OCTAVES = 40;
    private static final int DENSEST = 64;

    private final TreeMap<Long, Moment> moments = new TreeMap<>();
    private final Resolution resolution;

    /** @param size numbers in a moment */
    History(long size) {
        this.resolution = resolution(size);
    }

    static Resolution resolution(long size) {
        return new Resolution(perOctave(size));
    }

    private static long perOctave(long size) {
        return Long.highestOneBit(Math.max(1, Math.min(DENSEST, Bounds.HISTORY / OCTAVES / size)));
    }

    /** The numbers that a history of moments of this size comes to, however many steps it is of. */
    static long numbers(long size) {
        return perOctave(size) * OCTAVES * size;
    }

    /** Forgets all, and begins where training stands. */
    void restart(Training training) {
        moments.clear();
        moments.put(training.steps(), training.moment());
    }

    /** Keeps where training stands, if that is worth it; says whether it was. */
    boolean add(Training training) {
        if (!resolution.keeps(training.steps()) || moments.containsKey(training.steps())) {
            return false;
        }
        moments.put(training.steps(), training.moment());
        return true;
    }

    /** The latest moment kept that is not after a step. */
    Moment before(long step) {
        return moments.floorEntry(step).getValue();
    }
}
