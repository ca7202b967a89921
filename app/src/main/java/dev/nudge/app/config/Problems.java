package dev.nudge.app.config;

import dev.nudge.spi.InputException;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Everything that is wrong with a file, to be told at once. */
final class Problems {

    private record Problem(Place place, String text) {}

    private final Set<Problem> problems = new LinkedHashSet<>();

    /** @param what what is there and what is possible */
    void add(Place place, String key, String what) {
        problems.add(new Problem(place, "%s: %s: %s".formatted(place, key, what)));
    }

    int count() {
        return problems.size();
    }

    void throwIfAny() {
        if (!problems.isEmpty()) {
            Comparator<Problem> inOrder = Comparator.comparingInt(
                            (Problem problem) -> problem.place().line())
                    .thenComparingInt(problem -> problem.place().column());
            throw new InputException(
                    problems.stream().sorted(inOrder).map(Problem::text).collect(Collectors.joining("\n")));
        }
    }
}
