package dev.nudge.app.play;

import dev.nudge.spi.InputException;
import dev.nudge.spi.Range;
import dev.nudge.spi.Require;
import dev.nudge.train.Objective;
import java.util.Map;
import java.util.Optional;

/**
 * The loss over two weights, the others staying as they are: size x size values, a row for each value of y. In the units of
 * the file, if the network has such.
 */
record Surface(Axis x, Axis y, @Range("[2, 200]") int size) implements Request {

    /** Multiply-adds for which one waits gladly; a surface that takes more has fewer points. */
    private static final double AFFORDABLE = 3e8;

    /** From one value of a weight to another, both included. */
    record Axis(@Range("[0, inf)") int weight, double from, double to) {

        Axis {
            Require.that(Double.isFinite(from) && Double.isFinite(to), "from", "and `to` must be finite");
        }

        Axis() {
            this(0, 0, 1);
        }

        double at(int i, int size) {
            return from + (to - from) * i / (size - 1);
        }
    }

    Surface() {
        this(new Axis(0, 0, 1), new Axis(1, 0, 1), 60);
    }

    @Override
    public Optional<Reply> answer(Live live) {
        Objective objective = live.training().objective();
        float[] weights = live.training().weights().clone();
        place(x, weights.length);
        place(y, weights.length);
        double cost = (double) objective.rows() * weights.length;
        int affordable = (int) Math.max(2, Math.min(size, Math.sqrt(AFFORDABLE / cost)));
        float[] losses = losses(live, objective, weights, affordable);
        return Optional.of(new Reply("surface", Map.of("size", affordable, "losses", losses)));
    }

    private float[] losses(Live live, Objective objective, float[] weights, int points) {
        float[] losses = new float[points * points];
        double[] inFile = live.units().map(units -> units.of(weights)).orElse(null);
        for (int row = 0; row < points; row++) {
            for (int column = 0; column < points; column++) {
                double atX = x.at(column, points);
                double atY = y.at(row, points);
                float[] there = weights;
                if (inFile == null) {
                    weights[x.weight] = (float) atX;
                    weights[y.weight] = (float) atY;
                } else {
                    inFile[x.weight] = atX;
                    inFile[y.weight] = atY;
                    there = live.units().orElseThrow().weights(inFile);
                }
                losses[row * points + column] = (float) objective.loss(there);
            }
        }
        return losses;
    }

    private static void place(Axis axis, int size) {
        if (axis.weight >= size) {
            throw new InputException("surface: weight: must be less than %d, got %d".formatted(size, axis.weight));
        }
    }
}
