package dev.nudge.train;

import dev.nudge.kernel.Team;
import dev.nudge.network.Layer;
import dev.nudge.spi.Optimizer;
import dev.nudge.spi.PointwiseOptimizer;

/**
 * From the gradient to the new weights: penalties, clipping, decay, the optimizer's rule. Threads share out the weights as
 * they did for the gradient, so most of what a thread needs is in its own cache; but only if the rule allows it.
 */
final class Descent {

    /** A weight that no output shows. */
    private static final float TRACE = 1e-30f;

    /** A weight that shrinks from a trace to a denormal in fewer steps is gone in a few more. */
    private static final int STEPS_TO_DENORMALS = 8;

    private final Team team;
    private final int shares;
    private final Layer[] layers;
    private final Optimizer optimizer;
    private final TrainingSettings settings;
    private final double weightDecay;
    private final float[] weights;
    private final float[] gradient;
    private final float[][] memory;
    private final Team.Task part = this::part;

    private long step;
    private double rate;

    /** Steps that learn from so many rows. */
    Descent(
            Objective objective,
            int rows,
            Optimizer optimizer,
            TrainingSettings settings,
            float[] weights,
            float[] gradient,
            float[][] memory) {
        this.team = objective.team();
        this.shares = optimizer instanceof PointwiseOptimizer ? objective.shares(rows) : 1;
        this.layers = objective.network().layers().toArray(Layer[]::new);
        this.optimizer = optimizer;
        this.settings = settings;
        this.weightDecay = settings.weightDecay().orElse(optimizer.weightDecay());
        this.weights = weights;
        this.gradient = gradient;
        this.memory = memory;
    }

    /** What weights lose per step beside the rule, as a multiple of the rate. */
    double weightDecay() {
        return weightDecay;
    }

    /** Makes the step of this number. */
    void step(long step, double rate) {
        addPenalties();
        clip();
        this.step = step;
        this.rate = rate;
        if (shares == 1) {
            decay(0);
            optimizer.step(weights, gradient, memory, step, rate);
            dropTraces(0, weights.length);
        } else {
            team.run(shares, part);
        }
    }

    private void part(int share) {
        decay(share);
        PointwiseOptimizer rule = (PointwiseOptimizer) optimizer;
        for (Layer layer : layers) {
            int from = layer.start(share, shares);
            int to = layer.start(share + 1, shares);
            rule.step(from, to, weights, gradient, memory, step, rate);
            dropTraces(from, to);
        }
    }

    /** Adds the slopes of the penalties to the gradient. */
    void addPenalties() {
        if (settings.l1() == 0 && settings.l2() == 0) {
            return;
        }
        for (Layer layer : layers) {
            for (int i = layer.weightsStart(); i < layer.biasesStart(); i++) {
                gradient[i] += (float) penaltySlope(weights[i]);
            }
        }
    }

    /** d(penalties) / d(weight), for a weight of this value that is no bias. */
    double penaltySlope(float weight) {
        return settings.l2() * weight + settings.l1() * Math.signum(weight);
    }

    /** Shortens a gradient that is longer than allowed. */
    void clip() {
        if (settings.clip().isEmpty()) {
            return;
        }
        double sum = 0;
        for (float slope : gradient) {
            sum += (double) slope * slope;
        }
        double norm = Math.sqrt(sum);
        double longest = settings.clip().get();
        if (norm > longest) {
            float factor = (float) (longest / norm);
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] *= factor;
            }
        }
    }

    private void decay(int share) {
        if (weightDecay == 0) {
            return;
        }
        float keep = (float) (1 - rate * weightDecay);
        for (Layer layer : layers) {
            int to = Math.min(layer.start(share + 1, shares), layer.biasesStart());
            for (int i = layer.start(share, shares); i < to; i++) {
                weights[i] *= keep;
            }
        }
    }

    /** Weights that decay would become denormal, and every product with them many times slower. */
    private void dropTraces(int from, int to) {
        if (step % STEPS_TO_DENORMALS != 0) {
            return;
        }
        for (int i = from; i < to; i++) {
            if (Math.abs(weights[i]) < TRACE) {
                weights[i] = 0;
            }
        }
    }
}
