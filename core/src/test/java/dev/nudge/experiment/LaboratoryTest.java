package dev.nudge.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.nudge.features.MissingValues;
import dev.nudge.features.Scaling;
import dev.nudge.fixtures.ExperimentBuilder;
import dev.nudge.fixtures.Houses;
import dev.nudge.fixtures.LogisticLoss;
import dev.nudge.fixtures.SoftmaxCrossEntropy;
import dev.nudge.fixtures.TableBuilder;
import dev.nudge.fixtures.TrainingBuilder;
import dev.nudge.network.Activation;
import dev.nudge.network.HiddenLayer;
import dev.nudge.network.Initialization;
import dev.nudge.network.NetworkSettings;
import dev.nudge.spi.InputException;
import dev.nudge.spi.Table;
import dev.nudge.train.Epoch;
import dev.nudge.train.Status;
import dev.nudge.train.Watcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LaboratoryTest {

    /** A feature that says nothing: what is learned is the mean of the targets. */
    private static Table constant(double... targets) {
        return new TableBuilder()
                .numbers("x", new double[targets.length])
                .numbers("y", targets)
                .build();
    }

    @Test
    void reportsTheWholeRun() {
        Outcome outcome = new ExperimentBuilder(Houses.ten(), "price")
                .split(0.2, 0.1)
                .training(new TrainingBuilder().epochs(20).batch(3).build())
                .run();
        assertThat(outcome.status()).isEqualTo(Status.COMPLETED);
        assertThat(outcome.epochs()).isEqualTo(20);
        assertThat(outcome.steps()).as("3 + 3 + 1 rows").isEqualTo(60);
        assertThat(outcome.examples()).isEqualTo(140);
        assertThat(outcome.seconds()).isPositive();
        assertThat(outcome.parts()).containsOnlyKeys("train", "validation", "test");
        assertThat(outcome.parts().get("test").evaluation().rows()).isEqualTo(2);
        assertThat(outcome.parts().get("train").loss()).isLessThan(outcome.initialLoss());
        assertThat(outcome.folds()).isEmpty();
        assertThat(outcome.reason()).isEmpty();
        assertThat(outcome.explanation()).isEmpty();
    }

    @Test
    void theLossIsInTheUnitsOfTrainingAndTheMetricsInThoseOfTheFile() {
        Outcome outcome = new ExperimentBuilder(Houses.ten(), "price").epochs(3).run();
        // the population variance of the prices takes the one to the other
        double[] prices = {399.9, 329.9, 369, 232, 539.9, 299.9, 314.9, 198.999, 212, 242.5};
        double mean = 0;
        for (double price : prices) {
            mean += price / 10;
        }
        double variance = 0;
        for (double price : prices) {
            variance += (price - mean) * (price - mean) / 10;
        }
        Outcome.PartResult train = outcome.parts().get("train");
        assertThat(train.evaluation().metrics().get("mse"))
                .isCloseTo(train.loss() * variance, within(1e-4 * train.loss() * variance));
        assertThat(outcome.initialLoss()).as("zeros predict the mean").isCloseTo(1, within(1e-6));
    }

    @Test
    void watchersSeeTheMetricsOfEveryEpoch() {
        List<Epoch> epochs = new ArrayList<>();
        Outcome outcome = new ExperimentBuilder(Houses.ten(), "price")
                .split(0.2, 0)
                .epochs(3)
                .run(epochs::add);
        assertThat(epochs).hasSize(3);
        Map<String, Double> last = epochs.get(2).metrics();
        assertThat(last.keySet())
                .containsExactly(
                        "train.loss",
                        "test.loss",
                        "train.mse",
                        "train.rmse",
                        "train.mae",
                        "train.r2",
                        "test.mse",
                        "test.rmse",
                        "test.mae",
                        "test.r2");
        assertThat(last.get("test.mse"))
                .isEqualTo(outcome.parts().get("test").evaluation().metrics().get("mse"));
    }

    @Test
    void leaveOneOutByHand() {
        // the mean of the other two predicts each: 6 - 1 = 5, 4.5 - 4 = 0.5, 2.5 - 8 = -5.5
        Outcome outcome = new ExperimentBuilder(constant(1, 4, 8), "y")
                .scaling(Scaling.by(Scaling.Method.NONE))
                .rate(0.5)
                .epochs(1)
                .folds("leave-one-out")
                .run();
        Outcome.Spread mae = outcome.folds().get("mae");
        double mean = (5 + 0.5 + 5.5) / 3;
        assertThat(mae.folds()).isEqualTo(3);
        assertThat(mae.mean()).isCloseTo(mean, within(1e-6));
        double squares = (5 - mean) * (5 - mean) + (0.5 - mean) * (0.5 - mean) + (5.5 - mean) * (5.5 - mean);
        assertThat(mae.standardDeviation()).isCloseTo(Math.sqrt(squares / 2), within(1e-6));
        assertThat(outcome.folds().get("mse").mean()).isCloseTo((25 + 0.25 + 30.25) / 3, within(1e-5));
        assertThat(outcome.folds()).containsOnlyKeys("loss", "mse", "rmse", "mae");
        // the experiment's own model has learned from all rows
        assertThat(outcome.model().weights()[1]).isCloseTo(13f / 3, within(1e-5f));
        assertThat(outcome.parts()).containsOnlyKeys("train");
    }

    @Test
    void eachFoldIsEncodedFromItsOwnTrainingRows() {
        // standardised targets of two rows are -1 and 1 whatever they are; the loss of the held-out row then is
        // ((y - mean) / deviation)^2: (1 - 6) / 2, (4 - 4.5) / 3.5, (8 - 2.5) / 1.5
        Outcome outcome = new ExperimentBuilder(constant(1, 4, 8), "y")
                .epochs(1)
                .folds("leave-one-out")
                .run();
        double expected = (Math.pow(5 / 2.0, 2) + Math.pow(0.5 / 3.5, 2) + Math.pow(5.5 / 1.5, 2)) / 3;
        assertThat(outcome.folds().get("loss").mean()).isCloseTo(expected, within(1e-5));
    }

    @Test
    void watchersHearOfFoldsButNotOfTheirEpochs() {
        List<String> heard = new ArrayList<>();
        Watcher watcher = new Watcher() {
            @Override
            public void epoch(Epoch epoch) {
                heard.add("epoch " + epoch.number());
            }

            @Override
            public void fold(int number, int folds) {
                heard.add("fold " + number + " of " + folds);
            }
        };
        new ExperimentBuilder(Houses.ten(), "price").epochs(2).folds("2").run(watcher);
        assertThat(heard).containsExactly("epoch 1", "epoch 2", "fold 1 of 2", "fold 2 of 2");
    }

    @Test
    void aSeparateTestTableIsForTheTest() {
        Table test = new TableBuilder()
                .numbers("y", 10, Double.NaN, 14)
                .numbers("x", 0, 0, 0)
                .build();
        Outcome outcome = new ExperimentBuilder(constant(10, 12), "y")
                .testTable(test)
                .scaling(Scaling.by(Scaling.Method.NONE))
                .rate(0.5)
                .epochs(1)
                .run();
        assertThat(outcome.parts().get("train").evaluation().rows()).isEqualTo(2);
        assertThat(outcome.parts().get("test").evaluation().rows())
                .as("one has no target")
                .isEqualTo(2);
        // 11 is predicted: 1 and 9
        assertThat(outcome.parts().get("test").evaluation().metrics().get("mse"))
                .isCloseTo(5, within(1e-5));
    }

    @Test
    void foldsAreTestedOnTheirOwnRowsEvenWithATestTable() {
        Outcome outcome = new ExperimentBuilder(constant(1, 4, 8), "y")
                .testTable(constant(1000, 1000))
                .scaling(Scaling.by(Scaling.Method.NONE))
                .rate(0.5)
                .epochs(1)
                .folds("leave-one-out")
                .run();
        assertThat(outcome.folds().get("mae").mean()).isCloseTo(11.0 / 3, within(1e-6));
        assertThat(outcome.parts().get("test").evaluation().metrics().get("mae"))
                .isGreaterThan(900);
    }

    @Test
    void aTestTableNeedsTargets() {
        Table unlabelled =
                new TableBuilder().numbers("x", 0).numbers("y", Double.NaN).build();
        assertRefused(
                new ExperimentBuilder(constant(1, 4), "y").testTable(unlabelled),
                "split.test-file",
                "has no row with a target");
        Table without = new TableBuilder().numbers("x", 0).build();
        assertRefused(
                new ExperimentBuilder(constant(1, 4), "y").testTable(without),
                "split.test-file",
                "the table has no column 'y'; did you mean 'x'?; columns: x");
    }

    @Test
    void earlyStoppingNeedsAMetricThatIsThere() {
        assertRefused(
                new ExperimentBuilder(Houses.ten(), "price")
                        .training(
                                new TrainingBuilder().stopEarly("train.los", 3).build()),
                "training.early-stopping.metric",
                "there is no 'train.los'; did you mean train.loss?; there are train.loss, train.mse, train.rmse, "
                        + "train.mae, train.r2");
        assertThatThrownBy(() -> new ExperimentBuilder(Houses.ten(), "price")
                        .training(new TrainingBuilder()
                                .stopEarly("validation.loss", 3)
                                .build())
                        .run())
                .hasMessageEndingWith("; set split.validation for more");
    }

    @Test
    void earlyStoppingKeepsTheBestWeights() {
        List<Epoch> epochs = new ArrayList<>();
        Outcome outcome = new ExperimentBuilder(Houses.ten(), "price")
                .split(0, 0.3)
                .rate(0.05)
                .training(new TrainingBuilder()
                        .epochs(5000)
                        .stopEarly("validation.loss", 20)
                        .build())
                .run(epochs::add);
        double best = epochs.stream()
                .mapToDouble(epoch -> epoch.metrics().get("validation.loss"))
                .min()
                .orElseThrow();
        assertThat(outcome.status()).isEqualTo(Status.COMPLETED);
        assertThat(outcome.epochs()).isLessThan(5000);
        assertThat(outcome.reason().orElseThrow()).startsWith("stopped early: validation.loss was best after epoch ");
        assertThat(outcome.parts().get("validation").loss()).isEqualTo(best);
        assertThat(epochs.get(epochs.size() - 1).metrics().get("validation.loss"))
                .isGreaterThan(best);
    }

    @Test
    void interruptedItStillHasAModel() {
        Watcher impatient = new Watcher() {
            private int epochs;

            @Override
            public void epoch(Epoch epoch) {
                epochs = epoch.number();
            }

            @Override
            public boolean goOn() {
                return epochs < 5;
            }
        };
        Outcome outcome =
                new ExperimentBuilder(Houses.ten(), "price").folds("2").run(impatient);
        assertThat(outcome.status()).isEqualTo(Status.INTERRUPTED);
        assertThat(outcome.epochs()).isEqualTo(5);
        assertThat(outcome.reason()).contains("interrupted");
        assertThat(outcome.folds()).isEmpty();
        assertThat(outcome.parts().get("train").loss()).isLessThan(outcome.initialLoss());
    }

    @Test
    void hiddenLayersLearnTheTenLabelsByHeart() {
        ExperimentBuilder experiment = new ExperimentBuilder(Houses.labelled(), "label")
                .loss(new SoftmaxCrossEntropy())
                .network(
                        new NetworkSettings(List.of(new HiddenLayer(4, Activation.TANH)), true, Initialization.AUTO, 0))
                .rate(0.3)
                .epochs(5000);
        assertThat(experiment.run().parts().get("train").evaluation().metrics().get("accuracy"))
                .isEqualTo(1);
        double heldOut =
                experiment.folds("leave-one-out").run().folds().get("accuracy").mean();
        assertThat(heldOut)
                .as("and say nothing about houses they have not seen")
                .isBetween(0.3, 0.6);
    }

    @Test
    void aYesNoLossHasOneOutputAndTwoClasses() {
        Outcome outcome = new ExperimentBuilder(Houses.labelled(), "label")
                .loss(new LogisticLoss())
                .epochs(500)
                .run();
        assertThat(outcome.initialLoss()).isCloseTo(Math.log(2), within(1e-6));
        assertThat(outcome.parts()
                        .get("train")
                        .evaluation()
                        .classes()
                        .orElseThrow()
                        .names())
                .containsExactly("Bad", "Good");
        assertThat(outcome.parts().get("train").evaluation().metrics())
                .containsKeys("accuracy", "logLoss", "precision", "recall", "f1", "auc");
        assertThat(outcome.parts().get("train").evaluation().metrics().get("logLoss"))
                .isCloseTo(outcome.parts().get("train").loss(), within(1e-6));
    }

    @Test
    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aClassificationThatEndsInNaNIsADivergence() {
        Outcome outcome = new ExperimentBuilder(Houses.labelled(), "label")
                .loss(new SoftmaxCrossEntropy())
                .scaling(Scaling.by(Map.of("area", 1e30)))
                .rate(1e38)
                .epochs(5)
                .run();
        assertThat(outcome.status()).isEqualTo(Status.DIVERGED);
    }

    @Test
    void aNumberTooLargeToLearnFromIsNamedWithItsRow() {
        Table table = new TableBuilder()
                .numbers("x", 1, 2, Double.POSITIVE_INFINITY)
                .numbers("y", 1, 2, 3)
                .build();
        assertThatThrownBy(() -> new ExperimentBuilder(table, "y").run())
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "row 3 has a number in column 'x' that is too large to compute with; mend the table, or scale the column");
        Table target = new TableBuilder()
                .numbers("x", 1, 2, 3)
                .numbers("y", 1, Double.POSITIVE_INFINITY, 3)
                .build();
        assertThatThrownBy(() -> new ExperimentBuilder(target, "y").run())
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "row 2 has a number in column 'y' that is too large to compute with; mend the table, or scale the column");
    }

    @Test
    void aTestTableMayHaveGapsOfItsOwn() {
        Table table =
                new TableBuilder().numbers("x", 0, 1, 2).numbers("y", 0, 1, 2).build();
        Table test = new TableBuilder()
                .numbers("x", Double.NaN, 1)
                .numbers("y", 1, 1)
                .build();
        ExperimentBuilder experiment =
                new ExperimentBuilder(table, "y").testTable(test).rate(0.5);
        assertThat(experiment.run().parts().get("test").evaluation().metrics().get("mse"))
                .as("the median of the training rows stands in")
                .isCloseTo(0, within(1e-9));
        assertThat(experiment
                        .missing(MissingValues.DROP)
                        .run()
                        .parts()
                        .get("test")
                        .evaluation()
                        .rows())
                .isEqualTo(1);
    }

    private static void assertRefused(ExperimentBuilder experiment, String key, String message) {
        assertThatThrownBy(experiment::run)
                .isInstanceOfSatisfying(
                        InputException.class, e -> assertThat(e.key()).contains(key))
                .hasMessage(key + ": " + message);
    }
}
