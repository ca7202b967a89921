package dev.nudge.optimizers;

import dev.nudge.spi.Doc;
import dev.nudge.spi.Range;
import dev.nudge.spi.Require;

@Doc(
        value = "Adaptive moments: the mean of recent gradients divided by their recent size, both corrected for having"
                + " started at zero.",
        formula = "m = beta1 m + (1 - beta1) g; v = beta2 v + (1 - beta2) g^2;"
                + " w -= rate (m / (1 - beta1^t)) / (sqrt(v / (1 - beta2^t)) + epsilon)",
        source = "Kingma and Ba, Adam: A Method for Stochastic Optimization, 2015, algorithm 1 with its defaults",
        chooseWhen = "The first choice for networks with hidden layers: it works over a wide range of learning rates.")
public record Adam(
        @Doc("About how far a weight moves in a step.") @Range("(0, inf)")
        double learningRate,

        @Doc("How much of the mean gradient is kept from step to step.") @Range("[0, 1)")
        double beta1,

        @Doc("How much of the mean squared gradient is kept from step to step.") @Range("[0, 1)")
        double beta2,

        @Doc("Keeps the division finite; gradients much smaller than this hardly move their weight.")
        @Range("[1e-30, inf)")
        double epsilon)
        implements AdaptiveMoments {

    public Adam {
        Require.settings(Adam.class, learningRate, beta1, beta2, epsilon);
    }

    public Adam() {
        this(0.001, 0.9, 0.999, 1e-8);
    }
}
