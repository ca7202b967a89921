package dev.nudge.optimizers;

import dev.nudge.spi.Doc;
import dev.nudge.spi.PointwiseOptimizer;
import dev.nudge.spi.Range;
import dev.nudge.spi.Require;

@Doc(
        value = "Gradient descent: a step straight downhill, as long as the slope is steep.",
        formula = "w -= rate g",
        source = "Cauchy, Methode generale pour la resolution des systemes d'equations simultanees, 1847; on batches:"
                + " Robbins and Monro, A Stochastic Approximation Method, 1951",
        chooseWhen = "To see what happens, and for networks without hidden layers on standardised inputs, where nothing"
                + " more is needed.")
public record GradientDescent(
        @Doc("How far to step along the gradient.") @Range("(0, inf)")
        double learningRate) implements PointwiseOptimizer {

    public GradientDescent {
        Require.settings(GradientDescent.class, learningRate);
    }

    public GradientDescent() {
        this(0.1);
    }

    @Override
    public String name() {
        return "gd";
    }

    @Override
    public int memories() {
        return 0;
    }

    @Override
    public void step(int from, int to, float[] weights, float[] gradient, float[][] memory, long step, double rate) {
        float stride = (float) rate;
        for (int i = from; i < to; i++) {
            weights[i] -= stride * gradient[i];
        }
    }
}
