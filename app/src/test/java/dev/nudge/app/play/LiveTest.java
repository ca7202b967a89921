package dev.nudge.app.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nudge.app.config.JsonNodes;
import dev.nudge.app.run.Json;
import dev.nudge.experiment.Experiment;
import dev.nudge.experiment.Prepared;
import dev.nudge.spi.InputException;
import dev.nudge.spi.PointwiseLoss;
import dev.nudge.spi.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
        Map<String, Object> training =
                Map.of("converge", 0.1, "early-stopping", Map.of("metric", "train.loss", "patience", 3));
        Map<String, Object> experiment = with(Servers.IRIS, "training", training);
        assertThat(notes(with(experiment, "split", Map.of("folds", "leave-one-out"))))
                .satisfiesExactly(
                        note -> assertThat(note).startsWith("training.early-stopping does not end"),
                        note -> assertThat(note).startsWith("training.converge does not end"),
                        note -> assertThat(note).startsWith("split.folds is leave-one-out"));
        assertThat(notes(FOLDS)).isEmpty();
    }

    @Test
    void whatEndsTrainingEarlyIsNoPartOfWhatIsSaved() {
        Map<String, Object> training =
                Map.of("converge", 0.1, "early-stopping", Map.of("metric", "train.loss", "patience", 3));
        Experiment whole = read(with(Servers.IRIS, "training", training)).untilEpoch(7);
        assertThat(whole.training().epochs()).contains(7);
        assertThat(whole.training().converge()).isEmpty();
        assertThat(whole.training().earlyStopping()).isEmpty();
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

    private static List<String> notes(Map<String, ?> experiment) {
        Object notes = new Description(live(experiment))
                .reply(Optional.empty())
                .content()
                .get("notes");
        return ((List<?>) notes).stream().map(String.class::cast).toList();
    }
}
