package dev.nudge.app.cli;

/** Messages that may quote any file, cut to what fits on a screen and cannot steer a terminal. */
final class OneScreen {

    private static final int MOST_LINES = 20;
    private static final int LONGEST_LINE = 600;
    /** What to do usually stands at the end. */
    private static final int END_OF_LINE = 200;

    private OneScreen() {}

    static String of(String message) {
        String[] lines = message.split("\n", -1);
        StringBuilder screen = new StringBuilder();
        for (int i = 0; i < Math.min(lines.length, MOST_LINES); i++) {
            screen.append(i == 0 ? "" : "\n").append(harmless(shortened(lines[i])));
        }
        if (lines.length > MOST_LINES) {
            screen.append("\n... and ").append(lines.length - MOST_LINES).append(" more lines");
        }
        return screen.toString();
    }

    private static String shortened(String line) {
        return line.length() <= LONGEST_LINE
                ? line
                : line.substring(0, LONGEST_LINE - END_OF_LINE) + " ... " + line.substring(line.length() - END_OF_LINE);
    }

    /** Without control characters, and without those that turn the direction of what follows or break lines. */
    static String harmless(String line) {
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) < ' ' || line.charAt(i) > '~') {
                return line.replaceAll("[\\p{Cc}\\p{Cs}\u2028\u2029\u202A-\u202E\u2066-\u2069&&[^\t]]", "\uFFFD");
            }
        }
        return line;
    }
}
