package dev.nudge.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nudge.features.Scaling;
import dev.nudge.fixtures.ExperimentBuilder;
import dev.nudge.fixtures.Houses;
import dev.nudge.fixtures.SquaredError;
import dev.nudge.fixtures.TableBuilder;
import dev.nudge.network.Initialization;
import dev.nudge.network.NetworkSettings;
import dev.nudge.report.LinearForm;
import dev.nudge.report.Model;
import dev.nudge.report.Predictions;
import dev.nudge.spi.Link;
import dev.nudge.spi.Matrix;
import dev.nudge.spi.Table;
import dev.nudge.train.Epoch;
import dev.nudge.train.Watcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The article's numbers, all through whole experiments. Its error is the mean squared error, without 1/2. */
class ArticleTest {

    /** The article's rate per weight is a shared rate on inputs multiplied by such factors. */
    private static final Scaling AREA = Scaling.by(Map.of("area", 1e-4));

    private static final Scaling AREA_AND_BATHROOMS = Scaling.by(Map.of("area", 1e-4, "bathrooms", 0.1));

    @Test
    void theBestWeightWithoutABias() {
        Outcome outcome = new ExperimentBuilder(Houses.three(), "price")
                .scaling(Scaling.by(Map.of("area", 5e-4)))
                .network(new NetworkSettings(List.of(), false, Initialization.AUTO, 0))
                .rate(0.1)
                .epochs(200)
                .run();
        LinearForm form = form(outcome);
        assertThat(form.weights().get("area")).isCloseTo(0.176894, within(1e-6));
        assertThat(form.bias()).isZero();
        assertThat(mse(outcome)).isCloseTo(2016.73, within(0.01));
    }

    @Test
    void standardisingWithoutABiasFindsTheSameWeight() {
        Outcome outcome = new ExperimentBuilder(Houses.three(), "price")
                .network(new NetworkSettings(List.of(), false, Initialization.AUTO, 0))
                .rate(0.01)
                .epochs(2000)
                .run();
        assertThat(form(outcome).weights().get("area")).isCloseTo(0.176894, within(1e-5));
        assertThat(mse(outcome)).isCloseTo(2016.73, within(0.01));
    }

    @ParameterizedTest
    @CsvSource({
        "0.180, 0, 2058, 1",
        "0.190, 0, 2746, 1",
        "0.160, 0, 3229, 1",
        "0.1, 150, 799.087, 0.001",
        "0, 0, 134971.67, 0.01",
        "0.0584879, 247.26327, 447.29097, 0.001"
    })
    void errorsOfWeightsByHand(double weight, double bias, double error, double precision) {
        Model model = model(weight, bias);
        int[] rows = {0, 1, 2};
        assertThat(model.evaluate(Houses.three(), rows).metrics().get("mse")).isCloseTo(error, within(precision));
        assertThat(LinearForm.of(model).get(0).weights().get("area")).isCloseTo(weight, within(1e-7));
    }

    @Test
    void predictionsByHand() {
        Predictions.Numbers three = (Predictions.Numbers) model(0.18, 0).predict(Houses.three(), new int[] {0, 1, 2});
        assertThat(three.value(0)).isCloseTo(379, within(0.5));
        assertThat(three.value(1)).isCloseTo(288, within(0.5));
        assertThat(three.value(2)).isCloseTo(432, within(0.5));
        Table house = new TableBuilder().numbers("area", 2000).build();
        assertThat(((Predictions.Numbers) model(0.18, 0).predict(house, new int[] {0})).value(0))
                .isCloseTo(360, within(1e-3));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0.007516, 366.2667, 964.537",
        "2, 0.007261, 350.974, 733.788",
        "3, 0.007327, 351.494, 732.794",
        "10, 0.007700, 350.707, 728.636",
        "100, 0.012271, 341.398, 680.274",
        "1000, 0.040490, 283.922, 482.625",
        "2000, 0.052176, 260.119, 451.636",
        "10000, 0.058486, 247.266, 447.291"
    })
    void gradientDescent(int steps, double weight, double bias, double error) {
        Outcome outcome = threeHouses().epochs(steps).run();
        assertThat(outcome.steps()).isEqualTo(steps);
        assertThat(outcome.initialLoss()).isCloseTo(134971.67, within(0.1));
        LinearForm form = form(outcome);
        assertThat(form.weights().get("area")).isCloseTo(weight, within(1e-3 * weight));
        assertThat(form.bias()).isCloseTo(bias, within(1e-4 * bias));
        assertThat(mse(outcome)).isCloseTo(error, within(1e-4 * error));
        assertThat(outcome.parts().get("train").loss())
                .as("nothing scales the target")
                .isCloseTo(mse(outcome), within(0.01));
    }

    @Test
    void firstStepsBelowTheArticlesMarks() {
        List<Double> errors = new ArrayList<>();
        threeHouses().epochs(2500).run(recording(errors));
        assertThat(firstBelow(750, errors)).isEqualTo(2);
        assertThat(firstBelow(600, errors)).isEqualTo(302);
        assertThat(firstBelow(500, errors)).isEqualTo(810);
        assertThat(firstBelow(450, errors)).isEqualTo(2226);
    }

    @ParameterizedTest
    @CsvSource({"1, 10435.3", "10, 8343.2", "100, 5479.2", "1000, 1685.9", "10000, 1406.05"})
    void twoFeatures(int steps, double error) {
        Outcome outcome =
                tenHouses().scaling(AREA_AND_BATHROOMS).rate(0.5).epochs(steps).run();
        assertThat(outcome.initialLoss()).isCloseTo(108268, within(1.0));
        assertThat(mse(outcome)).isCloseTo(error, within(1e-4 * error));
    }

    @Test
    void twoFeaturesAfterOneStep() {
        LinearForm form =
                form(tenHouses().scaling(AREA_AND_BATHROOMS).rate(0.5).epochs(1).run());
        assertThat(form.weights().get("area")).isCloseTo(0.00622, within(5e-6));
        assertThat(form.weights().get("bathrooms")).isCloseTo(10.0248, within(5e-5));
        assertThat(form.bias()).isCloseTo(313.900, within(5e-4));
    }

    @Test
    void theBestOfTwoFeaturesHasANegativeWeightForBathrooms() {
        Outcome outcome = tenHouses().rate(0.2).epochs(2000).run();
        LinearForm form = form(outcome);
        assertThat(form.weights().get("area")).isCloseTo(0.18613026, within(1e-5));
        assertThat(form.weights().get("bathrooms")).isCloseTo(-10.0123823, within(1e-3));
        assertThat(form.bias()).isCloseTo(3.5753803, within(5e-3));
        assertThat(mse(outcome)).isCloseTo(1406.05263, within(1e-4));
    }

    @ParameterizedTest
    @CsvSource({"0.5, 0.1", "1, 0.05"})
    void standardisedOneRateSuitsBoth(double factor, double rate) {
        List<Double> errors = new ArrayList<>();
        tenHouses().loss(new SquaredError(factor)).rate(rate).epochs(200).run(recording(errors));
        assertThat(firstBelow(1406.06, errors)).isEqualTo(167);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1; 1",
                "1 1; .5 .5",
                "0 1; .2689 .7311",
                "2 4; .1192 .8808",
                "5 10; .0067 .9933",
                "-1 0 1; .0900 .2447 .6652",
                "1 2 4; .0420 .1142 .8438",
                "1000 1001; .2689 .7311"
            })
    void softmax(String scores, String probabilities) {
        float[] expected = floats(probabilities);
        float[] data = floats(scores);
        Link.SOFTMAX.apply(new Matrix(data, 0, 1, data.length));
        assertThat(data)
                .hasSize(expected.length)
                .usingComparatorWithPrecision(5.1e-5f)
                .containsExactly(expected);
    }

    private static ExperimentBuilder threeHouses() {
        return new ExperimentBuilder(Houses.three(), "price").scaling(AREA).rate(0.5);
    }

    private static ExperimentBuilder tenHouses() {
        return new ExperimentBuilder(Houses.ten(), "price");
    }

    /** A weight and a bias chosen by hand, put into the network that an experiment on raw units makes. */
    private static Model model(double weight, double bias) {
        Model made = threeHouses()
                .scaling(Scaling.by(Scaling.Method.NONE))
                .rate(1e-8)
                .epochs(1)
                .run()
                .model();
        return new Model(made.encoding(), made.network(), made.link(), new float[] {(float) weight, (float) bias});
    }

    private static LinearForm form(Outcome outcome) {
        return LinearForm.of(outcome.model()).get(0);
    }

    private static double mse(Outcome outcome) {
        return outcome.parts().get("train").evaluation().metrics().get("mse");
    }

    private static Watcher recording(List<Double> errors) {
        return (Epoch epoch) -> errors.add(epoch.metrics().get("train.mse"));
    }

    /** The number of the first step after which the error is below a mark. */
    private static int firstBelow(double mark, List<Double> errors) {
        for (int i = 0; i < errors.size(); i++) {
            if (errors.get(i) < mark) {
                return i + 1;
            }
        }
        return -1;
    }

    private static float[] floats(String text) {
        String[] parts = text.strip().split(" ", -1);
        float[] numbers = new float[parts.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = Float.parseFloat(parts[i]);
        }
        return numbers;
    }
}
