package org.example;

import dev.nudge.spi.Loss;
import dev.nudge.testkit.LossContract;

class QuantileTest implements LossContract {
    @Override
    public Loss subject() {
        return new Quantile();
    }
}
