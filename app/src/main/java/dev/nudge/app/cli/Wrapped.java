package dev.nudge.app.cli;

/** Text broken into lines between words. */
final class Wrapped {

    private Wrapped() {}

    /** Lines of a width, of which all but the first begin with the indent; the first is as much shorter. */
    static String text(String text, int width, String indent) {
        StringBuilder lines = new StringBuilder();
        int column = indent.length();
        for (String paragraph : text.split("\n", -1)) {
            if (lines.length() > 0) {
                lines.append('\n').append(indent);
                column = indent.length();
            }
            for (String word : paragraph.split(" ", -1)) {
                boolean first = column == indent.length();
                if (!first && column + 1 + word.length() > width) {
                    lines.append('\n').append(indent);
                    column = indent.length();
                    first = true;
                }
                lines.append(first ? "" : " ").append(word);
                column += word.length() + (first ? 0 : 1);
            }
        }
        return lines.toString();
    }
}
