package dev.nudge.app.play;

import static dev.nudge.app.play.OpenPage.numbers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuestionTest {

    private static PlayServer server;
    private static int port;

    private OpenPage page;

    @BeforeAll
    static void start() {
        server = Servers.server(Bounds.usual());
        port = server.start(0, false);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void openPage() {
        page = new OpenPage(port);
    }

    @AfterEach
    void closePage() {
        page.close();
    }

    private Map<?, ?> plugin(String kind, String name) {
        List<?> plugins = (List<?>) page.ask("form", "plugins", Map.of("kind", kind))
                .await("plugins")
                .get("plugins");
        return (Map<?, ?>) plugins.stream()
                .filter(plugin -> ((Map<?, ?>) plugin).get("name").equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void pluginsAreListedWithAllThatAFormOfTheirSettingsNeeds() {
        Map<?, ?> momentum = plugin("optimizer", "momentum");
        assertThat((String) momentum.get("doc")).contains("velocity");
        List<?> settings = (List<?>) momentum.get("settings");
        Map<String, Object> range = new LinkedHashMap<>();
        range.put("low", 0.0);
        range.put("withLow", false);
        range.put("high", null);
        range.put("withHigh", false);
        range.put("words", "greater than 0");
        assertThat(settings).hasSize(3);
        Map<?, ?> rate = (Map<?, ?>) settings.get(0);
        assertThat(rate.get("name")).isEqualTo("learning-rate");
        assertThat(rate.get("type")).isEqualTo("number");
        assertThat(rate.get("default")).isEqualTo(0.01);
        assertThat(rate.get("range")).isEqualTo(range);
        assertThat((String) rate.get("doc")).contains("How far");
        Map<?, ?> nesterov = (Map<?, ?>) settings.get(2);
        assertThat(nesterov.get("type")).isEqualTo("truth");
        assertThat(nesterov.get("default")).isEqualTo(false);
    }

    @ParameterizedTest
    @CsvSource({
        "dataset, houses, table, choice",
        "dataset, csv, file, other",
        "schedule, cosine, warm-up, number",
        "loss, huber, delta, number"
    })
    void everyKindIsListed(String kind, String plugin, String setting, String type) {
        List<?> settings = (List<?>) plugin(kind, plugin).get("settings");
        assertThat(settings)
                .extracting(one -> ((Map<?, ?>) one).get("name") + " " + ((Map<?, ?>) one).get("type"))
                .contains(setting + " " + type);
    }

    @Test
    void lossesSayWhatTheyLearnToPredict() {
        assertThat(plugin("loss", "mse").get("target")).isEqualTo("number");
        assertThat(plugin("loss", "cross-entropy").get("target")).isEqualTo("one-of-k");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "1 1, .5 .5",
        "0 1, .2689 .7311",
        "2 4, .1192 .8808",
        "5 10, .0067 .9933",
        "-1 0 1, .0900 .2447 .6652",
        "1 2 4, .0420 .1142 .8438",
        "1000 1001, .2689 .7311",
        "-1e300 1e300, 0 1",
        "1e300 1e300, .5 .5",
        "1.7e308 -1.7e308, 1 0"
    })
    void softmaxOfAnyScores(String scores, String probabilities) {
        Map<?, ?> answer =
                page.ask("s", "softmax", Map.of("scores", list(scores))).await("softmax");
        List<Double> expected = list(probabilities);
        List<Double> given = numbers(answer.get("probabilities"));
        assertThat(given).hasSameSizeAs(expected);
        for (int i = 0; i < given.size(); i++) {
            assertThat(given.get(i)).isCloseTo(expected.get(i), within(5e-5));
        }
        List<Double> terms = numbers(answer.get("terms"));
        double sum = terms.stream().mapToDouble(Double::doubleValue).sum();
        assertThat(terms.stream().max(Double::compare)).contains(1.0);
        assertThat((Double) answer.get("sum")).isCloseTo(sum, within(1e-6));
    }

    private static List<Double> list(String words) {
        return List.of(words.split(" ")).stream().map(Double::valueOf).toList();
    }

    @Test
    void weightsAreNamedByWhereTheyLeadFromAndTo() {
        Map<String, Object> experiment = new LinkedHashMap<>(Servers.IRIS);
        experiment.put("network", Map.of("hidden", List.of(Map.of("units", 2, "activation", "tanh"))));
        List<?> names = (List<?>) page.open("names", experiment).await("opened").get("weights");
        assertThat(names.subList(0, 3).toString())
                .isEqualTo("[sepal_length to unit 1.1, sepal_length to unit 1.2, sepal_width to unit 1.1]");
        assertThat(names.subList(8, 12).toString())
                .isEqualTo("[bias to unit 1.1, bias to unit 1.2, unit 1.1 to setosa, unit 1.1 to versicolor]");
        assertThat(names.get(18)).isEqualTo("bias to virginica");
    }

    @Test
    void aMapHasThePredictionsThatItsPointsHave() {
        Map<String, Object> ask = Map.of("petal_length", 5, "petal_width", 1);
        page.send(Map.of("figure", "f", "type", "open", "experiment", Servers.IRIS, "ask", List.of(ask)));
        Map<?, ?> state = page.ask("f", "step", Map.of("count", 40)).stateAt(40);
        Map<String, ?> map = Map.of(
                "x", Map.of("column", "petal_length", "from", 1, "to", 5),
                "y", Map.of("column", "petal_width", "from", 0, "to", 1),
                "size", 3);
        Map<?, ?> answer = page.ask("f", "map", map).await("map");
        List<?> values = (List<?>) answer.get("values");
        assertThat(answer.get("step")).isEqualTo(40.0);
        assertThat(values).hasSize(9);
        assertThat(values.get(8)).isEqualTo(((List<?>) state.get("asked")).get(0));
        assertThat(values.get(0)).isNotEqualTo(values.get(2));
        assertThat(values.get(0)).isNotEqualTo(values.get(6));
    }

    @Test
    void aMapOfManyClassesHasFewerPoints() {
        page.open("f", Map.of("dataset", "digits", "optimizer", "adam"));
        List<?> inputs = (List<?>) page.await("opened").get("inputs");
        Map<String, ?> map = Map.of(
                "x", Map.of("column", inputs.get(10), "from", 0, "to", 16),
                "y", Map.of("column", inputs.get(11), "from", 0, "to", 16),
                "size", 100);
        Map<?, ?> answer = page.ask("f", "map", map).await("map");
        double size = OpenPage.number(answer, "size");
        assertThat(size).isBetween(50.0, 99.0);
        assertThat((List<?>) answer.get("values")).hasSize((int) (size * size));
    }

    @Test
    void anErrorSaysWhichMessageItIsAbout() {
        page.send(Map.of("figure", "s", "type", "softmax", "id", 17, "scores", List.of()));
        assertThat(page.await("error").get("id")).isEqualTo(17.0);
    }
}
