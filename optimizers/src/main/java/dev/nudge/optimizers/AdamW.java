package dev.nudge.optimizers;

import dev.nudge.spi.Doc;
import dev.nudge.spi.Range;
import dev.nudge.spi.Require;

@Doc(
        value = "Adam with weight decay that the adaptive steps do not distort: every weight shrinks by the same"
                + " share.",
        formula = "w *= 1 - rate weight-decay, except biases; then as adam",
        source = "Loshchilov and Hutter, Decoupled Weight Decay Regularization, 2019, algorithm 2; the paper decays by"
                + " the schedule's factor alone, here, as in PyTorch, by the whole learning rate",
        chooseWhen = "Instead of adam when a network with hidden layers learns its training rows by heart.")
public record AdamW(
        @Doc("About how far a weight moves in a step.") @Range("(0, inf)")
        double learningRate,

        @Doc("How much of the mean gradient is kept from step to step.") @Range("[0, 1)")
        double beta1,

        @Doc("How much of the mean squared gradient is kept from step to step.") @Range("[0, 1)")
        double beta2,

        @Doc("Keeps the division finite; gradients much smaller than this hardly move their weight.")
        @Range("[1e-30, inf)")
        double epsilon,

        @Doc("The share of a weight that is lost per step, as a multiple of the learning rate; the engine applies it,"
                + " and the experiment's training.weight-decay takes precedence.")
        @Range("[0, inf)")
        double weightDecay)
        implements AdaptiveMoments {

    public AdamW {
        Require.settings(AdamW.class, learningRate, beta1, beta2, epsilon, weightDecay);
    }

    public AdamW() {
        this(0.001, 0.9, 0.999, 1e-8, 0.01);
    }

    @Override
    public String name() {
        return "adamw";
    }
}
