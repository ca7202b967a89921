package dev.nudge.report;

import dev.nudge.features.Scale;
import dev.nudge.features.TargetEncoding;
import dev.nudge.network.Layer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One output of a network without hidden layers, with scaling taken out: bias + weight * column + ... in the units of the
 * file. For a number target it is the prediction (or its logarithm, for counts); for classes it is the score.
 *
 * @param output the class that the output stands for, if targets are classes
 * @param weights a weight for each input name
 */
public record LinearForm(Optional<String> output, double bias, Map<String, Double> weights) {

    /** The linear forms of a model, one per output; none if it has hidden layers. */
    public static List<LinearForm> of(Model model) {
        if (!model.network().linear()) {
            return List.of();
        }
        Layer layer = model.network().layers().get(0);
        double[] numbers = new FileUnits(model.encoding(), model.network()).of(model.weights());
        return java.util.stream.IntStream.range(0, layer.units())
                .mapToObj(unit -> of(model, layer, numbers, unit))
                .toList();
    }

    private static LinearForm of(Model model, Layer layer, double[] numbers, int unit) {
        Map<String, Double> weights = new LinkedHashMap<>();
        int input = 0;
        for (String name : model.encoding().inputNames()) {
            weights.put(name, numbers[layer.weightsStart() + input++ * layer.units() + unit]);
        }
        double bias = layer.bias()
                ? numbers[layer.biasesStart() + unit]
                : target(model).invert(0);
        return new LinearForm(output(model, layer, unit), bias, weights);
    }

    private static Scale target(Model model) {
        return model.encoding().target() instanceof TargetEncoding.Numeric number ? number.scale() : Scale.UNCHANGED;
    }

    private static Optional<String> output(Model model, Layer layer, int unit) {
        if (model.encoding().target() instanceof TargetEncoding.Classes classes) {
            return Optional.of(classes.classes().get(layer.units() == 1 ? 1 : unit));
        }
        return Optional.empty();
    }
}
