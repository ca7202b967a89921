package dev.nudge.report;

import dev.nudge.features.Feature;
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
        return java.util.stream.IntStream.range(0, layer.units())
                .mapToObj(unit -> of(model, layer, unit))
                .toList();
    }

    private static LinearForm of(Model model, Layer layer, int unit) {
        float[] numbers = model.weights();
        Scale target =
                model.encoding().target() instanceof TargetEncoding.Numeric number ? number.scale() : Scale.UNCHANGED;
        double bias = layer.bias() ? numbers[layer.biasesStart() + unit] : 0;
        Map<String, Double> weights = new LinkedHashMap<>();
        int input = 0;
        for (Feature feature : model.encoding().features()) {
            Scale scale = feature.scale();
            for (String name : feature.inputNames()) {
                double weight = numbers[layer.weightsStart() + input * layer.units() + unit];
                bias -= weight * scale.factor() * scale.shift();
                weights.put(name, weight * scale.factor() / target.factor());
                input++;
            }
        }
        return new LinearForm(output(model, layer, unit), target.invert(bias), weights);
    }

    private static Optional<String> output(Model model, Layer layer, int unit) {
        if (model.encoding().target() instanceof TargetEncoding.Classes classes) {
            return Optional.of(classes.classes().get(layer.units() == 1 ? 1 : unit));
        }
        return Optional.empty();
    }
}
