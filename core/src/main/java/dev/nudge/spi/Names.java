package dev.nudge.spi;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Names as people write them: the spelling of keys, and the known name nearest to a misspelled one. */
public final class Names {

    /** Nobody means a name of ours by more than that, and the search takes the product of both lengths. */
    private static final int LONGEST = 100;

    private Names() {}

    /** {@code learningRate} or {@code LearningRate} as {@code learning-rate}; {@code LEAKY_RELU} as {@code leaky-relu}. */
    public static String kebab(String name) {
        StringBuilder kebab = new StringBuilder(name.length() + 4);
        char before = '_';
        for (int i = 0; i < name.length(); i++) {
            char letter = name.charAt(i);
            boolean newWord = isCapital(letter) && isSmallOrDigit(before);
            kebab.append(newWord ? "-" : "").append(letter == '_' ? '-' : letter);
            before = letter;
        }
        return kebab.toString().toLowerCase(Locale.ROOT);
    }

    private static boolean isCapital(char letter) {
        return letter >= 'A' && letter <= 'Z';
    }

    private static boolean isSmallOrDigit(char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
    }

    /** The candidate that a misspelled name most likely meant, if one is near enough to be a likely meaning. */
    public static Optional<String> nearest(String name, Collection<String> candidates) {
        if (name.length() > LONGEST) {
            return Optional.empty();
        }
        String wanted = name.toLowerCase(Locale.ROOT);
        return candidates.stream()
                .filter(candidate -> candidate.length() <= LONGEST)
                .min(Comparator.comparingInt(candidate -> distance(wanted, candidate.toLowerCase(Locale.ROOT))))
                .filter(best -> distance(wanted, best.toLowerCase(Locale.ROOT)) <= Math.max(1, wanted.length() / 3));
    }

    /** Edit distance where two neighbouring letters that changed places count as one edit (Damerau and Levenshtein). */
    private static int distance(String a, String b) {
        int[][] rows = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                rows[i][j] = i == 0 || j == 0 ? i + j : cheapest(rows, a, b, i, j);
            }
        }
        return rows[a.length()][b.length()];
    }

    private static int cheapest(int[][] rows, String a, String b, int i, int j) {
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        int best = Math.min(rows[i - 1][j - 1] + (same ? 0 : 1), 1 + Math.min(rows[i - 1][j], rows[i][j - 1]));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, rows[i - 2][j - 2] + 1) : best;
    }
}
