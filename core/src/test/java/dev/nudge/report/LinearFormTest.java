package dev.nudge.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.nudge.features.Encoding;
import dev.nudge.features.FeatureSettings;
import dev.nudge.features.Fit;
import dev.nudge.features.MissingValues;
import dev.nudge.features.Roles;
import dev.nudge.features.Scaling;
import dev.nudge.fixtures.TableBuilder;
import dev.nudge.network.Activation;
import dev.nudge.network.HiddenLayer;
import dev.nudge.network.Initialization;
import dev.nudge.network.Network;
import dev.nudge.network.NetworkSettings;
import dev.nudge.spi.Column;
import dev.nudge.spi.Link;
import dev.nudge.spi.Table;
import dev.nudge.spi.Target;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class LinearFormTest {

    private static final String[] LEVELS = {"red", "green", "blue"};

    /** The form, written out over the columns of the file, is what the model predicts. */
    @Property(tries = 200)
    void isThePredictionInTheUnitsOfTheFile(
            @ForAll Scaling.Method scaling,
            @ForAll Scaling.Method targetScaling,
            @ForAll boolean bias,
            @ForAll long seed) {
        Random random = new Random(seed);
        Table table = table(random, 30);
        Model model = model(
                table,
                "price",
                Scaling.by(scaling),
                Optional.of(targetScaling),
                bias,
                Target.NUMBER,
                Link.IDENTITY,
                random);
        LinearForm form = LinearForm.of(model).get(0);
        assertThat(form.output()).isEmpty();
        assertThat(form.weights().keySet()).containsExactly("area", "age", "colour=blue", "colour=green", "colour=red");
        Predictions.Numbers predictions = (Predictions.Numbers) model.predict(table, all(table));
        for (int row = 0; row < table.rows(); row++) {
            assertThat(predictions.value(row)).isCloseTo(written(form, table, row), within(0.01));
        }
        FileUnits units = new FileUnits(model.encoding(), model.network());
        assertThat(units.weights(units.of(model.weights())))
                .as("and back")
                .usingComparatorWithPrecision(1e-3f)
                .containsExactly(model.weights());
    }

    @Property(tries = 50)
    void isTheScoreOfEachClass(@ForAll long seed) {
        Random random = new Random(seed);
        Table table = table(random, 30);
        Model model = model(
                table,
                "kind",
                Scaling.by(Scaling.Method.STANDARDIZE),
                Optional.empty(),
                true,
                Target.ONE_OF_K,
                Link.SOFTMAX,
                random);
        List<LinearForm> forms = LinearForm.of(model);
        assertThat(forms)
                .extracting(LinearForm::output)
                .containsExactly(Optional.of("a"), Optional.of("b"), Optional.of("c"));
        Predictions.Classes predictions = (Predictions.Classes) model.predict(table, all(table));
        for (int row = 0; row < table.rows(); row++) {
            double sum = 0;
            for (LinearForm form : forms) {
                sum += Math.exp(written(form, table, row));
            }
            for (int index = 0; index < 3; index++) {
                assertThat(predictions.probability(row, index))
                        .isCloseTo(Math.exp(written(forms.get(index), table, row)) / sum, within(1e-4));
            }
        }
    }

    @Test
    void ofAYesNoQuestionIsTheScoreOfTheSecondClass() {
        Table table = new TableBuilder()
                .numbers("x", 0, 2)
                .categories("y", "no", "yes")
                .build();
        Encoding encoding =
                encoding(table, "y", Scaling.by(Scaling.Method.NONE), Optional.empty(), true, Target.YES_NO);
        Model model =
                new Model(encoding, Network.of(new NetworkSettings(), 1, 1), Link.SIGMOID, new float[] {1.5f, -1});
        assertThat(LinearForm.of(model)).containsExactly(new LinearForm(Optional.of("yes"), -1, Map.of("x", 1.5)));
        Predictions.Classes predictions = (Predictions.Classes) model.predict(table, new int[] {0, 1});
        assertThat(predictions.probability(1, 1)).isCloseTo(1 / (1 + Math.exp(-2)), within(1e-6));
        assertThat(predictions.probability(1, 0)).isCloseTo(1 / (1 + Math.exp(2)), within(1e-6));
        assertThat(predictions.label(0)).contains("no");
        assertThat(predictions.label(1)).contains("yes");
    }

    @Test
    void ofCountsIsTheirLogarithm() {
        Table table = new TableBuilder().numbers("x", 0, 2).numbers("y", 1, 20).build();
        Encoding encoding =
                encoding(table, "y", Scaling.by(Scaling.Method.STANDARDIZE), Optional.empty(), true, Target.COUNT);
        Model model = new Model(encoding, Network.of(new NetworkSettings(), 1, 1), Link.EXP, new float[] {1, 2
        }); // x is scaled to -1, 1
        LinearForm form = LinearForm.of(model).get(0);
        assertThat(form.bias()).isEqualTo(1);
        assertThat(form.weights()).containsEntry("x", 1.0);
        assertThat(((Predictions.Numbers) model.predict(table, new int[] {1})).value(0))
                .isCloseTo(Math.exp(3), within(1e-4));
    }

    @Test
    void thereIsNoneWithHiddenLayers() {
        Table table = new TableBuilder().numbers("x", 0, 2).numbers("y", 1, 20).build();
        Encoding encoding =
                encoding(table, "y", Scaling.by(Scaling.Method.NONE), Optional.empty(), true, Target.NUMBER);
        NetworkSettings hidden =
                new NetworkSettings(List.of(new HiddenLayer(1, Activation.IDENTITY)), true, Initialization.AUTO, 0);
        assertThat(LinearForm.of(new Model(encoding, Network.of(hidden, 1, 1), Link.IDENTITY, new float[4])))
                .isEmpty();
    }

    @Test
    void aModelsPartsMustFit() {
        Table table = new TableBuilder().numbers("x", 0, 2).numbers("y", 1, 20).build();
        Encoding encoding =
                encoding(table, "y", Scaling.by(Scaling.Method.NONE), Optional.empty(), true, Target.NUMBER);
        Network network = Network.of(new NetworkSettings(), 1, 1);
        assertThatThrownBy(() -> new Model(encoding, network, Link.IDENTITY, new float[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("do not fit together");
        assertThatThrownBy(
                        () -> new Model(encoding, Network.of(new NetworkSettings(), 2, 1), Link.IDENTITY, new float[3]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aModelKeepsItsOwnWeights() {
        Table table = new TableBuilder().numbers("x", 0, 2).numbers("y", 1, 20).build();
        Encoding encoding =
                encoding(table, "y", Scaling.by(Scaling.Method.NONE), Optional.empty(), true, Target.NUMBER);
        float[] weights = {1, 2};
        Model model = new Model(encoding, Network.of(new NetworkSettings(), 1, 1), Link.IDENTITY, weights);
        weights[0] = 9;
        model.weights()[1] = 9;
        assertThat(model.weights()).containsExactly(1, 2);
    }

    @Test
    void predictsMoreRowsThanOneBlock() {
        double[] x = IntStream.range(0, 3000).asDoubleStream().toArray();
        Table table = new TableBuilder().numbers("x", x).numbers("y", x).build();
        Encoding encoding =
                encoding(table, "y", Scaling.by(Scaling.Method.NONE), Optional.empty(), true, Target.NUMBER);
        Model model = new Model(encoding, Network.of(new NetworkSettings(), 1, 1), Link.IDENTITY, new float[] {1, 0});
        int[] rows = IntStream.range(0, 2999).map(i -> 2999 - i).toArray();
        Predictions.Numbers predictions = (Predictions.Numbers) model.predict(table, rows);
        assertThat(predictions.rows()).isEqualTo(2999);
        for (int i = 0; i < rows.length; i++) {
            assertThat(predictions.value(i)).isEqualTo(rows[i]);
        }
        assertThat(model.evaluate(table, rows).metrics())
                .containsEntry("mse", 0.0)
                .containsEntry("r2", 1.0);
    }

    private static double written(LinearForm form, Table table, int row) {
        Column.Categories colour = (Column.Categories) table.column("colour").orElseThrow();
        String level = "colour=" + colour.levels().get(colour.code(row));
        double sum = form.bias() + form.weights().get(level);
        for (String name : List.of("area", "age")) {
            sum += form.weights().get(name)
                    * ((Column.Numbers) table.column(name).orElseThrow()).value(row);
        }
        return sum;
    }

    private static Table table(Random random, int rows) {
        return new TableBuilder()
                .numbers("area", random.doubles(rows, 50, 100).toArray())
                .numbers("age", random.doubles(rows, -3, 3).toArray())
                .categories(
                        "colour",
                        IntStream.range(0, rows).mapToObj(i -> LEVELS[i % 3]).toArray(String[]::new))
                .numbers("price", random.doubles(rows, 100, 500).toArray())
                .categories(
                        "kind",
                        IntStream.range(0, rows)
                                .mapToObj(i -> List.of("a", "b", "c").get(i * 7 % 3))
                                .toArray(String[]::new))
                .build();
    }

    private static Model model(
            Table table,
            String target,
            Scaling scaling,
            Optional<Scaling.Method> targetScaling,
            boolean bias,
            Target kind,
            Link link,
            Random random) {
        Encoding encoding = encoding(table, target, scaling, targetScaling, bias, kind);
        NetworkSettings settings = new NetworkSettings(List.of(), bias, Initialization.AUTO, 0);
        Network network =
                Network.of(settings, encoding.inputs(), encoding.target().outputs());
        float[] weights = new float[network.size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) (scaling.method() == Scaling.Method.NONE && kind.classes() ? 0.01 : 1)
                    * (random.nextFloat() - 0.5f);
        }
        return new Model(encoding, network, link, weights);
    }

    private static Encoding encoding(
            Table table,
            String target,
            Scaling scaling,
            Optional<Scaling.Method> targetScaling,
            boolean bias,
            Target kind) {
        List<String> exclude =
                table.names().contains("kind") ? List.of(target.equals("kind") ? "price" : "kind") : List.of();
        FeatureSettings settings = new FeatureSettings(
                Optional.of(target), List.of(), exclude, scaling, MissingValues.MEDIAN, targetScaling);
        return new Fit(settings, Roles.of(settings, table), bias).on(all(table), all(table), kind);
    }

    private static int[] all(Table table) {
        return IntStream.range(0, table.rows()).toArray();
    }
}
