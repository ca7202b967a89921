package dev.nudge.datasets.csv;

import dev.nudge.spi.Column;

/** Numbers, with NaN for what is missing. */
final class GrowingNumbers implements GrowingColumn {

    private final String name;
    private final NumberText text;
    private final MissingValues missing;
    private final Cells cells = new Cells();
    private boolean values;

    GrowingNumbers(String name, NumberText text, MissingValues missing) {
        this.name = name;
        this.text = text;
        this.missing = missing;
    }

    @Override
    public boolean add(String cell) {
        if (missing.contains(cell)) {
            addMissing();
            return true;
        }
        float number = text.parse(cell);
        if (!Float.isFinite(number)) {
            return false;
        }
        values = true;
        cells.add(number);
        return true;
    }

    @Override
    public void addMissing() {
        cells.add(Float.NaN);
    }

    @Override
    public boolean hasValues() {
        return values;
    }

    @Override
    public long bytes() {
        return (long) Float.BYTES * cells.size();
    }

    @Override
    public Column finish() {
        return new Column.Numbers(name, cells.drainNumbers());
    }
}
