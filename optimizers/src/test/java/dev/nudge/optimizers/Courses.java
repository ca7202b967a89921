package dev.nudge.optimizers;

import dev.nudge.spi.Optimizer;
import dev.nudge.testkit.Course;
import java.util.ArrayList;
import java.util.List;

/** The ways of a single weight. */
final class Courses {

    private Courses() {}

    /** Where a single weight, from 1, stands after each of these gradients. */
    static float[] course(Optimizer optimizer, double rate, float... gradients) {
        List<Float> given = new ArrayList<>();
        for (float gradient : gradients) {
            given.add(gradient);
        }
        float[] weights = new float[gradients.length];
        List<Float> course = Course.of(optimizer, rate, given).weights();
        for (int i = 0; i < weights.length; i++) {
            weights[i] = course.get(i);
        }
        return weights;
    }
}
