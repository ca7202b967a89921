package dev.nudge.datasets.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * A growing array, made of arrays that are filled one after the other. If as many values come as were expected, it is
 * one array from the beginning, and nothing is ever copied.
 *
 * @param <A> the type of the arrays
 */
final class Chunks<A> {

    private static final int LARGEST = 1 << 14;

    private final IntFunction<A> allocate;
    private final List<A> full = new ArrayList<>();
    private final List<Integer> sizes = new ArrayList<>();
    private A last;
    private int capacity;
    private int filled;
    private int before;

    Chunks(int expected, IntFunction<A> allocate) {
        this.allocate = allocate;
        this.capacity = Math.max(16, expected);
    }

    /** The array to write to next, from {@link #filled} on, where there is room for one value at least. */
    A last() {
        if (last == null) {
            // Not before: other threads have blocks to read by now.
            last = allocate.apply(capacity);
        } else if (filled == capacity) {
            full.add(last);
            sizes.add(capacity);
            before += capacity;
            capacity = Math.min(2 * capacity, LARGEST);
            last = allocate.apply(capacity);
            filled = 0;
        }
        return last;
    }

    int filled() {
        return filled;
    }

    int room() {
        return capacity - filled;
    }

    /** So many values have been written. */
    void fill(int count) {
        filled += count;
    }

    int size() {
        return before + filled;
    }

    /** For how many values there is memory. */
    int allocated() {
        return before + capacity;
    }

    /** All values in one array; afterwards this is empty. */
    A drain() {
        if (full.isEmpty() && filled == capacity) {
            return last;
        }
        A all = allocate.apply(size());
        int at = 0;
        for (int i = 0; i < full.size(); i++) {
            System.arraycopy(full.set(i, null), 0, all, at, sizes.get(i));
            at += sizes.get(i);
        }
        if (filled > 0) {
            System.arraycopy(last, 0, all, at, filled);
        }
        return all;
    }
}
