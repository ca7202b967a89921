package dev.nudge.network;

import java.util.Arrays;

/** What dropout multiplies values by, for tests elsewhere. */
public final class Masks {

    private Masks() {}

    public static float[] of(double share, long noise, int layer, int count) {
        float[] mask = new float[count];
        Arrays.fill(mask, 1);
        new Dropout(share).apply(noise, layer, mask, 0, count);
        return mask;
    }
}
