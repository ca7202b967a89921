package dev.nudge.network;

import dev.nudge.spi.InputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The shape of a network: fully connected layers over one flat array of weights, the last of them linear. */
public record Network(List<Layer> layers, double dropout, Initialization initialization) {

    public Network {
        layers = List.copyOf(layers);
    }

    /** A network of the shape that the settings state. */
    public static Network of(NetworkSettings settings, int inputs, int outputs) {
        List<Layer> layers = new ArrayList<>();
        int width = inputs;
        int start = 0;
        for (HiddenLayer hidden : settings.hidden()) {
            layers.add(layer(width, hidden.units(), hidden.activation(), settings.bias(), start));
            width = hidden.units();
            start = layers.get(layers.size() - 1).end();
        }
        layers.add(layer(width, outputs, Activation.IDENTITY, settings.bias(), start));
        return new Network(layers, settings.dropout(), settings.initialization());
    }

    private static Layer layer(int inputs, int units, Activation activation, boolean bias, int start) {
        if ((long) start + (long) inputs * units + units > Integer.MAX_VALUE - 8) {
            throw InputException.at(
                    "network.hidden",
                    "a layer of %d inputs and %d units has more weights than fit into memory; use fewer units"
                            .formatted(inputs, units));
        }
        return new Layer(inputs, units, activation, bias, start);
    }

    /** Number of inputs. */
    public int inputs() {
        return layers.get(0).inputs();
    }

    /** Number of outputs. */
    public int outputs() {
        return layers.get(layers.size() - 1).units();
    }

    /** Length of the array of weights. */
    public int size() {
        return layers.get(layers.size() - 1).end();
    }

    /** Whether there are no hidden layers, so that the outputs are linear in the inputs. */
    public boolean linear() {
        return layers.size() == 1;
    }

    /** The layer that a weight, by its place in the array, belongs to. */
    public Layer layerOf(int weight) {
        return layers.stream()
                .filter(layer -> weight < layer.end())
                .findFirst()
                .orElseThrow(() -> new IndexOutOfBoundsException("weight " + weight + " of " + size()));
    }

    /** Weights to start from. */
    public float[] initialWeights(long seed) {
        float[] weights = new float[size()];
        Random random = Seeds.INITIALIZATION.random(seed, 0);
        for (Layer layer : layers) {
            initializationOf(layer).fill(weights, layer, random);
        }
        return weights;
    }

    private Initialization initializationOf(Layer layer) {
        if (initialization != Initialization.AUTO) {
            return initialization;
        }
        return linear() ? Initialization.ZEROS : layer.activation().usualInitialization();
    }
}
