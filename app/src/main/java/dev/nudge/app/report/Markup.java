package dev.nudge.app.report;

/**
 * HTML or SVG as it is being written. Markup of our own goes in by {@link #raw}; whatever stems from a file goes in by
 * {@link #text} or {@link #name}, which leave nothing that a browser could take for markup, in text or in an attribute.
 */
final class Markup {

    private static final char UNKNOWN = '\uFFFD';

    private final StringBuilder out = new StringBuilder();

    /** Markup of our own: never anything that stems from a file. */
    Markup raw(String markup) {
        out.append(markup);
        return this;
    }

    /** What another of these has written. */
    Markup raw(Markup markup) {
        out.append(markup.out);
        return this;
    }

    /** A number of our own. */
    Markup raw(int number) {
        out.append(number);
        return this;
    }

    /** Any text, as text. */
    Markup text(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> {
                    if (Character.isHighSurrogate(c)
                            && i + 1 < text.length()
                            && Character.isLowSurrogate(text.charAt(i + 1))) {
                        out.append(c).append(text.charAt(++i));
                    } else {
                        out.append(forbidden(c) ? UNKNOWN : c);
                    }
                }
            }
        }
        return this;
    }

    /** A name from a file: bold, whatever direction it is written in, and in full on demand if it is long. */
    Markup name(String name) {
        String shown = middleCut(name, 60);
        raw("<bdi class=\"name\"");
        if (!shown.equals(name)) {
            raw(" title=\"").text(name).raw("\"");
        }
        raw(">");
        int from = 0;
        for (int i = 1; i < shown.length(); i++) {
            // Where a name may be broken, so that it is not broken in a word.
            if (shown.charAt(i - 1) == '_' || shown.charAt(i - 1) == '=') {
                text(shown.substring(from, i)).raw("<wbr>");
                from = i;
            }
        }
        return text(shown.substring(from)).raw("</bdi>");
    }

    /** A coordinate with one decimal. */
    Markup at(double coordinate) {
        long tenths = Math.round(coordinate * 10);
        if (tenths < 0) {
            out.append('-');
            tenths = -tenths;
        }
        out.append(tenths / 10);
        if (tenths % 10 != 0) {
            out.append('.').append(tenths % 10);
        }
        return this;
    }

    /** A text of so many characters at most, the end replaced by an ellipsis if need be. */
    static String shortened(String text, int most) {
        if (text.codePointCount(0, text.length()) <= most) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, most - 1)) + "\u2026";
    }

    /** A name of so many characters at most, cut in its middle if need be: its end, such as a category, tells it from others. */
    static String middleCut(String name, int most) {
        int length = name.codePointCount(0, name.length());
        if (length <= most) {
            return name;
        }
        int start = (most - 1) / 3;
        return name.substring(0, name.offsetByCodePoints(0, start))
                + "\u2026"
                + name.substring(name.offsetByCodePoints(name.length(), start + 1 - most));
    }

    /** Controls, halves of characters, and what is no character: a browser refuses or reinterprets them. */
    private static boolean forbidden(char c) {
        return (c < ' ' && c != '\n' && c != '\t')
                || (c >= 0x7f && c < 0xa0)
                || Character.isSurrogate(c)
                || c == 0xfffe
                || c == 0xffff;
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
