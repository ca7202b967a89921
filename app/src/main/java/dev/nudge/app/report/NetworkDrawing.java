package dev.nudge.app.report;

import dev.nudge.features.TargetEncoding;
import dev.nudge.network.Layer;
import dev.nudge.network.Network;
import dev.nudge.report.Model;
import java.util.List;

/** A small network as SVG: a line for each weight, as thick as it is large, in the colour of its sign. */
final class NetworkDrawing {

    private static final int MOST_UNITS = 16;
    private static final int MOST_WEIGHTS = 320;

    /** So few weights between two layers have room for their numbers. */
    private static final int MOST_NUMBERS = 4;

    private static final int MOST_LETTERS = 20;
    private static final double BETWEEN = 150;
    private static final double ROW = 40;
    private static final double RADIUS = 13;
    private static final double THICKEST = 7;

    private final Model model;
    private final Network network;
    private final float[] weights;
    private final double height;
    private final double leftLabels;
    private final double rightLabels;
    private final Markup svg = new Markup();

    NetworkDrawing(Model model) {
        this.model = model;
        this.network = model.network();
        this.weights = model.weights();
        int most = network.layers().stream().mapToInt(Layer::units).max().orElse(1);
        this.height = Math.max(Math.max(most, network.inputs()), 2) * ROW + 34;
        this.leftLabels = room(model.encoding().inputNames());
        this.rightLabels = room(outputNames());
    }

    /** Whether one can see anything in a drawing. */
    static boolean fits(Network network) {
        return network.size() <= MOST_WEIGHTS
                && network.inputs() <= MOST_UNITS
                && network.layers().stream().allMatch(layer -> layer.units() <= MOST_UNITS);
    }

    Markup svg() {
        int layers = network.layers().size();
        double width = leftLabels + rightLabels + layers * BETWEEN + 2 * RADIUS;
        svg.raw("<svg class=\"network\" role=\"img\" viewBox=\"0 0 ")
                .at(width)
                .raw(" ")
                .at(height);
        svg.raw("\" style=\"min-width:")
                .at(0.75 * width)
                .raw("px;max-width:")
                .at(1.15 * width)
                .raw("px\"><title>");
        svg.text("The network with its weights").raw("</title><desc>");
        svg.text("Inputs at the left, outputs at the right; a line for each weight.")
                .raw("</desc>\n");
        for (int layer = 0; layer < layers; layer++) {
            connections(layer);
        }
        List<String> inputs = model.encoding().inputNames();
        for (int i = 0; i < inputs.size(); i++) {
            node("input", 0, i, inputs.size());
            label("left", left(0) - RADIUS - 7, top(i, inputs.size()) + 4.5, inputs.get(i));
        }
        for (int layer = 0; layer < layers; layer++) {
            units(layer);
        }
        outputs();
        return svg.raw("</svg>\n");
    }

    private void connections(int number) {
        Layer layer = network.layers().get(number);
        double largest = largest(layer);
        for (int from = 0; from < layer.inputs(); from++) {
            for (int to = 0; to < layer.units(); to++) {
                float weight = weights[layer.weightsStart() + from * layer.units() + to];
                svg.raw("<path class=\"weight ")
                        .raw(weight < 0 ? "negative" : "positive")
                        .raw("\" stroke-width=\"");
                svg.at(Math.max(0.4, THICKEST * Math.abs(weight) / largest)).raw("\" d=\"M");
                svg.at(left(number)).raw(" ").at(top(from, layer.inputs())).raw("L");
                svg.at(left(number + 1)).raw(" ").at(top(to, layer.units())).raw("\"><title>");
                svg.text(Ticks.label(weight)).raw("</title></path>\n");
            }
        }
        if (layer.inputs() * layer.units() <= MOST_NUMBERS) {
            numbers(number, layer);
        }
    }

    private double largest(Layer layer) {
        double largest = Float.MIN_NORMAL;
        for (int i = layer.weightsStart(); i < layer.biasesStart(); i++) {
            largest = Math.max(largest, Math.abs(weights[i]));
        }
        return largest;
    }

    /** Each on its line: nearer to the unit that has fewer lines, where they are farther apart. */
    private void numbers(int number, Layer layer) {
        double along = layer.inputs() > layer.units() ? 0.3 : layer.inputs() < layer.units() ? 0.7 : 0.35;
        for (int from = 0; from < layer.inputs(); from++) {
            for (int to = 0; to < layer.units(); to++) {
                double x = left(number) + along * BETWEEN;
                double start = top(from, layer.inputs());
                double y = start + along * (top(to, layer.units()) - start);
                String weight = Ticks.label(rounded(weights[layer.weightsStart() + from * layer.units() + to]));
                svg.raw("<text class=\"number\" x=\"")
                        .at(x)
                        .raw("\" y=\"")
                        .at(y + 4.5)
                        .raw("\">");
                svg.text(weight).raw("</text>\n");
            }
        }
    }

    private void units(int number) {
        Layer layer = network.layers().get(number);
        for (int unit = 0; unit < layer.units(); unit++) {
            node(number == network.layers().size() - 1 ? "output" : "hidden", number + 1, unit, layer.units());
            if (layer.bias()) {
                double bias = rounded(weights[layer.biasesStart() + unit]);
                svg.raw("<text class=\"bias\" x=\"").at(left(number + 1)).raw("\" y=\"");
                svg.at(top(unit, layer.units()) + RADIUS + 11).raw("\">");
                svg.text((bias < 0 ? "" : "+") + Ticks.label(bias)).raw("</text>\n");
            }
        }
    }

    private void outputs() {
        List<String> names = outputNames();
        for (int i = 0; i < names.size(); i++) {
            label("right", left(network.layers().size()) + RADIUS + 7, top(i, names.size()) + 4.5, names.get(i));
        }
    }

    private List<String> outputNames() {
        if (model.encoding().target() instanceof TargetEncoding.Classes classes) {
            return network.outputs() == 1 ? List.of(classes.classes().get(1)) : classes.classes();
        }
        return List.of(model.encoding().target().column());
    }

    /** For the longest of some names, as far as they are shown. */
    private static double room(List<String> names) {
        int longest = names.stream().mapToInt(String::length).max().orElse(0);
        return 20 + 8 * Math.min(longest, MOST_LETTERS);
    }

    private void node(String kind, int column, int index, int count) {
        svg.raw("<circle class=\"" + kind + "\" cx=\"")
                .at(left(column))
                .raw("\" cy=\"")
                .at(top(index, count));
        svg.raw("\" r=\"").at(RADIUS).raw("\"/>\n");
    }

    private void label(String side, double x, double y, String name) {
        svg.raw("<text class=\"" + side + "\" x=\"").at(x).raw("\" y=\"").at(y).raw("\">");
        svg.text(Markup.middleCut(name, MOST_LETTERS));
        svg.raw("<title>").text(name).raw("</title></text>\n");
    }

    private static double rounded(double value) {
        if (value == 0) {
            return 0;
        }
        double unit = Math.pow(10, Math.floor(Math.log10(Math.abs(value))) - 2);
        return Math.rint(value / unit) * unit;
    }

    private double left(int column) {
        return leftLabels + RADIUS + column * BETWEEN;
    }

    private double top(int index, int count) {
        return height / 2 - 6 + (index - (count - 1) / 2.0) * ROW;
    }
}
