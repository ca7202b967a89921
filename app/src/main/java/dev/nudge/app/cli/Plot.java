package dev.nudge.app.cli;

import dev.nudge.report.Formula;
import dev.nudge.report.Point;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Curves as some lines of text. With Unicode each character has two by four dots, and curves after the first are dashed;
 * without, each curve has a letter of its own.
 */
final class Plot {

    private static final int ROWS = 9;
    private static final String MARKS = "*o+x";
    private static final char BRAILLE = '\u2800';

    /** The bits of the dots of a braille character, by row and column. */
    private static final int[][] DOTS = {{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};

    /** Values that span more than this are shown on a logarithmic scale. */
    private static final double MANY_TIMES = 20;

    private final int columns;
    private final boolean unicode;
    private final List<String> names = new ArrayList<>();
    private final List<List<Point>> curves = new ArrayList<>();

    /** @param width characters in a line, labels included */
    Plot(int width, boolean unicode) {
        this.columns = Math.max(10, width - 14);
        this.unicode = unicode;
    }

    /** Adds a curve if it has points. */
    void add(String name, List<Point> points) {
        if (!points.isEmpty()) {
            names.add(name);
            curves.add(points);
        }
    }

    /** What of the values is shown where. */
    private record Frame(double low, double high, double first, double last, boolean log) {

        static Frame of(List<Point> points) {
            double low = points.stream().mapToDouble(Point::y).min().orElseThrow();
            double high = points.stream().mapToDouble(Point::y).max().orElseThrow();
            double first = points.stream().mapToDouble(Point::x).min().orElseThrow();
            double last = points.stream().mapToDouble(Point::x).max().orElseThrow();
            return new Frame(low, high, first, last, low > 0 && high > MANY_TIMES * low);
        }

        /** From 0 to 1. */
        double height(double value) {
            if (high == low) {
                return 0.5;
            }
            return log ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
        }

        double middle() {
            return log ? Math.sqrt(low) * Math.sqrt(high) : low + (high - low) / 2;
        }
    }

    /** The plot; nothing if there is no curve to see. */
    String text(String what, String over) {
        List<Point> all = curves.stream().flatMap(List::stream).toList();
        if (all.stream().map(Point::x).distinct().count() < 2) {
            return "";
        }
        Frame frame = Frame.of(all);
        char[][] cells = new char[ROWS][columns];
        for (char[] row : cells) {
            Arrays.fill(row, ' ');
        }
        for (int curve = curves.size() - 1; curve >= 0; curve--) {
            draw(cells, frame, curve);
        }
        return lines(cells, what + (frame.log() ? ", logarithmic" : ""), over, frame);
    }

    private void draw(char[][] cells, Frame frame, int curve) {
        List<Point> points = curves.get(curve);
        int dotColumns = unicode ? 2 * columns : columns;
        int dotRows = unicode ? 4 * ROWS : ROWS;
        int before = -1;
        int at = 0;
        for (int column = 0; column < dotColumns; column++) {
            double x = frame.first() + (frame.last() - frame.first()) * column / (dotColumns - 1);
            while (at < points.size() - 1 && points.get(at + 1).x() <= x) {
                at++;
            }
            if (points.get(at).x() <= x) {
                int row = (int) Math.round((1 - between(points, at, x, frame)) * (dotRows - 1));
                if (!unicode || curve == 0 || column / 4 % 2 == 0) {
                    join(cells, column, before < 0 ? row : before, row, curve);
                }
                before = row;
            }
        }
    }

    /** The height at x of the straight line from a point to the next. */
    private static double between(List<Point> points, int at, double x, Frame frame) {
        Point from = points.get(at);
        double height = frame.height(from.y());
        if (at == points.size() - 1) {
            return height;
        }
        Point to = points.get(at + 1);
        return height + (frame.height(to.y()) - height) * (x - from.x()) / (to.x() - from.x());
    }

    /** A dot at a row, and the dots that join it to the row of the column before. */
    private void join(char[][] cells, int column, int from, int to, int curve) {
        int step = Integer.compare(to, from);
        dot(cells, column, to, curve);
        for (int row = from + step; step != 0 && row != to; row += step) {
            dot(cells, column, row, curve);
        }
    }

    private void dot(char[][] cells, int column, int row, int curve) {
        if (unicode) {
            char cell = cells[row / 4][column / 2];
            cells[row / 4][column / 2] = (char) ((cell == ' ' ? BRAILLE : cell) | DOTS[row % 4][column % 2]);
        } else {
            cells[row][column] = MARKS.charAt(curve % MARKS.length());
        }
    }

    private String lines(char[][] cells, String what, String over, Frame frame) {
        StringBuilder text =
                new StringBuilder("  ").append(what).append(legend()).append('\n');
        for (int row = 0; row < ROWS; row++) {
            String label = row == 0
                    ? Formula.number(frame.high(), 4)
                    : row == ROWS - 1
                            ? Formula.number(frame.low(), 4)
                            : row == ROWS / 2 ? Formula.number(frame.middle(), 4) : "";
            text.append(" ".repeat(Math.max(0, 11 - label.length()))).append(label);
            String axis = label.isEmpty() ? (unicode ? " \u2502" : " |") : unicode ? " \u2524" : " +";
            text.append(axis).append(new String(cells[row]).stripTrailing()).append('\n');
        }
        text.append(" ".repeat(12)).append(unicode ? "\u2514" : "+").append((unicode ? "\u2500" : "-").repeat(columns));
        String first = Formula.number(frame.first(), 4);
        String last = over + " " + Formula.number(frame.last(), 9);
        text.append('\n').append(" ".repeat(13)).append(first);
        text.append(" ".repeat(Math.max(1, columns - first.length() - last.length())))
                .append(last);
        return text.append('\n').toString();
    }

    private String legend() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < names.size(); i++) {
            String key =
                    unicode ? (i == 0 ? "\u2812\u2812\u2812" : "\u2812 \u2812") : "" + MARKS.charAt(i % MARKS.length());
            text.append("   ").append(key).append(' ').append(names.get(i));
        }
        return text.toString();
    }
}
