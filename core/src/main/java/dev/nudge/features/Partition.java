package dev.nudge.features;

import dev.nudge.spi.InputException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
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
        List<Integer> shuffled = shuffled(rows, settings.seed());
        List<Integer> test = take(shuffled, settings.test(), group, "split.test");
        shuffled.removeAll(new HashSet<>(test));
        List<Integer> validation =
                take(shuffled, settings.validation() / (1 - settings.test()), group, "split.validation");
        shuffled.removeAll(new HashSet<>(validation));
        return new Partition(ascending(shuffled), ascending(validation), ascending(test));
    }

    /** Deals the training rows into folds; in each, one part takes the place of the test rows. */
    public List<Partition> folds(SplitSettings settings, IntFunction<Object> group) {
        int count = settings.folds().of(train.length);
        if (count < 2 || count > train.length) {
            throw InputException.at(
                    "split.folds", "cannot deal %d rows into %d folds".formatted(train.length, Math.max(count, 2)));
        }
        List<Integer> dealt = new ArrayList<>();
        groups(shuffled(train, settings.seed()), group).values().forEach(dealt::addAll);
        List<Partition> folds = new ArrayList<>();
        for (int fold = 0; fold < count; fold++) {
            int held = fold;
            List<Integer> out = IntStream.range(0, dealt.size())
                    .filter(i -> i % count == held)
                    .mapToObj(dealt::get)
                    .toList();
            List<Integer> in = IntStream.range(0, dealt.size())
                    .filter(i -> i % count != held)
                    .mapToObj(dealt::get)
                    .toList();
            folds.add(new Partition(ascending(in), validation, ascending(out)));
        }
        return folds;
    }

    private static List<Integer> shuffled(int[] rows, long seed) {
        List<Integer> shuffled = new ArrayList<>(Arrays.stream(rows).boxed().toList());
        Collections.shuffle(shuffled, new Random(seed));
        return shuffled;
    }

    private static Map<Object, List<Integer>> groups(List<Integer> rows, IntFunction<Object> group) {
        Map<Object, List<Integer>> groups = new LinkedHashMap<>();
        rows.forEach(row ->
                groups.computeIfAbsent(group.apply(row), g -> new ArrayList<>()).add(row));
        return groups;
    }

    /** The share of each group, rounded so that the total is right: the largest fractions are rounded up. */
    private static List<Integer> take(List<Integer> shuffled, double share, IntFunction<Object> group, String key) {
        if (share == 0) {
            return List.of();
        }
        int total = (int) Math.round(share * shuffled.size());
        if (total == 0 || total == shuffled.size()) {
            throw InputException.at(
                    key,
                    "%s of %d rows is %s; use %s share, or more rows"
                            .formatted(
                                    share,
                                    shuffled.size(),
                                    total == 0 ? "not one" : "all of them",
                                    total == 0 ? "a larger" : "a smaller"));
        }
        List<List<Integer>> groups = new ArrayList<>(groups(shuffled, group).values());
        List<Integer> taken = new ArrayList<>();
        groups.forEach(rows -> taken.addAll(rows.subList(0, (int) (share * rows.size()))));
        groups.sort(Comparator.comparingDouble(rows -> (int) (share * rows.size()) - share * rows.size()));
        for (int i = 0; taken.size() < total; i++) {
            List<Integer> rows = groups.get(i);
            taken.add(rows.get((int) (share * rows.size())));
        }
        return taken;
    }

    private static int[] ascending(List<Integer> rows) {
        return rows.stream().mapToInt(Integer::intValue).sorted().toArray();
    }
}
