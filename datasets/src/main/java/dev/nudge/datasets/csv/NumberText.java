package dev.nudge.datasets.csv;

import ch.randelshofer.fastdoubleparser.JavaFloatParser;

/**
 * Numbers as people write them: {@code 12}, {@code -0.5}, {@code 1e-3}, {@code 43,774.58}; with a decimal comma {@code
 * 0,5} and {@code 43.774,58}. Groups of three digits may be set apart by the other mark, a blank or an apostrophe. Names
 * of numbers such as NaN or Infinity, and Java's own {@code 1f} or {@code 0x1p3}, are words.
 */
final class NumberText {

    private static final int MOST_DIGITS = 18;
    private static final double[] POWERS_OF_TENTH = new double[MOST_DIGITS + 1];
    private static final int UNCERTAIN = 4;
    private static final long BELOW_FLOAT = (1L << 29) - 1;
    private static final long MIDDLE = 1L << 28;

    static {
        for (int i = 0; i <= MOST_DIGITS; i++) {
            POWERS_OF_TENTH[i] = Double.parseDouble("1e-" + i);
        }
    }

    private final char decimal;
    private final char group;

    NumberText(char decimal) {
        this.decimal = decimal;
        this.group = decimal == '.' ? ',' : '.';
    }

    /** Whether a character may be part of what {@link #scan} reads. */
    boolean isScanned(char c) {
        return isDigit(c) || c == decimal || c == '-';
    }

    /** The number; infinite if it is too large for a float; NaN if the text is no number. */
    float parse(String text) {
        char[] characters = new char[text.length() + 1];
        text.getChars(0, text.length(), characters, 0);
        return parse(characters, 0, text.length());
    }

    /** The same for a part of a text, which must not end with it. */
    float parse(char[] text, int from, int to) {
        long scanned = scan(text, from);
        if (scanned >= 0 && endOf(scanned) == to) {
            return numberOf(scanned);
        }
        if (isPlain(text, from, to, decimal) && decimal == '.') {
            return JavaFloatParser.parseFloat(text, from, to - from);
        }
        char[] ungrouped = ungrouped(new String(text, from, to - from).strip()).toCharArray();
        return isPlain(ungrouped, 0, ungrouped.length, decimal)
                ? JavaFloatParser.parseFloat(new String(ungrouped).replace(decimal, '.'))
                : Float.NaN;
    }

    /**
     * The number of at most 18 digits that begins in a text, which must not end with it: most cells of most tables, at a
     * fraction of the general cost. Negative if there is none; else see {@link #endOf} and {@link #numberOf}, which come
     * in one value because an object for them would cost as much as the digits.
     */
    long scan(char[] text, int from) {
        // Signs cannot be foreseen, so that a branch on them would be mistaken for every other number.
        int minus = ((text[from] ^ '-') - 1) >>> 31;
        int first = from + minus;
        int at = first;
        long digits = 0;
        int digit = text[at] - '0';
        while (digit >= 0 && digit <= 9) {
            digits = 10 * digits + digit;
            digit = text[++at] - '0';
        }
        int count = at - first;
        int scale = 0;
        if (text[at] == decimal) {
            int mark = at;
            digit = text[++at] - '0';
            while (digit >= 0 && digit <= 9) {
                digits = 10 * digits + digit;
                digit = text[++at] - '0';
            }
            scale = at - mark - 1;
            count += scale;
        }
        if (count == 0 || count > MOST_DIGITS) {
            return -1;
        }
        double near = digits * POWERS_OF_TENTH[scale];
        if (isNearMiddle(near)) {
            return -1;
        }
        return (long) at << 32 | ((Float.floatToRawIntBits((float) near) | minus << 31) & 0xffffffffL);
    }

    /**
     * Whether a double is so near to the middle between two floats that what it stands for may belong to the other one:
     * three roundings, each of half a unit in the last place, may have taken it three such units away.
     */
    private static boolean isNearMiddle(double value) {
        return ((Double.doubleToRawLongBits(value) - (MIDDLE - UNCERTAIN)) & BELOW_FLOAT) < 2 * UNCERTAIN;
    }

    /** Where a scanned number ends. */
    static int endOf(long scanned) {
        return (int) (scanned >> 32);
    }

    static float numberOf(long scanned) {
        return Float.intBitsToFloat((int) scanned);
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
    private static boolean isPlain(char[] text, int from, int to, char decimal) {
        int start = afterSign(text, from, to);
        int mark = afterDigits(text, start, to);
        int end = mark;
        if (mark < to && text[mark] == decimal) {
            end = afterDigits(text, mark + 1, to);
        }
        boolean anyDigit = mark > start || end > mark + 1;
        if (!anyDigit || end == to) {
            return anyDigit;
        }
        if (text[end] != 'e' && text[end] != 'E') {
            return false;
        }
        int exponent = afterSign(text, end + 1, to);
        return exponent < to && afterDigits(text, exponent, to) == to;
    }

    private static int afterSign(char[] text, int at, int to) {
        return at < to && (text[at] == '-' || text[at] == '+') ? at + 1 : at;
    }

    private static int afterDigits(char[] text, int from, int to) {
        int at = from;
        while (at < to && isDigit(text[at])) {
            at++;
        }
        return at;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Without the marks between groups of three digits, or as it is if it has no such groups. */
    private String ungrouped(String grouped) {
        char[] text = grouped.toCharArray();
        int start = afterSign(text, 0, text.length);
        int at = afterDigits(text, start, text.length);
        if (at == start || at - start > 3 || at == text.length || !isGroup(text[at])) {
            return grouped;
        }
        char mark = text[at];
        StringBuilder digits = new StringBuilder(grouped.substring(0, at));
        while (at < text.length && text[at] == mark) {
            int end = afterDigits(text, at + 1, text.length);
            if (end - at != 4) {
                return grouped;
            }
            digits.append(text, at + 1, end - at - 1);
            at = end;
        }
        return digits.append(text, at, text.length - at).toString();
    }

    private boolean isGroup(char c) {
        return c == group || c == ' ' || c == '\'' || c == '\u2019' || c == '\u00A0' || c == '\u202F';
    }
}
