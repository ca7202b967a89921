package dev.nudge.train;

import java.util.Arrays;

/** A copy of what changes from step to step, as it was after the last whole epoch. */
final class Standing {

    private final float[] weights;
    private final float[][] memory;
    private long steps;
    private int epochs;
    private double seconds;

    Standing(float[] weights, float[][] memory) {
        this.weights = weights.clone();
        this.memory = new float[memory.length][weights.length];
    }

    void take(float[] weights, float[][] memory, long steps, int epochs, double seconds) {
        System.arraycopy(weights, 0, this.weights, 0, weights.length);
        for (int i = 0; i < memory.length; i++) {
            System.arraycopy(memory[i], 0, this.memory[i], 0, weights.length);
        }
        this.steps = steps;
        this.epochs = epochs;
        this.seconds = seconds;
    }

    Checkpoint with(Snapshot good, Snapshot best) {
        return new Checkpoint(
                epochs,
                steps,
                seconds,
                weights.clone(),
                Arrays.stream(memory).map(float[]::clone).toList(),
                good.kept(),
                best.kept());
    }

    /** Writes into arrays that are there already, and gives the steps made. */
    long copyTo(float[] weights, float[][] memory) {
        System.arraycopy(this.weights, 0, weights, 0, weights.length);
        for (int i = 0; i < memory.length; i++) {
            System.arraycopy(this.memory[i], 0, memory[i], 0, weights.length);
        }
        return steps;
    }

    int epochs() {
        return epochs;
    }

    double seconds() {
        return seconds;
    }
}
