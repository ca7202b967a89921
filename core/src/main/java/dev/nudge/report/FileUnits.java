package dev.nudge.report;

import dev.nudge.features.Encoding;
import dev.nudge.features.Feature;
import dev.nudge.features.Scale;
import dev.nudge.features.TargetEncoding;
import dev.nudge.network.Layer;
import dev.nudge.network.Network;

/**
 * The weights of a network without hidden layers with scaling taken out, and back: the numbers stand where the network's
 * do, but multiply columns as the file has them and add up to targets as the file has them.
 */
public final class FileUnits {

    private final Layer layer;
    private final double[] factors;
    private final double[] shifts;
    private final Scale target;

    /** Throws if the network has hidden layers. */
    public FileUnits(Encoding encoding, Network network) {
        if (!network.linear()) {
            throw new IllegalArgumentException("hidden layers have no weights in the units of the file");
        }
        this.layer = network.layers().get(0);
        this.factors = new double[layer.inputs()];
        this.shifts = new double[layer.inputs()];
        int input = 0;
        for (Feature feature : encoding.features()) {
            for (int i = 0; i < feature.inputNames().size(); i++) {
                factors[input] = feature.scale().factor();
                shifts[input] = feature.scale().shift();
                input++;
            }
        }
        this.target = encoding.target() instanceof TargetEncoding.Numeric number ? number.scale() : Scale.UNCHANGED;
    }

    /** From the network's weights. */
    public double[] of(float[] weights) {
        double[] numbers = new double[layer.end()];
        for (int unit = 0; unit < layer.units(); unit++) {
            double bias = layer.bias() ? weights[layer.biasesStart() + unit] : 0;
            for (int input = 0; input < layer.inputs(); input++) {
                int at = at(input, unit);
                bias -= weights[at] * factors[input] * shifts[input];
                numbers[at] = weights[at] * factors[input] / target.factor();
            }
            if (layer.bias()) {
                numbers[layer.biasesStart() + unit] = target.invert(bias);
            }
        }
        return numbers;
    }

    /** To the network's weights. The weight of a column that never changes is 0, whatever is asked for. */
    public float[] weights(double[] numbers) {
        float[] weights = new float[layer.end()];
        for (int unit = 0; unit < layer.units(); unit++) {
            double bias = layer.bias() ? target.apply(numbers[layer.biasesStart() + unit]) : 0;
            for (int input = 0; input < layer.inputs(); input++) {
                double weight = factors[input] == 0 ? 0 : numbers[at(input, unit)] * target.factor() / factors[input];
                weights[at(input, unit)] = (float) weight;
                bias += weight * factors[input] * shifts[input];
            }
            if (layer.bias()) {
                weights[layer.biasesStart() + unit] = (float) bias;
            }
        }
        return weights;
    }

    private int at(int input, int unit) {
        return layer.weightsStart() + input * layer.units() + unit;
    }
}
