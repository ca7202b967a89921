package dev.nudge.optimizers;

/** Keeps numbers that decay towards zero from getting stuck just above it, where arithmetic is many times slower. */
final class Denormals {

    /** Far below anything that moves a weight; its last digit is far enough above the denormals to be multiplied. */
    private static final float TINY = 0x1p-70f;

    private Denormals() {}

    /** Rounds to a multiple of 2^-94; no change from 2^-45 on. A branch would say the same, but is not vectorised. */
    static float flush(float value) {
        return value + TINY - TINY;
    }
}
