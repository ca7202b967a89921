package dev.nudge.app.config;

import dev.nudge.spi.InputException;
import java.util.LinkedHashSet;
import java.util.Set;

/** Everything that is wrong with a file, to be told at once. */
final class Problems {

    private final Set<String> problems = new LinkedHashSet<>();

    /** @param what what is there and what is possible */
    void add(Place place, String key, String what) {
        problems.add("%s: %s: %s".formatted(place, key, what));
    }

    int count() {
        return problems.size();
    }

    void throwIfAny() {
        if (!problems.isEmpty()) {
            throw new InputException(String.join("\n", problems));
        }
    }
}
