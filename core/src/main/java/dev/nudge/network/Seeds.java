package dev.nudge.network;

import java.util.Random;

/**
 * Random numbers by purpose: each use draws from a source of its own, found from the seed, the purpose and a number such
 * as the epoch. So no use disturbs another, and the state of all of them is just the seed.
 */
public enum Seeds {
    INITIALIZATION(1),
    SHUFFLE(2),
    DROPOUT(3);

    private final int number;

    Seeds(int number) {
        this.number = number;
    }

    /** The source for a purpose; {@link Random}'s algorithm is specified, so every JVM gives the same numbers. */
    public Random random(long seed, long number) {
        return new Random(mixed(seed, number));
    }

    /** A seed for a purpose, far from the seeds of neighbouring numbers. */
    public long mixed(long seed, long number) {
        return mix(mix(seed + this.number) + number);
    }

    /** The finalizer of SplitMix64 (Steele, Lea and Flood 2014): scatters neighbouring numbers over all longs. */
    public static long mix(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
