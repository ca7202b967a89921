package dev.nudge.datasets.csv;

import ch.randelshofer.fastdoubleparser.JavaFloatParser;

/**
 * Numbers as people write them: {@code 12}, {@code -0.5}, {@code 1e-3}, {@code 43,774.58}; with a decimal comma {@code
 * 0,5} and {@code 43.774,58}. Groups of three digits may be set apart by the other mark, a blank or an apostrophe. Names
 * of numbers such as NaN or Infinity, and Java's own {@code 1f} or {@code 0x1p3}, are words.
 */
final class NumberText {

    private static final int EXACT_INTEGERS = 1 << 24;
    private static final float[] POWERS_OF_TEN = {1, 1e1f, 1e2f, 1e3f, 1e4f, 1e5f, 1e6f, 1e7f, 1e8f, 1e9f};

    private final char decimal;
    private final char group;

    NumberText(char decimal) {
        this.decimal = decimal;
        this.group = decimal == '.' ? ',' : '.';
    }

    /** The number; infinite if it is too large for a float; NaN if the text is no number. */
    float parse(String text) {
        float few = fewDigits(text);
        return Float.isNaN(few) ? manyDigits(text) : few;
    }

    /**
     * The number if its digits and the power of ten below them are both exact floats, so that one division rounds it
     * right: most cells of most tables, at a fraction of the general cost. Else NaN.
     */
    private float fewDigits(String text) {
        int start = afterSign(text, 0);
        int mantissa = 0;
        int digits = 0;
        int mark = -1;
        for (int at = start; at < text.length(); at++) {
            char c = text.charAt(at);
            if (isDigit(c)) {
                mantissa = 10 * mantissa + (c - '0');
                digits++;
            } else if (c == decimal && mark < 0) {
                mark = at;
            } else {
                return Float.NaN;
            }
        }
        if (digits == 0 || digits > 9 || mantissa >= EXACT_INTEGERS) {
            return Float.NaN;
        }
        float power = mark < 0 ? 1 : POWERS_OF_TEN[text.length() - 1 - mark];
        return text.charAt(0) == '-' ? -((float) mantissa / power) : (float) mantissa / power;
    }

    private float manyDigits(String text) {
        if (isPlain(text, decimal)) {
            return JavaFloatParser.parseFloat(decimal == '.' ? text : text.replace(decimal, '.'));
        }
        String ungrouped = ungrouped(text.strip());
        return isPlain(ungrouped, decimal) ? JavaFloatParser.parseFloat(ungrouped.replace(decimal, '.')) : Float.NaN;
    }

    boolean isNumber(String text) {
        return !Float.isNaN(parse(text));
    }

    /** {@code 08123}: a number to the eye, a postal code or an identifier in all likelihood. */
    static boolean hasLeadingZeros(String text) {
        if (text.length() < 2 || text.charAt(0) != '0') {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (!isDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether the text is a sign, digits with at most one decimal mark, and an exponent; all but a digit may be missing. */
    private static boolean isPlain(String text, char decimal) {
        int start = afterSign(text, 0);
        int mark = afterDigits(text, start);
        int end = mark;
        if (mark < text.length() && text.charAt(mark) == decimal) {
            end = afterDigits(text, mark + 1);
        }
        boolean anyDigit = mark > start || end > mark + 1;
        if (!anyDigit || end == text.length()) {
            return anyDigit;
        }
        if (text.charAt(end) != 'e' && text.charAt(end) != 'E') {
            return false;
        }
        int exponent = afterSign(text, end + 1);
        return exponent < text.length() && afterDigits(text, exponent) == text.length();
    }

    private static int afterSign(String text, int at) {
        return at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+') ? at + 1 : at;
    }

    private static int afterDigits(String text, int from) {
        int at = from;
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Without the marks between groups of three digits, or as it is if it has no such groups. */
    private String ungrouped(String text) {
        int start = afterSign(text, 0);
        int at = afterDigits(text, start);
        if (at == start || at - start > 3 || at == text.length() || !isGroup(text.charAt(at))) {
            return text;
        }
        char mark = text.charAt(at);
        StringBuilder digits = new StringBuilder(text.substring(0, at));
        while (at < text.length() && text.charAt(at) == mark) {
            int end = afterDigits(text, at + 1);
            if (end - at != 4) {
                return text;
            }
            digits.append(text, at + 1, end);
            at = end;
        }
        return digits.append(text, at, text.length()).toString();
    }

    private boolean isGroup(char c) {
        return c == group || c == ' ' || c == '\'' || c == '\u2019' || c == '\u00A0' || c == '\u202F';
    }
}
