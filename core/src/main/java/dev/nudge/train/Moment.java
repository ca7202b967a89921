package dev.nudge.train;

import java.util.Arrays;

/** Where a training stood: weights, the optimizer's memory, steps. From it, the same steps lead to the same bits. */
public final class Moment {

    private final float[] weights;
    private final float[][] memory;
    private final long steps;
    private final double initialLoss;

    Moment(float[] weights, float[][] memory, long steps, double initialLoss) {
        this.weights = weights.clone();
        this.memory = Arrays.stream(memory).map(float[]::clone).toArray(float[][]::new);
        this.steps = steps;
        this.initialLoss = initialLoss;
    }

    /** Steps made. */
    public long steps() {
        return steps;
    }

    /** How many numbers it keeps. */
    public long size() {
        return (long) weights.length * (memory.length + 1);
    }

    double initialLoss() {
        return initialLoss;
    }

    void copyTo(float[] weights, float[][] memory) {
        if (weights.length != this.weights.length || memory.length != this.memory.length) {
            throw new IllegalArgumentException("the moment is of another training");
        }
        System.arraycopy(this.weights, 0, weights, 0, weights.length);
        for (int i = 0; i < memory.length; i++) {
            System.arraycopy(this.memory[i], 0, memory[i], 0, weights.length);
        }
    }
}
