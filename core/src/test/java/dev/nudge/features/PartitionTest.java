package dev.nudge.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.nudge.spi.InputException;
import dev.nudge.spi.InvalidSetting;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PartitionTest {

    @Property(tries = 300)
    void partsAreDisjointAndCoverTheRows(
            @ForAll @IntRange(min = 20, max = 300) int rows,
            @ForAll @DoubleRange(min = 0.05, max = 0.4) double test,
            @ForAll @DoubleRange(min = 0.05, max = 0.4) double validation,
            @ForAll @IntRange(min = 1, max = 7) int classes,
            @ForAll long seed) {
        int[] numbers = IntStream.range(0, rows).map(i -> 3 * i + 1).toArray(); // not 0, 1, 2: some rows are unlabelled
        Partition partition = Partition.of(settings(test, validation, seed), numbers, row -> row % classes);
        assertThat(concat(partition.train(), partition.validation(), partition.test()))
                .containsExactly(numbers);
        assertThat(partition.train()).isSorted();
        assertThat(partition.validation()).isSorted();
        assertThat(partition.test()).isSorted();
        assertThat(partition.test().length).isEqualTo(Math.round(test * rows));
        assertThat((double) partition.validation().length).isCloseTo(validation * rows, within(1.5));
    }

    @Property(tries = 300)
    void eachPartGetsItsShareOfEveryClass(
            @ForAll @IntRange(min = 20, max = 300) int rows,
            @ForAll @DoubleRange(min = 0.1, max = 0.5) double test,
            @ForAll @IntRange(min = 1, max = 5) int classes,
            @ForAll long seed) {
        // unequal classes: class 0 has about half of the rows
        IntFunction<Object> group = row -> row % 2 == 0 ? 0 : row / 2 % classes;
        Partition partition =
                Partition.of(settings(test, 0, seed), IntStream.range(0, rows).toArray(), group);
        for (int c = 0; c < classes; c++) {
            Object of = c;
            long all = IntStream.range(0, rows)
                    .filter(row -> group.apply(row).equals(of))
                    .count();
            long taken = Arrays.stream(partition.test())
                    .filter(row -> group.apply(row).equals(of))
                    .count();
            assertThat((double) taken).as("class " + c + " of " + all).isCloseTo(test * all, within(1.0));
        }
    }

    @Test
    void sharesByHand() {
        Partition partition =
                Partition.of(settings(0.2, 0.2, 7), IntStream.range(0, 10).toArray(), PartitionTest::allAlike);
        assertThat(partition.test()).hasSize(2);
        assertThat(partition.validation()).hasSize(2);
        assertThat(partition.train()).hasSize(6);
    }

    @Test
    void withoutSharesAllRowsAreForTraining() {
        Partition partition = Partition.of(new SplitSettings(), new int[] {4, 2, 9}, PartitionTest::allAlike);
        assertThat(partition.train()).containsExactly(2, 4, 9);
        assertThat(partition.validation()).isEmpty();
        assertThat(partition.test()).isEmpty();
    }

    @Test
    void theSameSeedGivesTheSameSplitAndAnotherSeedAnother() {
        int[] rows = IntStream.range(0, 100).toArray();
        Partition partition = Partition.of(settings(0.3, 0.1, 7), rows, PartitionTest::allAlike);
        Partition again = Partition.of(settings(0.3, 0.1, 7), rows, PartitionTest::allAlike);
        assertThat(again.test()).isEqualTo(partition.test());
        assertThat(again.validation()).isEqualTo(partition.validation());
        assertThat(Partition.of(settings(0.3, 0.1, 8), rows, PartitionTest::allAlike)
                        .test())
                .isNotEqualTo(partition.test());
    }

    @Property(tries = 200)
    void everyRowIsHeldOutInOneFold(
            @ForAll @IntRange(min = 10, max = 120) int rows,
            @ForAll @IntRange(min = 2, max = 10) int count,
            @ForAll @IntRange(min = 1, max = 4) int classes,
            @ForAll long seed) {
        SplitSettings settings = new SplitSettings(0, 0, new Folds(count), seed, true);
        int[] numbers = IntStream.range(0, rows).map(i -> 2 * i).toArray();
        IntFunction<Object> group = row -> row / 2 % classes;
        List<Partition> folds = Partition.of(settings, numbers, group).folds(settings, group);
        assertThat(folds).hasSize(count);
        assertThat(concat(folds.stream().map(Partition::test).toArray(int[][]::new)))
                .containsExactly(numbers);
        for (Partition fold : folds) {
            assertThat(concat(fold.train(), fold.test())).containsExactly(numbers);
            assertThat((double) fold.test().length).isCloseTo((double) rows / count, within(1.0));
            for (int c = 0; c < classes; c++) {
                Object of = c;
                long all = Arrays.stream(numbers)
                        .filter(row -> group.apply(row).equals(of))
                        .count();
                long held = Arrays.stream(fold.test())
                        .filter(row -> group.apply(row).equals(of))
                        .count();
                assertThat((double) held).isCloseTo((double) all / count, within(1.0));
            }
        }
    }

    @Test
    void leaveOneOutHoldsOutEachRowAlone() {
        SplitSettings settings = new SplitSettings(0, 0, Folds.parse("leave-one-out"), 7, true);
        List<Partition> folds = Partition.of(settings, new int[] {3, 5, 8}, PartitionTest::allAlike)
                .folds(settings, PartitionTest::allAlike);
        assertThat(folds).extracting(fold -> fold.test().length).containsExactly(1, 1, 1);
        assertThat(folds).extracting(fold -> fold.test()[0]).containsExactlyInAnyOrder(3, 5, 8);
        assertThat(folds).extracting(fold -> fold.train().length).containsExactly(2, 2, 2);
    }

    @Test
    void foldsLeaveTheTestRowsOutAndTheValidationRowsAlone() {
        SplitSettings settings = new SplitSettings(0.2, 0.2, new Folds(3), 7, false);
        Partition partition = Partition.of(settings, IntStream.range(0, 30).toArray(), PartitionTest::allAlike);
        for (Partition fold : partition.folds(settings, PartitionTest::allAlike)) {
            assertThat(concat(fold.train(), fold.test())).containsExactly(partition.train());
            assertThat(fold.validation()).isEqualTo(partition.validation());
        }
    }

    @Test
    void refusesWhatCannotBeDone() {
        assertThatThrownBy(() -> Partition.of(settings(0.1, 0, 7), new int[] {1, 2, 3}, PartitionTest::allAlike))
                .isInstanceOf(InputException.class)
                .hasMessage("split.test: 0.1 of 3 rows is not one; use a larger share, or more rows")
                .satisfies(e -> assertThat(((InputException) e).key()).contains("split.test"));
        assertThatThrownBy(() -> Partition.of(settings(0.9, 0, 7), new int[] {1, 2, 3}, PartitionTest::allAlike))
                .isInstanceOf(InputException.class)
                .hasMessage("split.test: 0.9 of 3 rows is all of them; use a smaller share, or more rows");
        assertThatThrownBy(() -> Partition.of(settings(0, 0.1, 7), new int[] {1, 2, 3}, PartitionTest::allAlike))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("split.validation: ");
        assertThatThrownBy(() -> settings(0.6, 0.4, 7))
                .isInstanceOf(InvalidSetting.class)
                .hasMessage("validation and test together leave no rows to learn from");
        SplitSettings many = new SplitSettings(0, 0, new Folds(5), 7, true);
        assertThatThrownBy(() -> Partition.of(many, new int[] {1, 2, 3}, PartitionTest::allAlike)
                        .folds(many, PartitionTest::allAlike))
                .isInstanceOf(InputException.class)
                .hasMessage("split.folds: cannot deal 3 rows into 5 folds");
        SplitSettings each = new SplitSettings(0, 0, Folds.parse("leave-one-out"), 7, true);
        assertThatThrownBy(() -> Partition.of(each, new int[] {1}, PartitionTest::allAlike)
                        .folds(each, PartitionTest::allAlike))
                .isInstanceOf(InputException.class)
                .hasMessage("split.folds: cannot deal 1 rows into 2 folds");
    }

    @Test
    void foldsAreANumberOrLeaveOneOutOrNone() {
        assertThat(Folds.parse("10")).isEqualTo(new Folds(10)).hasToString("10");
        assertThat(Folds.parse("leave-one-out")).hasToString("leave-one-out");
        assertThat(Folds.parse("leave-one-out").any()).isTrue();
        assertThat(Folds.parse("none")).isEqualTo(Folds.NONE).hasToString("none");
        assertThat(Folds.NONE.any()).isFalse();
        for (String wrong : List.of("1", "-1", "2.5", "ten", "")) {
            assertThatThrownBy(() -> Folds.parse(wrong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("a whole number from 2 on, leave-one-out, or none");
        }
    }

    private static SplitSettings settings(double test, double validation, long seed) {
        return new SplitSettings(test, validation, Folds.NONE, seed, true);
    }

    private static Object allAlike(int row) {
        return "";
    }

    /** All rows of the parts, sorted; a row in two parts is there twice. */
    private static int[] concat(int[]... parts) {
        return Stream.of(parts).flatMapToInt(Arrays::stream).sorted().toArray();
    }
}
