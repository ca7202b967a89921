package dev.nudge.optimizers;

import dev.nudge.spi.Doc;
import dev.nudge.spi.PointwiseOptimizer;
import dev.nudge.spi.Range;
import dev.nudge.spi.Require;
import java.util.List;

@Doc(
        value = "Adaptive gradient: every weight has its own learning rate, which falls as its gradients add up.",
        formula = "s += g^2; w -= rate g / (sqrt(s) + epsilon)",
        source = "Duchi, Hazan and Singer, Adaptive Subgradient Methods for Online Learning and Stochastic"
                + " Optimization, 2011, with a diagonal matrix; epsilon stands outside the root",
        chooseWhen = "For inputs that are mostly zero, such as many one-hot categories: a rare category still takes"
                + " large steps.")
public record Adagrad(
        @Doc("The length of the first step of every weight; steps only get shorter, so 0.1 is usual for short runs"
                + " and 0.01 for long ones.")
        @Range("(0, inf)")
        double learningRate,

        @Doc("Keeps the division finite while no gradient has been seen.") @Range("[1e-30, inf)")
        double epsilon)
        implements PointwiseOptimizer {

    public Adagrad {
        Require.settings(Adagrad.class, learningRate, epsilon);
    }

    public Adagrad() {
        this(0.1, 1e-10);
    }

    @Override
    public int memories() {
        return 1;
    }

    @Override
    public List<String> memoryNames() {
        return List.of("s");
    }

    @Override
    public void step(int from, int to, float[] weights, float[] gradient, float[][] memory, long step, double rate) {
        float[] squares = memory[0];
        float stride = (float) rate;
        float floor = (float) epsilon;
        for (int i = from; i < to; i++) {
            float slope = gradient[i];
            float sum = squares[i] + slope * slope;
            squares[i] = sum;
            weights[i] -= stride * slope / ((float) Math.sqrt(sum) + floor);
        }
    }
}
