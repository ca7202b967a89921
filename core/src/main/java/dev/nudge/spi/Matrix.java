package dev.nudge.spi;

/**
 * A row-major view of float32 numbers in an array that the view does not own: element {@code (row, column)} stands at
 * {@code data[offset + row * columns + column]}. Rows are contiguous and follow each other without gaps.
 */
public final class Matrix {

    private final float[] data;
    private final int offset;
    private final int rows;
    private final int columns;

    /** A view of {@code rows * columns} numbers from {@code offset}; throws if the array is too short. */
    public Matrix(float[] data, int offset, int rows, int columns) {
        if (offset < 0 || rows < 0 || columns < 0 || (long) offset + (long) rows * columns > data.length) {
            throw new IllegalArgumentException(
                    "%d x %d from %d does not fit into %d numbers".formatted(rows, columns, offset, data.length));
        }
        this.data = data;
        this.offset = offset;
        this.rows = rows;
        this.columns = columns;
    }

    /** A matrix of zeros with an array of its own. */
    public static Matrix zeros(int rows, int columns) {
        return new Matrix(new float[Math.multiplyExact(rows, columns)], 0, rows, columns);
    }

    /** The array behind the view, shared. */
    public float[] data() {
        return data;
    }

    /** Where the first element stands in {@link #data}. */
    public int offset() {
        return offset;
    }

    /** Number of rows. */
    public int rows() {
        return rows;
    }

    /** Number of columns. */
    public int columns() {
        return columns;
    }

    /** Where the first element of a row stands in {@link #data}. */
    public int row(int row) {
        return offset + row * columns;
    }

    /** The element at a row and a column. */
    public float get(int row, int column) {
        return data[offset + row * columns + column];
    }

    /** Sets the element at a row and a column. */
    public void set(int row, int column, float value) {
        data[offset + row * columns + column] = value;
    }

    /** A view of some consecutive rows. */
    public Matrix rows(int from, int count) {
        return new Matrix(data, row(from), count, columns);
    }

    @Override
    public String toString() {
        return rows + " x " + columns + " matrix";
    }
}
