package dev.nudge.optimizers;

import dev.nudge.spi.Doc;
import dev.nudge.spi.PointwiseOptimizer;
import dev.nudge.spi.Range;
import dev.nudge.spi.Require;
import java.util.List;

@Doc(
        value = "Root mean square propagation: every gradient is divided by its recent size, so all weights move at"
                + " about the same pace.",
        formula = "s = decay s + (1 - decay) g^2; w -= rate g / (sqrt(s) + epsilon)",
        source = "Tieleman and Hinton, Neural Networks for Machine Learning, lecture 6.5, 2012, with its rate and decay"
                + " as defaults; epsilon is not in the lecture and stands outside the root",
        chooseWhen = "Where adagrad would grind to a halt, or when what is to be learned changes over time; otherwise"
                + " prefer adam.")
public record RmsProp(
        @Doc("About how far a weight moves in a step.") @Range("(0, inf)")
        double learningRate,

        @Doc("How much of the mean square is kept from step to step.") @Range("[0, 1)")
        double decay,

        @Doc("Keeps the division finite; gradients much smaller than this hardly move their weight.")
        @Range("[1e-30, inf)")
        double epsilon)
        implements PointwiseOptimizer {

    public RmsProp {
        Require.settings(RmsProp.class, learningRate, decay, epsilon);
    }

    public RmsProp() {
        this(0.001, 0.9, 1e-8);
    }

    @Override
    public String name() {
        return "rmsprop";
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
        float[] meanSquares = memory[0];
        float stride = (float) rate;
        float kept = (float) decay;
        float fresh = (float) (1 - decay);
        float floor = (float) epsilon;
        for (int i = from; i < to; i++) {
            float slope = gradient[i];
            float meanSquare = Denormals.flush(kept * meanSquares[i] + fresh * slope * slope);
            meanSquares[i] = meanSquare;
            weights[i] -= stride * slope / ((float) Math.sqrt(meanSquare) + floor);
        }
    }
}
