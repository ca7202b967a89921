package dev.nudge.network;

import dev.nudge.spi.Doc;
import dev.nudge.spi.Range;
import dev.nudge.spi.Require;

/** A hidden layer as an experiment states it. */
@Doc("A hidden layer.")
public record HiddenLayer(
        @Doc("how many units the layer has") @Range("[1, 65536]")
        int units,

        @Doc("what a unit does with its weighted sum") Activation activation) {

    public HiddenLayer {
        Require.settings(HiddenLayer.class, units, activation);
    }

    public HiddenLayer() {
        this(16, Activation.RELU);
    }
}
