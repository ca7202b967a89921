package dev.nudge.app.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nudge.app.config.JsonNodes;
import dev.nudge.app.run.Json;
import dev.nudge.experiment.Experiment;
import dev.nudge.experiment.Laboratory;
import dev.nudge.experiment.Outcome;
import dev.nudge.experiment.Prepared;
import dev.nudge.spi.InputException;
import dev.nudge.spi.PointwiseLoss;
import dev.nudge.spi.Progress;
import dev.nudge.train.Watcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LiveTest {

    private static final long LONG = TimeUnit.MINUTES.toNanos(10);

    private static Live live(Map<String, ?> experiment) {
        return live(read(experiment));
    }

    private static Experiment read(Map<String, ?> experiment) {
        return Servers.READER
                .read("test", JsonNodes.read(Json.line(experiment), "test"))
                .experiment();
    }

    private static Live live(Experiment experiment) {
        Prepared prepared = Prepared.of(experiment, Servers::usualLoss, Progress.NONE);
        return new Live(prepared, new OwnFiles(new Uploads(Bounds.usual()), 1));
    }

    /** Takes a millisecond a row at least. */
    record Slow() implements PointwiseLoss {
        @Override
        public double value(double output, double target) {
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(1);
            while (System.nanoTime() < end) {
                Thread.onSpinWait();
            }
            return (output - target) * (output - target);
        }

        @Override
        public double slope(double output, double target) {
            return 2 * (output - target);
        }
    }

    @Test
    void theTimeOfAStepIsThatOfItsGradientTooHoweverEarlyTheTrailAsksForIt() {
        Live live = live(read(Servers.HOUSES).resolved(new Slow(), 10));
        live.goTo(10);
        live.advance(LONG);
        double[] last = live.trail().from(10).get(0);
        assertThat(last[last.length - 1]).isGreaterThanOrEqualTo(10 * 3 * 1e-3);
    }

    private static Map<String, Object> with(Map<String, Object> experiment, String key, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(experiment);
        changed.put(key, value);
        return changed;
    }

    @Test
    void aStepBackWhileItPlaysIsBackFromWhereItIsNotFromWhereItIsToEnd() {
        Live live = live(Servers.HOUSES);
        live.goTo(10);
        live.advance(LONG);
        live.play(0, 10_000);
        live.goBy(-1);
        live.advance(LONG);
        assertThat(live.training().steps()).isEqualTo(9);
    }

    @Test
    void stepsThatAreAskedForWhileItMakesStepsAddUp() {
        Live live = live(Servers.HOUSES);
        live.goBy(10);
        live.goBy(10);
        live.goBy(-5);
        live.advance(LONG);
        assertThat(live.training().steps()).isEqualTo(15);
        live.goBy(1);
        live.advance(LONG);
        assertThat(live.training().steps()).isEqualTo(16);
    }

    @Test
    void onlyTheWayBackIsNotShown() {
        Live live = live(Servers.HOUSES);
        live.goTo(1000);
        assertThat(live.returning()).isFalse();
        live.advance(LONG);
        live.goTo(999);
        assertThat(live.returning()).isTrue();
        live.goTo(1_000_000);
        assertThat(live.returning()).as("what follows is new").isFalse();
        live.goTo(999);
        live.advance(LONG);
        assertThat(live.returning()).isFalse();
        live.goTo(1000);
        assertThat(live.returning()).as("forth, where it has been").isTrue();
    }

    @Test
    void whatDivergesWithItsLastStepIsSaidAndNotSaved() {
        Live live = live(with(Servers.HOUSES, "optimizer", Map.of("name", "gd", "learning-rate", 5)));
        for (int step = 1; live.status() != Live.Status.DIVERGED; step++) {
            live.goTo(step);
            live.advance(LONG);
            assertThat(live.training().steps()).as("after the last step").isEqualTo(step);
        }
        assertThat(live.explanation().orElseThrow()).contains("largest curvature");
        assertThatThrownBy(() -> new Export().answer(live))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("diverged");
        live.goBy(-1);
        live.advance(LONG);
        assertThat(new Export().answer(live)).isPresent();
    }

    @Test
    void aScheduleOverAllEpochsIsSavedAtItsEndOnly() {
        Map<String, Object> training =
                Map.of("epochs", 20, "batch-size", "all", "schedule", Map.of("name", "cosine", "warm-up", 2));
        Live live = live(with(Servers.HOUSES, "training", training));
        live.goTo(10);
        live.advance(LONG);
        assertThatThrownBy(() -> new Export().answer(live)).hasMessageContaining("over 20 epochs, and it has made 10");
        live.goTo(20);
        live.advance(LONG);
        assertThat(new Export().answer(live)).isPresent();
    }

    private static final Map<String, Object> FOLDS = Map.of(
            "dataset", Map.of("name", "houses", "table", "labelled"),
            "features", Map.of("target", "label"),
            "split", Map.of("folds", 5),
            "training", Map.of("epochs", 100, "batch-size", "all"));

    @Test
    void foldsGoBackTogetherWithTheExperiment() {
        Live live = live(with(FOLDS, "optimizer", Map.of("name", "gd", "learning-rate", 0.3)));
        HeldOut folds = live.heldOut().orElseThrow();
        live.goTo(300);
        live.advance(LONG);
        double at300 = folds.loss();
        live.goTo(777);
        live.advance(LONG);
        live.goTo(300);
        live.advance(LONG);
        assertThat(folds.loss()).isEqualTo(at300);
    }

    @Test
    void aFoldThatLacksACategoryCannotBeginWhereTheExperimentDoes(@TempDir Path folder) throws IOException {
        Path file =
                Files.writeString(folder.resolve("rare.csv"), "kind,price\na,1\na,2\na,3\na,4\nb,5\nb,6\nb,7\nc,8\n");
        Live live = live(Map.of(
                "dataset", Map.of("name", "csv", "file", file.toString()),
                "features", Map.of("target", "price"),
                "split", Map.of("folds", 4),
                "optimizer", "adam",
                "training", Map.of("batch-size", "all")));
        HeldOut folds = live.heldOut().orElseThrow();
        assertThat(folds.state()).containsEntry("rows", 8);
        live.goTo(10);
        live.advance(LONG);
        double fromInitial = folds.loss();
        live.startFrom(new float[live.training().weights().length]);
        assertThat(folds.state()).containsEntry("rows", 6);
        live.goTo(10);
        live.advance(LONG);
        live.goTo(5);
        live.advance(LONG);
        assertThat(folds.state()).containsEntry("rows", 6);
        assertThat(folds.loss()).isNaN();
        live.restart();
        live.goTo(10);
        live.advance(LONG);
        assertThat(folds.loss()).isEqualTo(fromInitial);
    }

    @Test
    void aFoldThatDivergedIsOutWhereItHasNotBeen() {
        Live live = live(with(FOLDS, "optimizer", Map.of("name", "gd", "learning-rate", 1e30)));
        HeldOut folds = live.heldOut().orElseThrow();
        for (int step = 1; live.status() != Live.Status.DIVERGED; step++) {
            live.goTo(step);
            live.advance(LONG);
        }
        folds.step();
        assertThat(folds.loss()).isNaN();
        folds.restore(live.training().steps() + 10);
        assertThat(folds.loss()).as("a fold that did not come so far").isNaN();
        folds.restore(0);
        assertThat(folds.loss()).isFinite();
    }

    @Test
    void ofManyRowsMostStatesHaveNoScores() {
        Live live = live(Map.of(
                "dataset", Map.of("name", "generated", "rows", 20_000),
                "network", Map.of("hidden", List.of(Map.of("units", 64))),
                "training", Map.of("batch-size", 1)));
        State state = new State(live, new Asked(live.fitting(), List.of()));
        live.play(0, Long.MAX_VALUE);
        live.advance(1_000_000);
        Map<String, ?> first = state.reply(0).content();
        assertThat(first).containsKeys("parts", "rows");
        live.advance(1_000_000);
        Map<String, ?> second = state.reply(0).content();
        assertThat(second).doesNotContainKeys("parts", "rows");
        assertThat(second.get("loss")).isEqualTo(first.get("loss"));
        live.pause();
        Map<String, ?> last = state.reply(0).content();
        assertThat(last).containsKeys("parts", "rows");
        assertThat(last.get("loss")).isEqualTo(live.training().loss());
    }

    @Test
    void ofManyRowsTheTrailIsSparser() {
        Live many = live(Map.of(
                "dataset",
                Map.of("name", "generated", "rows", 20_000),
                "network",
                Map.of("hidden", List.of(Map.of("units", 64)))));
        many.goTo(128);
        many.advance(LONG);
        assertThat(many.trail().size()).isEqualTo(64 + 32 + 1);
        Live few = live(Servers.HOUSES);
        few.goTo(512);
        few.advance(LONG);
        assertThat(few.trail().size()).isEqualTo(1 + 255 + 128 + 1);
    }

    @Test
    void theDescriptionSaysWhatIsLeftOut() {
        assertThat(notes(with(Servers.IRIS, "split", Map.of("folds", "leave-one-out"))))
                .singleElement(InstanceOfAssertFactories.STRING)
                .startsWith("split.folds is leave-one-out");
        assertThat(notes(FOLDS)).isEmpty();
    }

    private static Map<String, Object> ending(Map<String, ?> training) {
        Map<String, Object> all = new LinkedHashMap<>(Map.of("epochs", 60, "batch-size", 16));
        all.putAll(training);
        return new LinkedHashMap<>(Map.of(
                "dataset", Map.of("name", "iris"),
                "split", Map.of("validation", 0.2, "seed", 3),
                "network", Map.of("hidden", List.of(Map.of("units", 6, "activation", "tanh")), "dropout", 0.1),
                "optimizer", Map.of("name", "adam", "learning-rate", 0.05),
                "training", all));
    }

    private static Map<String, Object> early(String metric, int patience) {
        return Map.of("early-stopping", Map.of("metric", metric, "patience", patience));
    }

    static List<Map<String, Object>> endings() {
        Map<String, Object> both = new LinkedHashMap<>(early("validation.accuracy", 30));
        both.put("converge", 0.07);
        return List.of(
                early("validation.loss", 3),
                early("validation.loss", 59),
                early("validation.accuracy", 8),
                early("train.loss", 1),
                Map.of("converge", 0.07),
                Map.of("converge", 1e-9),
                both);
    }

    @ParameterizedTest
    @MethodSource("endings")
    void anEndInTheExperimentIsThatOfARun(Map<String, Object> training) {
        Experiment experiment = read(ending(training));
        Outcome run = new Laboratory().run(Prepared.of(experiment, Servers::usualLoss, Progress.NONE), Watcher.NONE);
        Live live = live(experiment);
        live.play(0, 60L * live.training().stepsPerEpoch());
        live.advance(LONG);
        assertThat(live.status()).isEqualTo(Live.Status.RESTS);
        assertThat(live.training().weights()).isEqualTo(run.model().weights());
        assertThat(live.ended()).isPresent();
        assertThat(live.ended().orElseThrow())
                .startsWith(run.reason().orElse("trained for all 60 epochs"))
                .endsWith(live.training().steps() < live.trail().furthest() ? "where it was best" : "it ends here");
        Reply file = new Export().answer(live).orElseThrow();
        assertThat(file.content()).doesNotContainKey("leftOut");
        assertThat((String) file.content().get("text"))
                .contains(training.keySet())
                .contains("epochs: 60");
    }

    @Test
    void whoeverComesToAnEndAgainComesToTheSame() {
        Live live = live(ending(early("train.loss", 1)));
        int perEpoch = live.training().stepsPerEpoch();
        long last = 60L * perEpoch;
        live.play(0, last);
        live.advance(LONG);
        Optional<String> reason = live.ended();
        float[] weights = live.training().weights().clone();
        long best = live.training().steps();
        assertThat(best).isLessThan(live.trail().furthest());
        for (long step : new long[] {0, best - perEpoch, best, best + perEpoch, last - 1, 0}) {
            live.goTo(step);
            live.advance(LONG);
            assertThat(live.training().steps()).as("by hand, one goes anywhere").isEqualTo(step);
            assertThat(live.ended()).isEmpty();
            live.play(0, last);
            live.advance(LONG);
            if (step == last - 1) {
                assertThat(live.ended()).as("that was passed by hand").isEmpty();
                assertThat(live.training().steps()).isEqualTo(last);
                assertThat(new Export().answer(live).orElseThrow().content()).containsKey("leftOut");
            } else {
                assertThat(live.ended()).isEqualTo(reason);
                assertThat(live.training().weights()).isEqualTo(weights);
            }
        }
        live.restart();
        live.play(0, last);
        live.advance(LONG);
        assertThat(live.training().weights()).isEqualTo(weights);
    }

    @Test
    void whereTheGradientWasShortOnceARunHasEnded() {
        Live live = live(ending(Map.of("converge", 0.07)));
        int perEpoch = live.training().stepsPerEpoch();
        live.play(0, 60L * perEpoch);
        live.advance(LONG);
        long end = live.training().steps();
        assertThat(live.ended()).isPresent();
        live.goTo(end + perEpoch);
        live.advance(LONG);
        live.play(0, 60L * perEpoch);
        live.advance(LONG);
        assertThat(live.ended()).isEmpty();
        assertThat(live.training().steps()).isEqualTo(60L * perEpoch);
        live.goTo(end);
        live.play(0, 60L * perEpoch);
        live.advance(LONG);
        assertThat(live.ended()).isPresent();
        assertThat(live.training().steps()).isEqualTo(end);
    }

    @Test
    void trainingGoesOnBeyondTheLastEpochIfAsked() {
        Live live = live(ending(early("validation.loss", 60)));
        long last = 60L * live.training().stepsPerEpoch();
        live.goTo(last);
        live.advance(LONG);
        live.play(0, 2 * last);
        live.advance(LONG);
        assertThat(live.training().steps()).isEqualTo(2 * last);
        assertThat(live.ended()).isEmpty();
    }

    @Test
    void beforeItsEndAnExperimentIsSavedWithoutIt() {
        Map<String, Object> both = new LinkedHashMap<>(early("train.loss", 3));
        both.put("converge", 1e-9);
        Live live = live(ending(both));
        live.goTo(7L * live.training().stepsPerEpoch());
        live.advance(LONG);
        Map<String, ?> file = new Export().answer(live).orElseThrow().content();
        assertThat((String) file.get("text")).contains("epochs: 7").doesNotContain("converge", "early-stopping");
        assertThat((String) file.get("leftOut")).startsWith("early-stopping and converge left out");
    }

    @Test
    void aMetricThatThereIsNotIsSaidAtOnce() {
        assertThatThrownBy(() -> live(ending(early("test.loss", 3))))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("training.early-stopping.metric: there is no 'test.loss'");
    }

    @Test
    void pairsAreOfActualAndPredictedValues() {
        Map<?, ?> parts = (Map<?, ?>)
                new Pairs().answer(live(Servers.HOUSES)).orElseThrow().content().get("parts");
        assertThat((List<?>) parts.get("train")).allSatisfy(pair -> {
            assertThat((Double) ((List<?>) pair).get(0)).isGreaterThan(300);
            assertThat((Double) ((List<?>) pair).get(1)).as("with weights of 0").isZero();
        });
    }

    @Test
    void histogramsLeaveBiasesOut() {
        Object layers =
                new Histograms().answer(live(FOLDS)).orElseThrow().content().get("layers");
        Live live = live(FOLDS);
        assertThat(((Map<?, ?>) ((List<?>) layers).get(0)).get("size"))
                .isEqualTo(live.fitting().encoding().inputs()
                        * live.fitting().network().outputs());
    }

    private static List<String> notes(Map<String, Object> experiment) {
        Object notes = new Description(live(experiment))
                .reply(Optional.empty())
                .content()
                .get("notes");
        return ((List<?>) notes).stream().map(String.class::cast).toList();
    }
}
