package dev.nudge.datasets.csv;

import dev.nudge.spi.Column;

/** A column in which all was missing so far; its first value decides what it is. */
final class GrowingUnknown implements GrowingColumn {

    private final String name;
    private final NumberText text;
    private final MissingValues missing;
    private int missed;
    private GrowingColumn decided;

    GrowingUnknown(String name, NumberText text, MissingValues missing) {
        this.name = name;
        this.text = text;
        this.missing = missing;
    }

    @Override
    public boolean add(String cell) {
        if (decided != null) {
            return decided.add(cell);
        }
        if (missing.contains(cell)) {
            missed++;
            return true;
        }
        boolean number = text.isNumber(cell) && !NumberText.hasLeadingZeros(cell);
        decided = caughtUp(
                number ? new GrowingNumbers(name, text, missing) : new GrowingCategories(name, missing), missed);
        return decided.add(cell);
    }

    private GrowingColumn caughtUp(GrowingColumn column, int rows) {
        for (int row = 0; row < rows; row++) {
            column.addMissing();
        }
        return column;
    }

    @Override
    public void addMissing() {
        if (decided == null) {
            missed++;
        } else {
            decided.addMissing();
        }
    }

    @Override
    public boolean hasValues() {
        return decided != null && decided.hasValues();
    }

    @Override
    public long bytes() {
        return decided == null ? (long) Float.BYTES * missed : decided.bytes();
    }

    @Override
    public Column finish() {
        return (decided == null ? caughtUp(new GrowingNumbers(name, text, missing), missed) : decided).finish();
    }
}
