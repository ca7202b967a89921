package org.example;

import dev.nudge.spi.*;

@Doc("Pulls harder on predictions that are too low than on those that are too high, or the other way round.")
public record Quantile(@Doc("share of targets to lie below the prediction") @Range("(0, 1)") double q)
        implements PointwiseLoss {
    public Quantile {
        Require.settings(Quantile.class, q);
    }

    public Quantile() {
        this(0.5);
    }

    @Override
    public double value(double output, double target) {
        return Math.max(q * (target - output), (q - 1) * (target - output));
    }

    @Override
    public double slope(double output, double target) {
        return target > output ? -q : target < output ? 1 - q : 0;
    }
}
