package dev.nudge.optimizers;

import dev.nudge.spi.PointwiseOptimizer;
import java.util.List;

/** The step that {@link Adam} and {@link AdamW} share. */
interface AdaptiveMoments extends PointwiseOptimizer {

    double beta1();

    double beta2();

    double epsilon();

    @Override
    default int memories() {
        return 2;
    }

    @Override
    default List<String> memoryNames() {
        return List.of("m", "v");
    }

    @Override
    default void step(int from, int to, float[] weights, float[] gradient, float[][] memory, long step, double rate) {
        float[] means = memory[0];
        float[] meanSquares = memory[1];
        // StrictMath, so that every JVM computes the same bits; once per step, so in double
        float stride = (float) (rate / (1 - StrictMath.pow(beta1(), (double) step)));
        float unbiased = (float) (1 / Math.sqrt(1 - StrictMath.pow(beta2(), (double) step)));
        float kept1 = (float) beta1();
        float fresh1 = (float) (1 - beta1());
        float kept2 = (float) beta2();
        float fresh2 = (float) (1 - beta2());
        float floor = (float) epsilon();
        for (int i = from; i < to; i++) {
            float slope = gradient[i];
            float mean = Denormals.flush(kept1 * means[i] + fresh1 * slope);
            float meanSquare = Denormals.flush(kept2 * meanSquares[i] + fresh2 * slope * slope);
            means[i] = mean;
            meanSquares[i] = meanSquare;
            weights[i] -= stride * mean / (unbiased * (float) Math.sqrt(meanSquare) + floor);
        }
    }
}
