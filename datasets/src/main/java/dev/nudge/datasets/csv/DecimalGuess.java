package dev.nudge.datasets.csv;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Which of {@code .} and {@code ,} is the decimal mark. {@code 1,234} alone does not tell; {@code 0,5}, {@code 1,23} and
 * {@code 1.234,5} do.
 */
final class DecimalGuess {

    private static final DecimalGuess POINT = new DecimalGuess('.');
    private static final DecimalGuess COMMA = new DecimalGuess(',');

    private final Pattern decisive;
    private final Pattern undecided;

    private DecimalGuess(char decimal) {
        String mark = Pattern.quote(String.valueOf(decimal));
        String group = Pattern.quote(decimal == '.' ? "," : ".");
        // Not three digits behind it, or not one to three before it, or groups by the other mark.
        this.decisive = Pattern.compile("[+-]?(\\d*" + mark + "(\\d{1,2}|\\d{4,})|(0*|\\d{4,})" + mark + "\\d+"
                + "|\\d{1,3}(" + group + "\\d{3})+" + mark + "\\d+|\\d{1,3}(" + group + "\\d{3}){2,})([eE][+-]?\\d+)?");
        this.undecided = Pattern.compile("[+-]?\\d{1,3}" + mark + "\\d{3}");
    }

    static char decimal(List<Line> lines, String separator, CsvErrors errors) {
        int commas = 0;
        String undecided = null;
        long undecidedLine = 0;
        for (Line line : lines) {
            for (String raw : line.cells()) {
                if (mayMeanComma(raw)) {
                    String cell = raw.strip();
                    commas += COMMA.decisive.matcher(cell).matches() ? 1 : 0;
                    if (undecided == null && COMMA.undecided.matcher(cell).matches()) {
                        undecided = cell;
                        undecidedLine = line.number();
                    }
                }
            }
        }
        // Most files end here, before a pattern is tried.
        if (commas == 0 && undecided == null) {
            return '.';
        }
        long points = lines.stream()
                .flatMap(line -> line.cells().stream())
                .filter(cell -> cell.indexOf('.') >= 0
                        && POINT.decisive.matcher(cell.strip()).matches())
                .count();
        if (points > 0 || commas > 0) {
            return commas > points ? ',' : '.';
        }
        return bySeparator(separator, undecided, undecidedLine, errors);
    }

    /** Whether a cell has a comma, or points enough to stand between groups. */
    private static boolean mayMeanComma(String cell) {
        return cell.indexOf(',') >= 0 || cell.indexOf('.') != cell.lastIndexOf('.');
    }

    private static char bySeparator(String separator, String cell, long line, CsvErrors errors) {
        return switch (separator) {
            case "," -> '.';
            case ";" -> ',';
            default -> throw errors.ambiguousDecimal(line, cell);
        };
    }
}
