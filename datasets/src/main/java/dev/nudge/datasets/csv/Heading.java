package dev.nudge.datasets.csv;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the columns are called.
 *
 * @param present whether the first row of the file is a header and no data
 * @param line where the names stand
 * @param names a name per column
 * @param unnamed the columns whose name is not from the file or the settings
 * @param required how many cells a row must have at least; more than there are names it may only have if they are empty
 */
record Heading(boolean present, long line, List<String> names, Set<Integer> unnamed, int required) {

    static Heading given(boolean present, long line, List<String> names, CsvErrors errors) {
        return named(present, line, names, names.size(), errors);
    }

    /** A header, which may leave columns unnamed. */
    static Heading fromFile(Line header, CsvErrors errors) {
        return named(true, header.number(), header.cells(), header.filled(), errors);
    }

    /** No header: every column is unnamed. */
    static Heading none(long line, int columns, CsvErrors errors) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < columns; i++) {
            names.add("");
        }
        return named(false, line, names, columns, errors);
    }

    private static Heading named(boolean present, long line, List<String> given, int required, CsvErrors errors) {
        List<String> stripped = given.stream().map(String::strip).toList();
        Set<String> taken = new HashSet<>(stripped);
        Set<Integer> unnamed = new HashSet<>();
        List<String> names = new ArrayList<>(stripped);
        Map<String, Integer> firsts = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            int first = firsts.merge(name, i, Math::min);
            if (name.isEmpty()) {
                unnamed.add(i);
                names.set(i, free("column" + (i + 1), taken));
            } else if (first < i) {
                throw errors.duplicateName(line, name, first, i, stripped);
            } else if (name.indexOf('\0') >= 0) {
                throw errors.zeroCharacter(line, name);
            }
        }
        return new Heading(present, line, List.copyOf(names), Set.copyOf(unnamed), required);
    }

    private static String free(String name, Set<String> taken) {
        String free = name;
        while (!taken.add(free)) {
            free = free + "_";
        }
        return free;
    }
}
