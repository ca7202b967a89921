package dev.nudge.spi;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Names as people write them: the spelling of keys, and the known name nearest to a misspelled one. */
public final class Names {

    private Names() {}

    /** {@code learningRate} or {@code LearningRate} as {@code learning-rate}; {@code LEAKY_RELU} as {@code leaky-relu}. */
    public static String kebab(String name) {
        return name.replace('_', '-').replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    /** The candidate that a misspelled name most likely meant, if one is near enough to be a likely meaning. */
    public static Optional<String> nearest(String name, Collection<String> candidates) {
        String wanted = name.toLowerCase(Locale.ROOT);
        return candidates.stream()
                .min(Comparator.comparingInt(candidate -> distance(wanted, candidate.toLowerCase(Locale.ROOT))))
                .filter(best -> distance(wanted, best.toLowerCase(Locale.ROOT)) <= Math.max(1, wanted.length() / 3));
    }

    /** Levenshtein's edit distance. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
