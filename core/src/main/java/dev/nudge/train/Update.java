package dev.nudge.train;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * What the next step of a training does to one weight, in figures: from the rows to the gradient, from the gradient to the
 * new value.
 *
 * @param weight its place in the array of weights
 * @param before its value before the step
 * @param after its value after the step
 * @param rows how many rows the step learns from
 * @param terms what these rows add to the gradient, or the first of them; none with dropout, which rows share
 * @param mean their sum over all rows divided by their number: d(mean loss) / d(weight)
 * @param penalty what l1 and l2 add to it
 * @param gradient what the optimizer is given: both together, after clipping
 * @param rate the learning rate
 * @param decay decoupled weight decay: the weight is first multiplied by 1 - rate * decay
 * @param memoryBefore what the optimizer remembers of this weight, before the step
 * @param memoryAfter and after it
 */
public record Update(
        int weight,
        double before,
        double after,
        int rows,
        List<Term> terms,
        double mean,
        double penalty,
        double gradient,
        double rate,
        double decay,
        List<Double> memoryBefore,
        List<Double> memoryAfter) {

    /**
     * What one row adds: its number among the examples, what flows into the weight, and d(loss) / d(sum that the weight is
     * part of). Their product is d(loss of the row) / d(weight).
     */
    public record Term(int row, double input, double pull) {}

    public Update {
        terms = List.copyOf(terms);
        memoryBefore = List.copyOf(memoryBefore);
        memoryAfter = List.copyOf(memoryAfter);
    }

    /** Of the next step of a training, which stands afterwards where it stood. */
    public static Update next(Training training, int weight, int mostTerms) throws DivergedException {
        float[] weights = training.weights();
        Objects.checkIndex(weight, weights.length);
        Moment now = training.moment();
        try {
            double before = weights[weight];
            List<Double> memoryBefore = memory(training, weight);
            double rate = training.rate();
            training.requireSane(training.prepareGradient());
            float[] gradient = training.gradient();
            double mean = gradient[weight];
            training.descent().addPenalties();
            double penalised = gradient[weight];
            training.descent().clip();
            double clipped = gradient[weight];
            Objective objective = training.objective();
            int[] rows = training.nextRows();
            int[] all =
                    rows != null ? rows : IntStream.range(0, objective.rows()).toArray();
            training.restore(now);
            List<Term> terms = objective.terms(weights, weight, Arrays.copyOf(all, Math.min(all.length, mostTerms)));
            training.step();
            return new Update(
                    weight,
                    before,
                    weights[weight],
                    all.length,
                    terms,
                    mean,
                    penalised - mean,
                    clipped,
                    rate,
                    decays(objective, weight) ? training.descent().weightDecay() : 0,
                    memoryBefore,
                    memory(training, weight));
        } finally {
            training.restore(now);
        }
    }

    private static boolean decays(Objective objective, int weight) {
        return weight < objective.network().layerOf(weight).biasesStart();
    }

    private static List<Double> memory(Training training, int weight) {
        return Arrays.stream(training.memory())
                .map(vector -> (double) vector[weight])
                .toList();
    }
}
