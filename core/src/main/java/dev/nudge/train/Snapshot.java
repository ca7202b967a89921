package dev.nudge.train;

/** A copy of the weights at some time, and what made it worth keeping. */
final class Snapshot {

    private final float[] copy;
    private double value;
    private int epoch;

    Snapshot(float[] weights, double value) {
        this.copy = weights.clone();
        this.value = value;
    }

    void take(float[] weights, double value, int epoch) {
        System.arraycopy(weights, 0, copy, 0, copy.length);
        this.value = value;
        this.epoch = epoch;
    }

    void take(Checkpoint.Kept kept) {
        take(kept.weights(), kept.value(), kept.epoch());
    }

    Checkpoint.Kept kept() {
        return new Checkpoint.Kept(epoch, value, copy.clone());
    }

    float[] weights() {
        return copy;
    }

    double value() {
        return value;
    }

    int epoch() {
        return epoch;
    }
}
