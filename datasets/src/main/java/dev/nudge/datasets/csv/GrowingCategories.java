package dev.nudge.datasets.csv;

import dev.nudge.spi.Column;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Categories, numbered in the order in which the file names them. */
final class GrowingCategories implements GrowingColumn {

    private static final int BYTES_PER_LEVEL = 100;

    private final String name;
    private final MissingValues missing;
    private final Map<String, Integer> codes = new HashMap<>();
    private final Cells cells = new Cells();
    private long characters;

    GrowingCategories(String name, MissingValues missing) {
        this.name = name;
        this.missing = missing;
    }

    @Override
    public boolean add(String cell) {
        Integer known = codes.get(cell);
        if (known != null) {
            cells.add(known);
            return true;
        }
        if (missing.contains(cell)) {
            addMissing();
            return true;
        }
        if (cell.indexOf('\0') >= 0) {
            return false;
        }
        cells.add(codes.size());
        codes.put(cell, codes.size());
        characters += cell.length();
        return true;
    }

    @Override
    public void addMissing() {
        cells.add(-1);
    }

    @Override
    public boolean hasValues() {
        return !codes.isEmpty();
    }

    @Override
    public long bytes() {
        return (long) Integer.BYTES * cells.size() + BYTES_PER_LEVEL * (long) codes.size() + 2 * characters;
    }

    @Override
    public Column finish() {
        List<String> levels = new ArrayList<>(codes.keySet());
        codes.forEach((level, code) -> levels.set(code, level));
        return new Column.Categories(name, cells.drainCodes(), levels);
    }
}
