package dev.nudge.app.play;

import static dev.nudge.app.play.OpenPage.number;
import static dev.nudge.app.play.OpenPage.numbers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nudge.app.run.Hashes;
import dev.nudge.experiment.Laboratory;
import dev.nudge.experiment.Prepared;
import dev.nudge.spi.Progress;
import dev.nudge.train.Watcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlayServerTest {

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

    private Map<?, ?> openHouses() {
        page.open("f", Servers.HOUSES);
        return page.stateAt(0);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0.007516, 366.2667, 964.537",
        "2, 0.007261, 350.974, 733.788",
        "3, 0.007327, 351.494, 732.794",
        "10, 0.007700, 350.707, 728.636",
        "100, 0.012271, 341.398, 680.274",
        "1000, 0.040490, 283.922, 482.625",
        "10000, 0.058486, 247.266, 447.291"
    })
    void stepsLeadWhereTheArticleSays(int steps, double weight, double bias, double error) {
        assertThat(number(openHouses(), "loss")).isCloseTo(134971.67, within(0.1));
        Map<?, ?> state = page.ask("f", "step", Map.of("count", steps)).stateAt(steps);
        List<Double> inFile = numbers(state.get("inFile"));
        assertThat(inFile.get(0)).isCloseTo(weight, within(1e-3 * weight));
        assertThat(inFile.get(1)).isCloseTo(bias, within(1e-4 * bias));
        assertThat(number(state, "loss")).isCloseTo(error, within(1e-4 * error));
    }

    @Test
    void weightsSetByHandAreInTheUnitsOfTheFile() {
        openHouses();
        Map<?, ?> state = page.ask("f", "set", Map.of("weights", Map.of("0", 0.18)))
                .state(s -> numbers(s.get("inFile")).get(0) > 0.17);
        assertThat(number(state, "loss")).isCloseTo(2058, within(1.0));
        assertThat(numbers(state.get("weights"))).containsExactly(1800.0, 0.0);
        Map<?, ?> rows = (Map<?, ?>) state.get("rows");
        assertThat(numbers(rows.get("predicted")).get(0)).isCloseTo(378.72, within(1e-3));
        assertThat(numbers(rows.get("error")).get(0)).isCloseTo(-21.18, within(1e-3));
        assertThat(numbers(rows.get("loss")).get(0)).isCloseTo(448.6, within(0.1));
    }

    @Test
    void theDescriptionHasRowsAndNetworkInTheUnitsOfTheFile() {
        page.open("f", Servers.HOUSES);
        Map<?, ?> opened = page.await("opened");
        assertThat(opened.get("weights")).isEqualTo(List.of("area", "bias"));
        assertThat(opened.get("rows"))
                .isEqualTo(List.of(List.of(2104.0, 399.9), List.of(1600.0, 329.9), List.of(2400.0, 369.0)));
        assertThat(opened.get("trail")).isEqualTo(List.of("step", "train.loss", "weight 0", "weight 1", "seconds"));
    }

    @Test
    void rowsOfThePagesOwnArePredicted() {
        page.send(Map.of(
                "figure", "f", "type", "open", "experiment", Servers.HOUSES, "ask", List.of(Map.of("area", 2000))));
        page.ask("f", "set", Map.of("weights", Map.of("0", 0.18)));
        Map<?, ?> state = page.state(s -> numbers(s.get("inFile")).get(0) > 0.17);
        assertThat(numbers(state.get("asked")).get(0)).isCloseTo(360, within(1e-3));
    }

    @Test
    void goingBackAndForthLeadsToTheSameBits() {
        page.open("f", Servers.IRIS);
        Object at73 = page.ask("f", "step", Map.of("count", 73)).stateAt(73).get("weights");
        Object at700 = page.ask("f", "go", Map.of("step", 700)).stateAt(700).get("weights");
        assertThat(page.ask("f", "step", Map.of("count", -627)).stateAt(73).get("weights"))
                .isEqualTo(at73);
        assertThat(page.ask("f", "go", Map.of("step", 700)).stateAt(700).get("weights"))
                .isEqualTo(at700);
        assertThat(number(page.ask("f", "go", Map.of("step", 0)).stateAt(0), "furthest"))
                .isEqualTo(700);
    }

    @Test
    void playGoesOnUntilPauseAndConvergeEndsByItself() {
        openHouses();
        page.ask("f", "play", Map.of("speed", 500)).state(s -> number(s, "step") > 20);
        Map<?, ?> paused =
                page.ask("f", "pause", Map.of()).state(s -> s.get("status").equals("rests"));
        assertThat(number(paused, "step")).isBetween(20.0, 5000.0);
        Map<?, ?> converged =
                page.ask("f", "converge", Map.of()).state(s -> s.get("status").equals("converged"));
        assertThat(number(converged, "loss")).isCloseTo(447.291, within(1e-3));
        assertThat(number(page.ask("f", "restart", Map.of()).stateAt(0), "loss"))
                .isCloseTo(134971.67, within(0.1));
    }

    @Test
    void divergenceIsExplainedAndEndsNothing() {
        Map<String, Object> wild = new LinkedHashMap<>(Servers.HOUSES);
        wild.put("optimizer", Map.of("name", "gd", "learning-rate", 5));
        page.open("f", wild);
        Map<?, ?> state =
                page.ask("f", "play", Map.of()).state(s -> s.get("status").equals("diverged"));
        assertThat((String) state.get("explanation"))
                .contains("largest curvature", "change:")
                .doesNotContain("kept");
        assertThat(page.ask("f", "arithmetic", Map.of()).error()).contains("diverged");
        assertThat(number(page.ask("f", "go", Map.of("step", 1)).stateAt(1), "loss"))
                .isGreaterThan(134971);
    }

    @Test
    void aSurfaceHasTheLossesThatItsWeightsHave() {
        openHouses();
        Map<String, ?> surface = Map.of(
                "x", Map.of("weight", 0, "from", 0.1, "to", 0.18),
                "y", Map.of("weight", 1, "from", 0, "to", 150),
                "size", 3);
        Map<?, ?> answer = page.ask("f", "surface", surface).await("surface");
        List<Double> losses = numbers(answer.get("losses"));
        assertThat(losses).hasSize(9);
        assertThat(losses.get(2)).isCloseTo(2057.7, within(0.1));
        assertThat(losses.get(6)).isCloseTo(799.087, within(0.01));
        Map<?, ?> state = page.ask("f", "set", Map.of("weights", Map.of("0", 0.1, "1", 150)))
                .state(s -> number(s, "loss") < 1000);
        assertThat(number(state, "loss")).isCloseTo(losses.get(6), within(1e-3));
    }

    @Test
    void arithmeticOfAWeightAddsUpToItsStep() {
        Map<String, Object> adam = new LinkedHashMap<>(Servers.HOUSES);
        adam.put("optimizer", "adam");
        page.open("f", adam);
        page.ask("f", "step", Map.of("count", 5)).stateAt(5);
        Map<?, ?> answer = page.ask("f", "arithmetic", Map.of("weight", 1)).await("arithmetic");
        double sum = 0;
        for (Object term : (List<?>) answer.get("terms")) {
            List<Double> numbers = numbers(term);
            assertThat(numbers.get(3)).isCloseTo(numbers.get(1) * numbers.get(2), within(1e-6));
            sum += numbers.get(3);
        }
        assertThat(sum / 3).isCloseTo(number(answer, "mean"), within(1e-2));
        assertThat(numbers(answer.get("memoryAfter"))).hasSize(2).isNotEqualTo(answer.get("memoryBefore"));
        Map<?, ?> next = page.ask("f", "step", Map.of()).stateAt(6);
        assertThat(numbers(next.get("weights")).get(1).floatValue()).isEqualTo((float) number(answer, "after"));
    }

    @Test
    void whatIsSavedRunsToTheSameWeights(@TempDir Path folder) throws IOException {
        page.open("f", Servers.IRIS);
        page.ask("f", "go", Map.of("step", 50)).stateAt(50);
        Map<?, ?> file = page.ask("f", "export", Map.of()).await("file");
        Path path = Files.writeString(folder.resolve("experiment.yaml"), (String) file.get("text"));
        Prepared prepared =
                Prepared.of(Servers.READER.read(path, List.of()).experiment(), Servers::usualLoss, Progress.NONE);
        float[] weights = new Laboratory().run(prepared, Watcher.NONE).model().weights();
        assertThat(file.get("weightsHash")).isEqualTo(Hashes.of(weights));
    }

    @Test
    void whatNoFileCanSayIsNotSaved() {
        openHouses();
        assertThat(page.ask("f", "export", Map.of()).error()).contains("no step yet");
        page.ask("f", "set", Map.of("weights", Map.of("0", 0.1)));
        page.ask("f", "step", Map.of()).stateAt(1);
        assertThat(page.ask("f", "export", Map.of()).error()).contains("by hand");
        page.open("i", Servers.IRIS);
        page.ask("i", "step", Map.of("count", 7)).stateAt(7);
        assertThat(page.ask("i", "export", Map.of()).error()).contains("step 2 of 5");
    }

    @Test
    void oneStateIsOnItsWayAtATimeAndTheNextIsTheNewest() {
        page.open("f", Servers.HOUSES);
        assertThat(page.next().get("type")).isEqualTo("opened");
        assertThat(page.next().get("type")).isEqualTo("state");
        for (int i = 1; i <= 100; i++) {
            page.ask("f", "set", Map.of("weights", Map.of("1", i)));
        }
        assertThat(page.next()).as("nothing while the last state is not drawn").isNull();
        page.ask("f", "drawn", Map.of());
        assertThat(numbers(page.next().get("inFile")).get(1)).isEqualTo(100);
        assertThat(page.next()).isNull();
    }

    @Test
    void aQuestionIsNoReasonForANewState() {
        openHouses();
        page.ask("f", "histograms", Map.of()).ask("f", "surface", Map.of("size", 2));
        page.ask("f", "arithmetic", Map.of());
        assertThat(page.next().get("type")).isEqualTo("histograms");
        assertThat(page.next().get("type")).isEqualTo("surface");
        assertThat(page.next().get("type")).isEqualTo("arithmetic");
        assertThat(page.next())
                .as("or a page that asks after each state is never done")
                .isNull();
    }

    @Test
    void whatCannotBeSetIsFollowedByAStateAllTheSame() {
        openHouses();
        page.ask("f", "set", Map.of("weights", Map.of("9", 1)));
        assertThat(page.error()).contains("no weight '9'");
        page.stateAt(0);
    }

    @Test
    void theTrailGrowsByItsNewPointsAndBeginsAnewWithTheTraining() {
        openHouses();
        Map<?, ?> first =
                (Map<?, ?>) page.ask("f", "step", Map.of("count", 3)).stateAt(3).get("trail");
        assertThat(number(first, "from")).isEqualTo(1);
        assertThat((List<?>) first.get("points")).hasSize(3);
        Map<?, ?> restarted =
                (Map<?, ?>) page.ask("f", "restart", Map.of()).stateAt(0).get("trail");
        assertThat(number(restarted, "from")).isZero();
        assertThat((List<?>) restarted.get("points")).hasSize(1);
    }

    /** experiments/good-or-bad.yaml. */
    private static final Map<String, Object> LABELLED = Map.of(
            "dataset",
            Map.of("name", "houses", "table", "labelled"),
            "features",
            Map.of("target", "label"),
            "split",
            Map.of("folds", "leave-one-out"),
            "network",
            Map.of("hidden", List.of(Map.of("units", 4, "activation", "tanh"))),
            "loss",
            "cross-entropy",
            "optimizer",
            Map.of("name", "gd", "learning-rate", 0.3),
            "training",
            Map.of("epochs", 5000, "batch-size", "all"));

    @Test
    void foldsMakeEveryStepTooAndSayWhatTheyHaveNotSeen() {
        page.open("f", LABELLED);
        assertThat((List<?>) page.await("opened").get("trail")).asString().endsWith("seconds, held-out.loss]");
        Map<?, ?> state = page.ask("f", "go", Map.of("step", 5000)).stateAt(5000);
        Map<?, ?> train = (Map<?, ?>) ((Map<?, ?>) state.get("parts")).get("train");
        assertThat(number(train, "accuracy")).isEqualTo(1);
        Map<?, ?> heldOut = (Map<?, ?>) state.get("heldOut");
        assertThat(number(heldOut, "rows")).isEqualTo(10);
        assertThat(number(heldOut, "right")).isBetween(4.0, 5.0);
        assertThat(number(heldOut, "loss")).isGreaterThan(1);
        assertThat((List<?>) heldOut.get("predicted"))
                .hasSize(10)
                .allSatisfy(row -> assertThat((List<?>) row).hasSize(2));
        page.ask("f", "go", Map.of("step", 777)).stateAt(777);
        assertThat(page.ask("f", "go", Map.of("step", 5000)).stateAt(5000).get("heldOut"))
                .as("to and fro")
                .isEqualTo(heldOut);
        page.ask("f", "restart", Map.of()).stateAt(0);
        assertThat(page.ask("f", "go", Map.of("step", 5000)).stateAt(5000).get("heldOut"))
                .as("once more")
                .isEqualTo(heldOut);
    }

    @Test
    void theHeldOutLossIsThatOfTheShell(@TempDir Path folder) throws IOException {
        page.open("f", LABELLED);
        Map<?, ?> state = page.ask("f", "go", Map.of("step", 500)).stateAt(500);
        Map<?, ?> file = page.ask("f", "export", Map.of()).await("file");
        Prepared prepared = Prepared.of(
                Servers.READER
                        .read(Files.writeString(folder.resolve("f.yaml"), (String) file.get("text")), List.of())
                        .experiment(),
                Servers::usualLoss,
                Progress.NONE);
        var folds = new Laboratory().run(prepared, Watcher.NONE).folds();
        Map<?, ?> heldOut = (Map<?, ?>) state.get("heldOut");
        assertThat(number(heldOut, "right") / 10)
                .isCloseTo(folds.get("accuracy").mean(), within(1e-9));
        assertThat(number(heldOut, "loss")).isCloseTo(folds.get("loss").mean(), within(1e-6));
    }

    @Test
    void manyFoldsAreLeftToTheShell() {
        Map<String, Object> iris = new LinkedHashMap<>(Servers.IRIS);
        iris.put("split", Map.of("folds", "leave-one-out"));
        page.open("f", iris);
        assertThat(page.stateAt(0).get("heldOut")).isNull();
        page.open(
                "f",
                Map.of(
                        "dataset",
                        Map.of("name", "generated", "rows", 100_000),
                        "split",
                        Map.of("folds", "leave-one-out")));
        assertThat(page.state(s -> !s.get("rows").equals(Map.of())).get("heldOut"))
                .as("nor are 100,000 of them dealt")
                .isNull();
    }

    @Test
    void aFoldThatDivergesIsLeftOutAndStopsNothing() {
        Map<String, Object> wild = new LinkedHashMap<>(LABELLED);
        wild.put("optimizer", Map.of("name", "gd", "learning-rate", 1e30));
        page.open("f", wild);
        assertThat(page.ask("f", "play", Map.of())
                        .state(s -> s.get("status").equals("diverged"))
                        .get("heldOut"))
                .isNotNull();
    }

    @Test
    void theTrailSaysWhatTheStepsTook() {
        openHouses();
        Map<?, ?> state = page.ask("f", "step", Map.of("count", 100)).stateAt(100);
        List<?> points = (List<?>) ((Map<?, ?>) state.get("trail")).get("points");
        double before = 0;
        for (Object point : points) {
            double seconds = numbers(point).get(4);
            assertThat(seconds).isGreaterThanOrEqualTo(before).isLessThan(10);
            before = seconds;
        }
        assertThat(before).isPositive();
    }
}
