package dev.nudge.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.features.Encoding;
import dev.nudge.features.Feature;
import dev.nudge.features.MissingValues;
import dev.nudge.features.Scale;
import dev.nudge.features.TargetEncoding;
import dev.nudge.network.Activation;
import dev.nudge.network.HiddenLayer;
import dev.nudge.network.Initialization;
import dev.nudge.network.Network;
import dev.nudge.network.NetworkSettings;
import dev.nudge.report.Model;
import dev.nudge.spi.ColumnType;
import dev.nudge.spi.Link;
import dev.nudge.spi.Target;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResultTextTest {

    private static Network network(int inputs, int outputs, boolean bias, HiddenLayer... hidden) {
        return Network.of(new NetworkSettings(List.of(hidden), bias, Initialization.AUTO, 0), inputs, outputs);
    }

    private static Encoding encoding(TargetEncoding target) {
        return new Encoding(
                List.of(
                        new Feature.Numeric("area", 0, new Scale(0, 1e-4)),
                        new Feature.Category("town", List.of("Oslo"))),
                target,
                MissingValues.MEDIAN);
    }

    @Test
    void theShapeOfANetwork() {
        assertThat(ResultText.shape(network(1, 1, false))).isEqualTo("1 input -> 1 output (1 weight)");
        assertThat(ResultText.shape(network(2, 3, true, new HiddenLayer(4, Activation.LEAKY_RELU))))
                .isEqualTo("2 inputs -> 4 leaky-relu -> 3 outputs (27 weights)");
    }

    @Test
    void theEquationOfANumber() {
        TargetEncoding price = new TargetEncoding.Numeric("price", Target.NUMBER, new Scale(100, 0.5));
        Model model = new Model(encoding(price), network(2, 1, true), Link.IDENTITY, new float[] {1000, -2, 3});
        assertThat(ResultText.equations(model)).containsExactly("price = 0.2 * area - 4 * town=Oslo + 106");
    }

    @Test
    void theEquationOfACount() {
        TargetEncoding visits = new TargetEncoding.Numeric("visits", Target.COUNT, Scale.UNCHANGED);
        Model model = new Model(encoding(visits), network(2, 1, false), Link.EXP, new float[] {1000, 2});
        assertThat(ResultText.equations(model)).containsExactly("log(visits) = 0.1 * area + 2 * town=Oslo");
    }

    @Test
    void anEquationForEachClass() {
        TargetEncoding label =
                new TargetEncoding.Classes("label", Target.ONE_OF_K, ColumnType.CATEGORY, List.of("Bad", "Good"));
        Model model =
                new Model(encoding(label), network(2, 2, true), Link.SOFTMAX, new float[] {1000, -1000, 1, 2, 0, 5});
        assertThat(ResultText.equations(model))
                .containsExactly(
                        "score(Bad) = 0.1 * area + 1 * town=Oslo", "score(Good) = -0.1 * area + 2 * town=Oslo + 5");
    }

    @Test
    void noEquationWithAHiddenLayer() {
        TargetEncoding price = new TargetEncoding.Numeric("price", Target.NUMBER, Scale.UNCHANGED);
        Network hidden = network(2, 1, true, new HiddenLayer());
        assertThat(ResultText.equations(new Model(encoding(price), hidden, Link.IDENTITY, new float[hidden.size()])))
                .isEmpty();
    }
}
