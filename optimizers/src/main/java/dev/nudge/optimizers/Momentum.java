package dev.nudge.optimizers;

import dev.nudge.spi.Doc;
import dev.nudge.spi.PointwiseOptimizer;
import dev.nudge.spi.Range;
import dev.nudge.spi.Require;
import java.util.List;

@Doc(
        value = "Gradient descent with a velocity: steps in a lasting direction add up, steps to and fro cancel.",
        formula = "v = momentum v + g; w -= rate v; with nesterov w -= rate (g + momentum v)",
        source = "Polyak, Some Methods of Speeding up the Convergence of Iteration Methods, 1964; nesterov: Sutskever"
                + " et al., On the Importance of Initialization and Momentum in Deep Learning, 2013. Both papers keep"
                + " the rate inside v; here, as in PyTorch, it stands outside, which differs only while a schedule"
                + " changes it",
        chooseWhen = "For hidden layers when you are willing to tune the learning rate: well tuned it often generalises"
                + " best.")
public record Momentum(
        @Doc("How far to step along the velocity; in a lasting direction the strides are 1 / (1 - momentum) times as"
                + " long, so the default 0.01 goes as far as 0.1 without momentum.")
        @Range("(0, inf)")
        double learningRate,

        @Doc("How much of the velocity is kept from step to step; 0.9 is usual.") @Range("[0, 1)")
        double momentum,

        @Doc("Whether to look ahead: to step as if the velocity had already been followed once more.")
        boolean nesterov)
        implements PointwiseOptimizer {

    public Momentum {
        Require.settings(Momentum.class, learningRate, momentum, nesterov);
    }

    public Momentum() {
        this(0.01, 0.9, false);
    }

    @Override
    public int memories() {
        return 1;
    }

    @Override
    public List<String> memoryNames() {
        return List.of("v");
    }

    @Override
    public void step(int from, int to, float[] weights, float[] gradient, float[][] memory, long step, double rate) {
        float[] velocity = memory[0];
        float stride = (float) rate;
        float kept = (float) momentum;
        for (int i = from; i < to; i++) {
            float now = Denormals.flush(kept * velocity[i] + gradient[i]);
            velocity[i] = now;
            weights[i] -= stride * (nesterov ? gradient[i] + kept * now : now);
        }
    }
}
