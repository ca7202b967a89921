package dev.nudge.datasets.csv;

import dev.nudge.spi.Column;

/** Numbers, with NaN for what is missing. */
final class GrowingNumbers implements GrowingColumn {

    private final String name;
    private final Chunks<float[]> numbers;
    private boolean values;

    GrowingNumbers(String name, int expected) {
        this.name = name;
        this.numbers = new Chunks<>(expected, float[]::new);
    }

    @Override
    public void append(Block block, int column) {
        int[] cells = block.cells();
        for (int row = 0; row < block.rows(); ) {
            float[] target = numbers.last();
            int from = numbers.filled();
            int count = Math.min(numbers.room(), block.rows() - row);
            for (int i = 0; i < count; i++) {
                float number = Float.intBitsToFloat(cells[(row + i) * block.columns() + column]);
                values |= !Float.isNaN(number);
                target[from + i] = number;
            }
            numbers.fill(count);
            row += count;
        }
    }

    @Override
    public boolean hasValues() {
        return values;
    }

    @Override
    public long bytes() {
        return (long) Float.BYTES * numbers.allocated();
    }

    @Override
    public Column finish() {
        return new Column.Numbers(name, numbers.drain());
    }
}
