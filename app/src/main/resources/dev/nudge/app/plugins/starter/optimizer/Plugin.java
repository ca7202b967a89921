package @package@;

import dev.nudge.spi.*;

@Doc(
        value = "Gradient descent with a velocity: steps in a lasting direction add up, steps to and fro cancel.",
        formula = "v = momentum v + g; w -= rate v")
public record @Class@(
        @Doc("how far to step along the velocity") @Range("(0, inf)") double learningRate,
        @Doc("how much of the velocity is kept from step to step") @Range("[0, 1)") double momentum)
        implements Optimizer {
    /** Added and subtracted again, it rounds numbers that are almost 0 to 0: a CPU is slow with them. */
    private static final float TINY = 0x1p-70f;

    public @Class@ {
        Require.settings(@Class@.class, learningRate, momentum);
    }

    public @Class@() {
        this(0.01, 0.9);
    }

    @Override
    public int memories() {
        return 1;
    }

    @Override
    public void step(float[] weights, float[] gradient, float[][] memory, long step, double rate) {
        float[] velocity = memory[0];
        for (int i = 0; i < weights.length; i++) {
            velocity[i] = (float) momentum * velocity[i] + gradient[i] + TINY - TINY;
            weights[i] -= (float) rate * velocity[i];
        }
    }
}
