package dev.nudge.app.report;

import dev.nudge.network.Layer;
import dev.nudge.network.Network;
import dev.nudge.report.Formula;
import dev.nudge.report.Histogram;
import dev.nudge.report.LinearForm;
import dev.nudge.report.Model;
import dev.nudge.spi.Names;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** What the network is and has become: its equation, its drawing, its weights. */
final class NetworkSection {

    private static final int DIGITS = 5;
    private static final int MOST_WEIGHTS_IN_EQUATIONS = 16;
    private static final int MOST_ROWS = 24;
    private static final int MOST_LAYERS = 8;
    private static final int MOST_CLASSES_IN_TABLE = 6;

    private final Model model;
    private final Network network;

    NetworkSection(ReportedRun run) {
        this.model = run.outcome().model();
        this.network = model.network();
    }

    void write(Markup html) {
        html.raw("<section id=\"network\"><h2>Network</h2>\n<p>")
                .text(shape(network))
                .raw(".</p>\n");
        List<LinearForm> forms = LinearForm.of(model);
        if (!forms.isEmpty()) {
            equations(html, forms);
        }
        if (NetworkDrawing.fits(network)) {
            drawing(html);
        } else {
            histograms(html);
        }
        html.raw("</section>\n");
    }

    /** Such as {@code 2 inputs, 4 hidden units (tanh), 1 output: 17 weights and biases}. */
    static String shape(Network network) {
        StringBuilder text = new StringBuilder(Words.count(network.inputs(), "input"));
        for (Layer layer : network.layers().subList(0, network.layers().size() - 1)) {
            text.append(" \u2192 ").append(Words.count(layer.units())).append(' ');
            text.append(Names.kebab(layer.activation().name()));
        }
        return text.append(" \u2192 ")
                .append(Words.count(network.outputs(), "output"))
                .append(": ")
                .append(Words.count(network.size(), "number"))
                .append(" learned")
                .toString();
    }

    private void equations(Markup html, List<LinearForm> forms) {
        int weights = forms.size() * forms.get(0).weights().size();
        if (weights <= MOST_WEIGHTS_IN_EQUATIONS) {
            html.raw("<p>In the units of the file:</p>\n<pre class=\"equation\">");
            html.text(String.join("\n", Formula.of(model, DIGITS))).raw("</pre>\n");
        } else if (forms.size() <= MOST_CLASSES_IN_TABLE) {
            table(html, forms);
        }
    }

    /** The weights that matter most, by their size where inputs are scaled alike. */
    private void table(Markup html, List<LinearForm> forms) {
        List<String> names = model.encoding().inputNames();
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            order.add(i);
        }
        order.sort(Comparator.comparingDouble((Integer input) -> -size(input)));
        html.raw("<p>Weights in the units of the file, those that weigh most on scaled inputs first:</p>\n");
        html.raw("<div class=\"scroll\"><table class=\"numbers\"><thead><tr><th scope=\"col\">input</th>");
        forms.forEach(form -> html.raw("<th scope=\"col\"><bdi>")
                .text(Markup.shortened(form.output().orElse("weight"), 24))
                .raw("</bdi></th>"));
        html.raw("</tr></thead><tbody>\n");
        for (int input : order.subList(0, Math.min(MOST_ROWS, order.size()))) {
            html.raw("<tr><th scope=\"row\">").name(names.get(input)).raw("</th>");
            for (LinearForm form : forms) {
                html.raw("<td>");
                html.text(Words.number(form.weights().get(names.get(input)), DIGITS));
                html.raw("</td>");
            }
            html.raw("</tr>\n");
        }
        html.raw("<tr><th scope=\"row\">bias</th>");
        forms.forEach(
                form -> html.raw("<td>").text(Words.number(form.bias(), DIGITS)).raw("</td>"));
        html.raw("</tr></tbody></table></div>\n");
        if (order.size() > MOST_ROWS) {
            html.raw("<p class=\"remark\">").text(Words.count(order.size() - MOST_ROWS));
            html.raw(" more inputs weigh less; summary.json has all.</p>\n");
        }
    }

    private double size(int input) {
        Layer layer = network.layers().get(0);
        float[] weights = model.weights();
        double size = 0;
        for (int unit = 0; unit < layer.units(); unit++) {
            size = Math.max(size, Math.abs(weights[layer.weightsStart() + input * layer.units() + unit]));
        }
        return size;
    }

    private void drawing(Markup html) {
        html.raw("<figure class=\"wide\"><figcaption><ul class=\"legend\">");
        for (String sign : new String[] {"positive", "negative"}) {
            html.raw("<li><svg class=\"key\" viewBox=\"0 0 28 8\" aria-hidden=\"true\"><path class=\"weight " + sign
                    + "\" stroke-width=\"4\" d=\"M1 4H27\"/></svg>" + sign + " weight</li>");
        }
        html.raw(
                "<li>below a unit: its bias</li></ul><p>As the network has them, on scaled inputs and outputs; a line is"
                        + " as thick as its weight is large in its layer.</p></figcaption>\n");
        html.raw("<div class=\"scroll\">").raw(new NetworkDrawing(model).svg()).raw("</div></figure>\n");
    }

    private void histograms(Markup html) {
        float[] weights = model.weights();
        html.raw("<div class=\"charts\">\n");
        int shown = Math.min(network.layers().size(), MOST_LAYERS);
        for (int i = 0; i < shown; i++) {
            Layer layer = network.layers().get(i);
            int count = layer.biasesStart() - layer.weightsStart();
            Histogram histogram = Histogram.of(count, weight -> weights[layer.weightsStart() + weight]);
            html.raw("<figure><figcaption><h3>Weights of ").raw(title(i)).raw("</h3><p>");
            html.text(Words.count(layer.inputs()) + " \u00d7 " + Words.count(layer.units()));
            html.text(", scaled inputs"
                    + (histogram.below() + histogram.above() == 0
                            ? ""
                            : "; " + Words.count(histogram.below() + histogram.above()) + " more lie outside"));
            html.raw("</p></figcaption>");
            html.raw(PredictionSection.histogram("weight", "weights", "train", histogram))
                    .raw("</figure>\n");
        }
        html.raw("</div>\n");
    }

    private String title(int layer) {
        return layer == network.layers().size() - 1 ? "the output layer" : "hidden layer " + (layer + 1);
    }

    /** For the first sentence: what kind of network it is. */
    static String kind(ReportedRun run) {
        Network network = run.outcome().model().network();
        Map<Boolean, String> linear = Map.of(true, "a network without hidden layers", false, "a network with ");
        return network.linear()
                ? linear.get(true)
                : linear.get(false) + Words.count(network.layers().size() - 1, "hidden layer");
    }
}
