package dev.nudge.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nudge.features.FeatureSettings;
import dev.nudge.features.MissingValues;
import dev.nudge.features.Partition;
import dev.nudge.features.SplitSettings;
import dev.nudge.fixtures.ExperimentBuilder;
import dev.nudge.fixtures.Houses;
import dev.nudge.fixtures.InMemory;
import dev.nudge.fixtures.PlainDescent;
import dev.nudge.fixtures.SoftmaxCrossEntropy;
import dev.nudge.fixtures.SquaredError;
import dev.nudge.fixtures.TableBuilder;
import dev.nudge.network.NetworkSettings;
import dev.nudge.spi.ColumnType;
import dev.nudge.spi.InputException;
import dev.nudge.spi.Progress;
import dev.nudge.spi.Table;
import dev.nudge.train.TrainingSettings;
import java.util.Arrays;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class PreparedTest {

    private static final double GAP = Double.NaN;

    private static final Table GAPS = new TableBuilder()
            .numbers("x", 1, GAP, 3, 4, 5)
            .categories("c", "a", "b", null, "a", "b")
            .numbers("y", 1, 2, 3, GAP, 5)
            .build();

    @Test
    void loadsAndSplits() {
        Prepared prepared =
                new ExperimentBuilder(Houses.ten(), "price").split(0.2, 0.1).prepare();
        assertThat(prepared.table().rows()).isEqualTo(10);
        assertThat(prepared.labelled()).hasSize(10);
        assertThat(prepared.partition().test()).hasSize(2);
        assertThat(prepared.partition().validation()).hasSize(1);
        assertThat(prepared.partition().train()).hasSize(7);
        assertThat(prepared.notes()).isEmpty();
        assertThat(prepared.testTable()).isEmpty();
    }

    @Test
    void rowsWithoutATargetAreLeftOutWithANote() {
        Prepared prepared = new ExperimentBuilder(GAPS, "y").prepare();
        assertThat(prepared.labelled()).containsExactly(0, 1, 2, 4);
        assertThat(prepared.partition().train()).containsExactly(0, 1, 2, 4);
        assertThat(prepared.notes()).containsExactly("left out 1 row without a value in the target column 'y'");
    }

    @Test
    void rowsWithGapsAreLeftOutWithANoteIfWanted() {
        Prepared prepared =
                new ExperimentBuilder(GAPS, "y").missing(MissingValues.DROP).prepare();
        assertThat(prepared.labelled()).containsExactly(0, 4);
        assertThat(prepared.notes())
                .containsExactly(
                        "left out 1 row without a value in the target column 'y'",
                        "left out 2 rows with missing values");
    }

    @Test
    void rowsWithGapsAreAnErrorIfWanted() {
        assertRefused(
                () -> new ExperimentBuilder(GAPS, "y")
                        .missing(MissingValues.FAIL)
                        .run(),
                "features.missing",
                "row 2 has no value in column 'x', and the setting is fail; "
                        + "use median, mean, zero or drop, or mend the table");
        new ExperimentBuilder(Houses.ten(), "price")
                .missing(MissingValues.FAIL)
                .epochs(1)
                .run();
    }

    @Test
    void refusesTablesWithNothingToLearnFrom() {
        Table empty = new TableBuilder().numbers("x").numbers("y").build();
        assertRefused(() -> new ExperimentBuilder(empty, "y").prepare(), "dataset", "has no rows");
        Table unlabelled =
                new TableBuilder().numbers("x", 1, 2).numbers("y", GAP, GAP).build();
        assertRefused(
                () -> new ExperimentBuilder(unlabelled, "y").prepare(), "features.target", "column 'y' has no values");
        Table holes =
                new TableBuilder().numbers("x", GAP, GAP).numbers("y", 1, 2).build();
        assertRefused(
                () -> new ExperimentBuilder(holes, "y")
                        .missing(MissingValues.DROP)
                        .prepare(),
                "features.missing",
                "drop leaves no row: each has a missing value somewhere");
    }

    @Test
    void theTargetColumnDecidesWhereNoLossIsSaid() {
        Experiment unsaid = new Experiment(
                new InMemory(new Table(Houses.labelled().columns(), "label")),
                Optional.empty(),
                new FeatureSettings(),
                new SplitSettings(),
                new NetworkSettings(),
                Optional.empty(),
                new PlainDescent(0.1),
                new TrainingSettings());
        Prepared prepared = Prepared.of(
                unsaid,
                type -> type == ColumnType.CATEGORY ? new SoftmaxCrossEntropy() : new SquaredError(),
                Progress.NONE);
        assertThat(prepared.loss()).isEqualTo(new SoftmaxCrossEntropy());
        assertThat(prepared.experiment().loss()).contains(new SoftmaxCrossEntropy());
    }

    @Test
    void classesAreStratified() {
        String[] classes = new String[100];
        double[] x = new double[100];
        for (int i = 0; i < 100; i++) {
            classes[i] = i < 90 ? "common" : "rare";
            x[i] = i;
        }
        Table table =
                new TableBuilder().numbers("x", x).categories("y", classes).build();
        Partition partition = new ExperimentBuilder(table, "y")
                .loss(new SoftmaxCrossEntropy())
                .split(0.2, 0.1)
                .prepare()
                .partition();
        assertThat(Arrays.stream(partition.test()).filter(row -> row >= 90)).hasSize(2);
        assertThat(Arrays.stream(partition.validation()).filter(row -> row >= 90))
                .hasSize(1);
    }

    @Test
    void aTestTableAndATestShareAreOneTooMany() {
        assertRefused(
                () -> new ExperimentBuilder(Houses.ten(), "price")
                        .testTable(Houses.ten())
                        .split(0.2, 0)
                        .prepare(),
                "split.test",
                "keeps rows back for the test, but test-file names a file for it");
    }

    private static void assertRefused(ThrowingCallable call, String key, String message) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        InputException.class, e -> assertThat(e.key()).contains(key))
                .hasMessage(key + ": " + message);
    }
}
