package dev.nudge.network;

/**
 * Leaves out hidden units at random and scales up the rest, so that sums stay the same on average (Srivastava et al.
 * 2014, in the inverted form). Which units are left out is a function of the noise and of a unit's place, so that the
 * backward pass finds the same ones again without a mask in memory.
 */
public final class Dropout {

    /** Noise that leaves all units in. */
    public static final long OFF = 0;

    private final double share;
    private final float scale;

    Dropout(double share) {
        this.share = share;
        this.scale = (float) (1 / (1 - share));
    }

    void apply(long noise, int layer, float[] values, int from, int to) {
        if (noise == OFF || share == 0) {
            return;
        }
        long base = Seeds.mix(noise + layer);
        for (int i = from; i < to; i++) {
            double uniform = (Seeds.mix(base + i) >>> 11) * 0x1p-53;
            values[i] = uniform < share ? 0 : values[i] * scale;
        }
    }
}
