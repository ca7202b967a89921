package dev.nudge.features;

import dev.nudge.spi.InputException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Rows to learn from, rows to watch, rows to test; each in ascending order. */
public final class Partition {

    private final int[] train;
    private final int[] validation;
    private final int[] test;

    private Partition(int[] train, int[] validation, int[] test) {
        this.train = train;
        this.validation = validation;
        this.test = test;
    }

    /** The rows to learn from. */
    public int[] train() {
        return train;
    }

    /** The rows to watch training with. */
    public int[] validation() {
        return validation;
    }

    /** The rows to test the result with. */
    public int[] test() {
        return test;
    }

    /**
     * Splits rows by the settings.
     *
     * @param rows the rows to split
     * @param group the class of a row; parts get their share of each; the same for all rows where that is not wanted
     */
    public static Partition of(SplitSettings settings, int[] rows, IntFunction<Object> group) {
        int[] shuffled = shuffled(rows, settings.seed());
        int[] test = taken(shuffled, settings.test(), group, "split.test");
        int[] rest = without(shuffled, test);
        int[] validation = taken(rest, settings.validation() / (1 - settings.test()), group, "split.validation");
        return new Partition(ascending(without(rest, validation)), ascending(validation), ascending(test));
    }

    /** Deals the training rows into folds; in each, one part takes the place of the test rows. */
    public List<Partition> folds(SplitSettings settings, IntFunction<Object> group) {
        int count = settings.folds().of(train.length);
        if (count < 2 || count > train.length) {
            throw InputException.at(
                    "split.folds", "cannot deal %d rows into %d folds".formatted(train.length, Math.max(count, 2)));
        }
        int[] dealt = Groups.of(shuffled(train, settings.seed()), group).oneAfterTheOther();
        List<Partition> folds = new ArrayList<>();
        for (int fold = 0; fold < count; fold++) {
            int held = fold;
            int[] out = rows(dealt, i -> i % count == held);
            int[] in = rows(dealt, i -> i % count != held);
            folds.add(new Partition(ascending(in), validation, ascending(out)));
        }
        return folds;
    }

    private static int[] shuffled(int[] rows, long seed) {
        int[] shuffled = rows.clone();
        Random random = new Random(seed);
        for (int i = shuffled.length; i > 1; i--) {
            int j = random.nextInt(i);
            int swapped = shuffled[i - 1];
            shuffled[i - 1] = shuffled[j];
            shuffled[j] = swapped;
        }
        return shuffled;
    }

    /** The share of each group, rounded so that the total is right: the largest fractions are rounded up. */
    private static int[] taken(int[] rows, double share, IntFunction<Object> group, String key) {
        if (share == 0) {
            return new int[0];
        }
        int total = (int) Math.round(share * rows.length);
        if (total == 0 || total == rows.length) {
            throw InputException.at(
                    key,
                    "%s of %d rows is %s; use %s share, or more rows"
                            .formatted(
                                    share,
                                    rows.length,
                                    total == 0 ? "not one" : "all of them",
                                    total == 0 ? "a larger" : "a smaller"));
        }
        Groups groups = Groups.of(rows, group);
        int[] left = groups.shares(share, total);
        return rows(rows, i -> left[groups.numbers[i]]-- > 0);
    }

    private static int[] without(int[] rows, int[] others) {
        BitSet out = new BitSet();
        for (int row : others) {
            out.set(row);
        }
        return rows(rows, i -> !out.get(rows[i]));
    }

    /** The rows at some places. */
    private static int[] rows(int[] rows, IntPredicate place) {
        int[] chosen = new int[rows.length];
        int count = 0;
        for (int i = 0; i < rows.length; i++) {
            if (place.test(i)) {
                chosen[count++] = rows[i];
            }
        }
        return Arrays.copyOf(chosen, count);
    }

    private static int[] ascending(int[] rows) {
        int[] sorted = rows.clone();
        Arrays.sort(sorted);
        return sorted;
    }

    /** Rows by group; the groups are numbered as they come. */
    private static final class Groups {

        private final int[] rows;
        private final int[] numbers;
        private final int[] sizes;

        private Groups(int[] rows, int[] numbers, int[] sizes) {
            this.rows = rows;
            this.numbers = numbers;
            this.sizes = sizes;
        }

        static Groups of(int[] rows, IntFunction<Object> group) {
            Map<Object, Integer> known = new HashMap<>();
            int[] numbers = new int[rows.length];
            for (int i = 0; i < rows.length; i++) {
                numbers[i] = known.computeIfAbsent(group.apply(rows[i]), g -> known.size());
            }
            int[] sizes = new int[known.size()];
            for (int number : numbers) {
                sizes[number]++;
            }
            return new Groups(rows, numbers, sizes);
        }

        int[] shares(double share, int total) {
            int[] shares =
                    Arrays.stream(sizes).map(size -> (int) (share * size)).toArray();
            IntStream.range(0, sizes.length)
                    .boxed()
                    .sorted(Comparator.comparingDouble(i -> shares[i] - share * sizes[i]))
                    .limit(total - Arrays.stream(shares).sum())
                    .forEach(i -> shares[i]++);
            return shares;
        }

        int[] oneAfterTheOther() {
            int[] next = new int[sizes.length];
            for (int number = 1; number < sizes.length; number++) {
                next[number] = next[number - 1] + sizes[number - 1];
            }
            int[] sorted = new int[rows.length];
            for (int i = 0; i < rows.length; i++) {
                sorted[next[numbers[i]]++] = rows[i];
            }
            return sorted;
        }
    }
}
