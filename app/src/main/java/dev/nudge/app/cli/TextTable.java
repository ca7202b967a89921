package dev.nudge.app.cli;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** Columns of text: the first aligned to the left, the others as told. */
final class TextTable {

    private static final int LONGEST_NAME = 24;

    private final boolean numbers;
    private final List<List<String>> rows = new ArrayList<>();

    /** @param numbers whether columns after the first are aligned to the right */
    TextTable(boolean numbers) {
        this.numbers = numbers;
    }

    void add(List<String> row) {
        List<String> cells = new ArrayList<>();
        row.forEach(cell -> cells.add(OneScreen.harmless(cell)));
        rows.add(cells);
    }

    /** The beginnings of names, if they can be told apart by them. */
    static List<String> shortened(List<String> names) {
        List<String> shortened = new ArrayList<>();
        names.forEach(name -> shortened.add(shortened(name)));
        return new HashSet<>(shortened).size() == names.size() ? shortened : names;
    }

    /** The beginning of a name that would take the room of the others. */
    static String shortened(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 3) + "...";
    }

    String text(String indent) {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder(indent);
            for (int i = 0; i < row.size(); i++) {
                String pad = " ".repeat(widths[i] - row.get(i).length());
                line.append(numbers && i > 0 ? pad + row.get(i) : row.get(i) + pad)
                        .append("  ");
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
