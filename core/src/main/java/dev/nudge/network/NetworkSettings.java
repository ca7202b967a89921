package dev.nudge.network;

import dev.nudge.spi.Doc;
import dev.nudge.spi.Range;
import dev.nudge.spi.Require;
import java.util.List;

/** The shape of a network as an experiment states it. */
@Doc("The shape of the network.")
public record NetworkSettings(
        @Doc("hidden layers, from the inputs on; none gives linear or softmax regression")
        List<HiddenLayer> hidden,

        @Doc("whether units have a bias; without one, scaling does not shift values either")
        boolean bias,

        @Doc("how weights start") Initialization initialization,

        @Doc("share of the hidden units that each training step leaves out") @Range("[0, 1)")
        double dropout) {

    public NetworkSettings {
        hidden = List.copyOf(hidden);
        Require.settings(NetworkSettings.class, hidden, bias, initialization, dropout);
        Require.that(
                dropout == 0 || !hidden.isEmpty(),
                "dropout",
                "leaves out hidden units, but there are no hidden layers");
        Require.that(
                initialization != Initialization.ZEROS || hidden.isEmpty(),
                "initialization",
                "zeros would keep all units of a hidden layer equal for ever; use auto, glorot, he or uniform");
    }

    public NetworkSettings() {
        this(List.of(), true, Initialization.AUTO, 0);
    }
}
