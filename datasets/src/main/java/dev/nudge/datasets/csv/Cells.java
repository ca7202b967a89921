package dev.nudge.datasets.csv;

import java.util.ArrayList;
import java.util.List;

/** A growing column of 32-bit values, numbers or codes, that takes little more memory than the values themselves. */
final class Cells {

    private static final int LARGEST = 1 << 14;

    private final List<int[]> full = new ArrayList<>();
    private int[] last = new int[16];
    private int filled;
    private int size;

    void add(float value) {
        add(Float.floatToRawIntBits(value));
    }

    void add(int value) {
        if (filled == last.length) {
            full.add(last);
            last = new int[Math.min(2 * last.length, LARGEST)];
            filled = 0;
        }
        last[filled++] = value;
        size++;
    }

    int size() {
        return size;
    }

    /** The values as codes; afterwards this is empty. */
    int[] drainCodes() {
        int[] codes = new int[size];
        int at = 0;
        for (int i = 0; i < full.size(); i++) {
            int[] chunk = full.set(i, null);
            System.arraycopy(chunk, 0, codes, at, chunk.length);
            at += chunk.length;
        }
        System.arraycopy(last, 0, codes, at, filled);
        clear();
        return codes;
    }

    /** The values as numbers; afterwards this is empty. */
    float[] drainNumbers() {
        float[] numbers = new float[size];
        int at = 0;
        for (int i = 0; i < full.size(); i++) {
            int[] chunk = full.set(i, null);
            at = copy(chunk, chunk.length, numbers, at);
        }
        copy(last, filled, numbers, at);
        clear();
        return numbers;
    }

    private static int copy(int[] bits, int count, float[] numbers, int at) {
        for (int i = 0; i < count; i++) {
            numbers[at + i] = Float.intBitsToFloat(bits[i]);
        }
        return at + count;
    }

    private void clear() {
        full.clear();
        last = new int[0];
        filled = 0;
        size = 0;
    }
}
