package dev.nudge.features;

/** Scaled value = (value - shift) * factor. */
public record Scale(double shift, double factor) {

    /** Leaves values as they are. */
    public static final Scale UNCHANGED = new Scale(0, 1);

    /** Whether values stay as they are. Not {@code equals}: a record's is put together at run time, which takes 20 ms. */
    public boolean leavesUnchanged() {
        return shift == 0 && factor == 1;
    }

    /** From the file's units to the network's. */
    public double apply(double value) {
        return (value - shift) * factor;
    }

    /** From the network's units to the file's. */
    public double invert(double scaled) {
        return factor == 0 ? shift : scaled / factor + shift;
    }
}
