package dev.nudge.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nudge.fixtures.TableBuilder;
import dev.nudge.spi.ColumnType;
import dev.nudge.spi.InputException;
import dev.nudge.spi.Matrix;
import dev.nudge.spi.Table;
import dev.nudge.spi.Target;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FitTest {

    private static final double GAP = Double.NaN;

    private Scaling scaling = Scaling.by(Scaling.Method.NONE);
    private MissingValues missing = MissingValues.MEDIAN;
    private Optional<Scaling.Method> targetScaling = Optional.empty();
    private boolean shift = true;

    @ParameterizedTest
    @CsvSource({"MEDIAN, 3", "MEAN, 4", "ZERO, 0"})
    void missingNumbersAreFilled(MissingValues policy, double filled) {
        missing = policy;
        Table table = new TableBuilder()
                .numbers("x", 9, GAP, 3, 1, GAP, 3)
                .numbers("y", 1, 2, 3, 4, 5, 6)
                .build();
        assertThat(column(inputs(table), 0)).containsExactly(9, (float) filled, 3, 1, (float) filled, 3);
    }

    @Test
    void theMedianOfAnEvenNumberIsBetweenTheMiddleTwo() {
        Table table = new TableBuilder()
                .numbers("x", 8, 1, GAP, 2, 4)
                .numbers("y", 1, 2, 3, 4, 5)
                .build();
        assertThat(column(inputs(table), 0)).containsExactly(8, 1, 3, 2, 4);
    }

    @Test
    void aFilledValueIsScaledLikeAnyOther() {
        scaling = Scaling.by(Scaling.Method.MIN_MAX);
        missing = MissingValues.ZERO;
        Table table = new TableBuilder()
                .numbers("x", 10, GAP, 20)
                .numbers("y", 1, 2, 3)
                .build();
        assertThat(column(inputs(table), 0)).containsExactly(0, -1, 1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Scaling.Method.class,
            names = {"STANDARDIZE", "MIN_MAX", "NONE"})
    void aColumnWithoutAnyValueIsZero(Scaling.Method method) {
        scaling = Scaling.by(method);
        Table table =
                new TableBuilder().numbers("x", GAP, GAP).numbers("y", 1, 2).build();
        assertThat(column(inputs(table), 0)).containsExactly(0, 0);
    }

    @Test
    void rowsWithGapsMayBeDropped() {
        missing = MissingValues.DROP;
        Table table = new TableBuilder()
                .numbers("x", 1, GAP, 3, 4)
                .categories("c", "a", "a", null, "b")
                .numbers("y", 1, 2, 3, GAP)
                .build();
        assertThat(fit(table, Target.NUMBER, 0, 3).usableRows(table)).containsExactly(0, 3);
        missing = MissingValues.MEDIAN;
        assertThat(fit(table, Target.NUMBER, 0, 3).usableRows(table)).containsExactly(0, 1, 2, 3);
    }

    @Test
    void gapsMayBeAnError() {
        missing = MissingValues.FAIL;
        Table trained = new TableBuilder()
                .numbers("x", 1, 2)
                .categories("c", "a", "b")
                .numbers("y", 1, 2)
                .build();
        Encoding encoding = fit(trained, Target.NUMBER, 0, 1);
        assertThat(encoding.usableRows(trained)).containsExactly(0, 1);
        Table gap = new TableBuilder()
                .numbers("x", 1, 2, GAP)
                .categories("c", "a", "b", "a")
                .build();
        assertRefused(
                () -> encoding.usableRows(gap),
                "features.missing",
                "row 3 has no value in column 'x', and the setting is fail; "
                        + "use median, mean, zero or drop, or mend the table");
        Table unknown =
                new TableBuilder().numbers("x", 1, 2).categories("c", "a", "z").build();
        assertRefused(
                () -> encoding.usableRows(unknown),
                "features.missing",
                "row 2 has the unknown category 'z' in column 'c', and the setting is fail; "
                        + "use median, mean, zero or drop, or mend the table");
    }

    @Test
    void aCategoryHasAnInputForEachLevelInOrderOfNames() {
        Table table = new TableBuilder()
                .categories("port", "S", "C", null, "S")
                .numbers("y", 1, 2, 3, 4)
                .build();
        Encoding encoding = fit(table, Target.NUMBER, 0, 1, 2, 3);
        assertThat(encoding.inputNames()).containsExactly("port=(missing)", "port=C", "port=S");
        assertThat(encoding.inputs()).isEqualTo(3);
        assertThat(row(encoding, table, 0)).containsExactly(0, 0, 1);
        assertThat(row(encoding, table, 1)).containsExactly(0, 1, 0);
        assertThat(row(encoding, table, 2)).containsExactly(1, 0, 0);
        assertThat(encoding.types()).isEqualTo(Map.of("port", ColumnType.CATEGORY, "y", ColumnType.NUMBER));
    }

    @Test
    void aLevelThatTrainingDidNotSeeIsZeroEverywhere() {
        Table table = new TableBuilder()
                .categories("port", "S", "C", "Q", null)
                .numbers("y", 1, 2, 3, 4)
                .build();
        Encoding encoding = fit(table, Target.NUMBER, 0, 1);
        assertThat(encoding.inputNames()).containsExactly("port=C", "port=S");
        assertThat(row(encoding, table, 2)).containsExactly(0, 0);
        assertThat(row(encoding, table, 3)).containsExactly(0, 0);
    }

    @Test
    void levelsAreKnownByNameNotByCode() {
        Table table = new TableBuilder()
                .categories("port", "S", "C")
                .numbers("y", 1, 2)
                .build();
        Table other = new TableBuilder().categories("port", "C", "S").build(); // other codes for the same names
        Encoding encoding = fit(table, Target.NUMBER, 0, 1);
        assertThat(row(encoding, other, 0)).containsExactly(1, 0);
        assertThat(row(encoding, other, 1)).containsExactly(0, 1);
    }

    @Test
    void featuresStandNextToEachOther() {
        Table table = new TableBuilder()
                .numbers("a", 1, 2)
                .categories("c", "x", "y")
                .numbers("b", 5, 6)
                .numbers("y", 1, 2)
                .build();
        Encoding encoding = fit(table, Target.NUMBER, 0, 1);
        assertThat(encoding.inputNames()).containsExactly("a", "c=x", "c=y", "b");
        assertThat(row(encoding, table, 1)).containsExactly(2, 0, 1, 6);
        assertThat(encoding.inputs(table, new int[] {1, 0, 1}).data())
                .containsExactly(2, 0, 1, 6, 1, 1, 0, 5, 2, 0, 1, 6);
    }

    /** Nothing of a row that is not for training, not even its existence, may reach the encoding of features. */
    @Property(tries = 100)
    void testRowsNeverChangeTheEncoding(
            @ForAll Scaling.Method method, @ForAll MissingValues policy, @ForAll boolean shifting, @ForAll long seed) {
        scaling = Scaling.by(method);
        missing = policy;
        shift = shifting;
        Random random = new Random(seed);
        int[] train = IntStream.range(0, 40)
                .filter(i -> random.nextBoolean() || i < 2)
                .toArray();
        double[] x = random.doubles(40).toArray();
        double[] y = random.doubles(40).toArray();
        String[] c = IntStream.range(0, 40)
                .mapToObj(i -> "level" + random.nextInt(4))
                .toArray(String[]::new);
        Encoding encoding = fitAmongLabelled(table(x, c, y), train);
        for (int row = 0; row < 40; row++) {
            int number = row;
            if (IntStream.of(train).noneMatch(i -> i == number)) {
                x[row] = random.nextBoolean() ? GAP : 1000 * random.nextGaussian();
                y[row] = 1000 * random.nextGaussian();
                c[row] = random.nextBoolean() ? null : "other";
            }
        }
        assertThat(fitAmongLabelled(table(x, c, y), train)).isEqualTo(encoding);
    }

    @Test
    void numberTargetsAreStandardisedUnlessInputsAreNot() {
        Table table =
                new TableBuilder().numbers("x", 1, 2).numbers("y", 100, 300).build();
        scaling = Scaling.by(Scaling.Method.STANDARDIZE);
        assertThat(targets(table)).containsExactly(-1, 1);
        scaling = Scaling.by(Scaling.Method.MIN_MAX);
        assertThat(targets(table)).containsExactly(-1, 1);
        scaling = Scaling.by(Scaling.Method.NONE);
        assertThat(targets(table)).containsExactly(100, 300);
        scaling = Scaling.by(Map.of("x", 0.5));
        assertThat(targets(table)).containsExactly(100, 300);
        targetScaling = Optional.of(Scaling.Method.MIN_MAX);
        assertThat(targets(table)).containsExactly(0, 1);
    }

    @Test
    void withoutABiasNothingIsShifted() {
        scaling = Scaling.by(Scaling.Method.STANDARDIZE);
        shift = false;
        Table table =
                new TableBuilder().numbers("x", 0, 10).numbers("y", 0, 300).build();
        assertThat(column(inputs(table), 0)).containsExactly(0, 2);
        assertThat(targets(table)).containsExactly(0, 2);
    }

    @Test
    void aTargetThatNeverChangesKeepsItsValue() {
        scaling = Scaling.by(Scaling.Method.STANDARDIZE);
        Table table = new TableBuilder().numbers("x", 1, 2).numbers("y", 7, 7).build();
        TargetEncoding.Numeric target =
                (TargetEncoding.Numeric) fit(table, Target.NUMBER, 0, 1).target();
        assertThat(target.scale()).isEqualTo(new Scale(7, 1));
        shift = false;
        target = (TargetEncoding.Numeric) fit(table, Target.NUMBER, 0, 1).target();
        assertThat(target.scale()).isEqualTo(Scale.UNCHANGED);
    }

    @Test
    void countsAreNeverScaled() {
        scaling = Scaling.by(Scaling.Method.STANDARDIZE);
        Table table = new TableBuilder().numbers("x", 1, 2).numbers("y", 0, 30).build();
        assertThat(fit(table, Target.COUNT, 0, 1)
                        .targets(table, new int[] {0, 1})
                        .data())
                .containsExactly(0, 30);
    }

    @Test
    void classesAreInOrderOfTheirNamesOrValues() {
        Table table = new TableBuilder()
                .numbers("x", 1, 2, 3)
                .categories("y", "b", "a", "c")
                .build();
        assertThat(classes(table, Target.ONE_OF_K, 3)).containsExactly("a", "b", "c");
        assertThat(fit(table, Target.ONE_OF_K, 0, 1, 2)
                        .targets(table, new int[] {0, 2})
                        .data())
                .containsExactly(0, 1, 0, 0, 0, 1);
        Table numbered = new TableBuilder()
                .numbers("x", 1, 2, 3, 4)
                .numbers("y", 10, 9, -1, 10)
                .build();
        assertThat(classes(numbered, Target.ONE_OF_K, 4)).containsExactly("-1", "9", "10");
    }

    @Test
    void yesNoHasOneOutputForTheClassThatSortsLast() {
        Table table = new TableBuilder()
                .numbers("x", 1, 2)
                .categories("y", "yes", "no")
                .build();
        Encoding encoding = fit(table, Target.YES_NO, 0, 1);
        assertThat(encoding.target().outputs()).isEqualTo(1);
        assertThat(encoding.targets(table, new int[] {0, 1}).data()).containsExactly(1, 0);
    }

    @Test
    void aClassThatOnlyTestRowsHaveIsAClass() {
        Table table = new TableBuilder()
                .numbers("x", 1, 2, 3)
                .categories("y", "a", "b", "c")
                .build();
        Roles roles = Roles.of(settings(), table);
        Encoding encoding = new Fit(settings(), roles, true).on(new int[] {0, 1}, new int[] {0, 1, 2}, Target.ONE_OF_K);
        assertThat(encoding.target().outputs()).isEqualTo(3);
    }

    @Test
    void aClassThatNoRowHadIsAnError() {
        Table table =
                new TableBuilder().numbers("x", 1, 2).categories("y", "a", "b").build();
        Table other =
                new TableBuilder().numbers("x", 1, 2).categories("y", "a", "z").build();
        assertRefused(
                () -> fit(table, Target.ONE_OF_K, 0, 1).targets(other, new int[] {0, 1}),
                "features.target",
                "row 2 has the class 'z' in column 'y', which the training rows do not have; they have a, b");
    }

    @Test
    void refusesTargetsThatTheLossCannotTake() {
        Table text = target(new TableBuilder().categories("y", "Good", "Bad", "Good"));
        assertRefused(
                () -> fit(text, Target.NUMBER, 0, 1, 2),
                "loss",
                "needs a number to predict, but column 'y' holds categories such as 'Good'; use cross-entropy");
        Table fractions = target(new TableBuilder().numbers("y", 1, 2.5, 3));
        for (Target kind : new Target[] {Target.ONE_OF_K, Target.YES_NO}) {
            assertRefused(
                    () -> fit(fractions, kind, 0, 1, 2),
                    "loss",
                    "needs classes, but column 'y' holds numbers such as 2.5; use mse");
        }
        Table one = target(new TableBuilder().categories("y", "a", "a", "a"));
        assertRefused(
                () -> fit(one, Target.ONE_OF_K, 0, 1, 2),
                "loss",
                "needs at least two classes, but column 'y' has only 'a'");
        Table three = target(new TableBuilder().categories("y", "a", "b", "c"));
        assertThatThrownBy(() -> fit(three, Target.YES_NO, 0, 1, 2))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("loss: takes two classes, but column 'y' has 3 (a, b, c")
                .hasMessageEndingWith("; use cross-entropy");
        Table negative = target(new TableBuilder().numbers("y", 1, -2, 3));
        assertRefused(
                () -> fit(negative, Target.COUNT, 0, 1, 2), "loss", "needs counts, but column 'y' has -2.0; use mse");
    }

    @Test
    void aThousandClassesAreTakenForAMistakeIfTheyAreNumbers() {
        double[] numbers = IntStream.range(0, 1001).asDoubleStream().toArray();
        Table table =
                new TableBuilder().numbers("x", numbers).numbers("y", numbers).build();
        int[] rows = IntStream.range(0, 1001).toArray();
        assertRefused(
                () -> fit(table, Target.ONE_OF_K, rows),
                "loss",
                "needs classes, but column 'y' holds 1001 different numbers; use mse");
    }

    @Test
    void refusesATableOfOtherTypes() {
        Table table = new TableBuilder()
                .numbers("x", 1, 2)
                .categories("c", "a", "b")
                .numbers("y", 1, 2)
                .build();
        Encoding encoding = fit(table, Target.NUMBER, 0, 1);
        Table other = new TableBuilder()
                .categories("x", "one", "two")
                .categories("c", "a", "b")
                .build();
        assertThatThrownBy(() -> encoding.inputs(other, new int[] {0}))
                .isInstanceOf(InputException.class)
                .hasMessage("column 'x' holds categories here, but the model was trained on numbers");
    }

    private static Table target(TableBuilder target) {
        return target.numbers("x", 1, 2, 3).build();
    }

    private static Table table(double[] x, String[] c, double[] y) {
        return new TableBuilder()
                .numbers("x", x)
                .categories("c", c)
                .numbers("y", y)
                .build();
    }

    private FeatureSettings settings() {
        return new FeatureSettings(Optional.of("y"), List.of(), List.of(), scaling, missing, targetScaling);
    }

    private Encoding fit(Table table, Target kind, int... rows) {
        return new Fit(settings(), Roles.of(settings(), table), shift).on(rows, rows, kind);
    }

    /** As in an experiment that keeps rows back: those have targets too. */
    private Encoding fitAmongLabelled(Table table, int[] train) {
        int[] all = IntStream.range(0, table.rows()).toArray();
        return new Fit(settings(), Roles.of(settings(), table), shift).on(train, all, Target.NUMBER);
    }

    private Matrix inputs(Table table) {
        int[] all = IntStream.range(0, table.rows()).toArray();
        return fit(table, Target.NUMBER, all).inputs(table, all);
    }

    private float[] targets(Table table) {
        int[] all = IntStream.range(0, table.rows()).toArray();
        return fit(table, Target.NUMBER, all).targets(table, all).data();
    }

    private List<String> classes(Table table, Target kind, int rows) {
        return ((TargetEncoding.Classes)
                        fit(table, kind, IntStream.range(0, rows).toArray()).target())
                .classes();
    }

    private static float[] row(Encoding encoding, Table table, int row) {
        return encoding.inputs(table, new int[] {row}).data();
    }

    private static float[] column(Matrix matrix, int column) {
        float[] values = new float[matrix.rows()];
        for (int row = 0; row < values.length; row++) {
            values[row] = matrix.get(row, column);
        }
        return values;
    }

    private static void assertRefused(ThrowingCallable call, String key, String message) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        InputException.class, e -> assertThat(e.key()).contains(key))
                .hasMessage(key + ": " + message);
    }
}
