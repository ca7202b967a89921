package dev.nudge.datasets.csv;

import dev.nudge.spi.Require;
import java.util.Map;
import java.util.Optional;

/** What the settings for separator, quote, decimal mark and comment mean in characters; empty for {@code auto}. */
final class Marks {

    static final String AUTO = "auto";
    private static final String NONE = "none";

    private static final Map<String, String> SEPARATORS =
            Map.of("comma", ",", "semicolon", ";", "tab", "\t", "\\t", "\t", "pipe", "|", "colon", ":", "space", " ");

    private Marks() {}

    static void check(String separator, String quote, String decimal, String comment) {
        Optional<String> between = separator(separator);
        Require.that(
                between.map(text -> !text.isEmpty() && text.chars().noneMatch(c -> c == '\n' || c == '\r'))
                        .orElse(true),
                "separator",
                "must be auto, a character, or one of comma, semicolon, tab, pipe, colon, space; got '" + separator
                        + "'");
        requireCharacter("quote", quote, "auto, none or one character");
        requireCharacter("comment", comment, "auto, none or one character");
        Require.that(
                decimal.equals(AUTO) || decimal.equals(".") || decimal.equals(","),
                "decimal",
                "must be auto, . or , but is '" + decimal + "'");
        String taken = between.orElse("");
        Require.that(!taken.contains(quote), "quote", "must differ from the separator");
        Require.that(!taken.contains(comment), "comment", "must differ from the separator");
        Require.that(isWord(quote) || !quote.equals(comment), "comment", "must differ from quote");
    }

    private static void requireCharacter(String setting, String value, String possible) {
        boolean character = value.length() == 1 && !value.equals("\n") && !value.equals("\r");
        Require.that(isWord(value) || character, setting, "must be " + possible + ", got '" + value + "'");
    }

    private static boolean isWord(String value) {
        return value.equals(AUTO) || value.equals(NONE);
    }

    static Optional<String> separator(String setting) {
        if (setting.equals(AUTO)) {
            return Optional.empty();
        }
        String text = SEPARATORS.getOrDefault(setting, setting);
        return Optional.of(text.isBlank() ? text : stripBlanks(text));
    }

    // Blanks around a separator are ignored anyway, so ", " means what "," means; a tab is not a blank here.
    private static String stripBlanks(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && text.charAt(from) == ' ') {
            from++;
        }
        while (to > from && text.charAt(to - 1) == ' ') {
            to--;
        }
        return text.substring(from, to);
    }

    /** The character, or {@code '\0'} for none. */
    static Optional<Character> character(String setting) {
        return switch (setting) {
            case AUTO -> Optional.empty();
            case NONE -> Optional.of('\0');
            default -> Optional.of(setting.charAt(0));
        };
    }
}
