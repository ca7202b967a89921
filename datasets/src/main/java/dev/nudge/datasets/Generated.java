package dev.nudge.datasets;

import dev.nudge.spi.DatasetLoader;
import dev.nudge.spi.Doc;
import dev.nudge.spi.LoadRequest;
import dev.nudge.spi.Range;
import dev.nudge.spi.Require;
import dev.nudge.spi.Table;
import java.util.Random;

@Doc(
        value = "Points drawn at random around a known shape, the same ones for the same seed.",
        formula = "line: y = 2 x + 1; plane: y = 1.5 x1 - 2 x2 + 0.5; the others: which of two classes a point of the"
                + " plane belongs to",
        source = "The two-class shapes are those of playground.tensorflow.org, within [-1, 1].",
        chooseWhen = "to see what a network can learn when the truth is known, and what it cannot without a hidden"
                + " layer (circles, xor, spirals).")
public record Generated(
        @Doc(
                "line: x and the target y; plane: x1, x2 and the target y; circles, xor, spirals, gaussians: x1, x2 and the"
                        + " target class")
        Shape shape,

        @Doc("how many points") @Range("[1, 10000000]") int rows,

        @Doc("standard deviation of what is added to y (line, plane) or to each of x1 and x2 (the others)")
        @Range("[0, inf)")
        double noise,

        @Doc("where the random numbers start") long seed)
        implements DatasetLoader {

    public Generated {
        Require.settings(Generated.class, shape, rows, noise, seed);
    }

    public Generated() {
        this(Shape.GAUSSIANS, 200, 0.1, 42);
    }

    @Override
    public Table load(LoadRequest request) {
        // java.util.Random, because its algorithm is part of its specification: the same points on every JDK.
        Random random = new Random(seed);
        return switch (shape) {
            case LINE -> Surface.line(rows, noise, random);
            case PLANE -> Surface.plane(rows, noise, random);
            case CIRCLES -> TwoClasses.CIRCLES.draw(rows, noise, random);
            case XOR -> TwoClasses.XOR.draw(rows, noise, random);
            case SPIRALS -> TwoClasses.SPIRALS.draw(rows, noise, random);
            case GAUSSIANS -> TwoClasses.GAUSSIANS.draw(rows, noise, random);
        };
    }
}
