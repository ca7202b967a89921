package dev.nudge.spi;

import java.util.List;

/** A named column of a {@link Table}. Columns do not copy the arrays they are given. */
public sealed interface Column {

    /** The name, unique in its table. */
    String name();

    /** Number of rows. */
    int rows();

    /** Whether the value in a row is missing. */
    boolean missing(int row);

    /** The type. */
    ColumnType type();

    /** Numbers; NaN where a value is missing. */
    final class Numbers implements Column {

        private final String name;
        private final float[] values;
        private final byte[] bytes;

        /** A column of these values, which are shared. */
        public Numbers(String name, float[] values) {
            this.name = name;
            this.values = values;
            this.bytes = null;
        }

        /** A column of whole numbers from 0 to 255, such as pixels, in a quarter of the memory; the array is shared. */
        public Numbers(String name, byte[] values) {
            this.name = name;
            this.values = null;
            this.bytes = values;
        }

        /** The value in a row; NaN if it is missing. */
        public float value(int row) {
            return bytes == null ? values[row] : bytes[row] & 0xff;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public int rows() {
            return bytes == null ? values.length : bytes.length;
        }

        @Override
        public boolean missing(int row) {
            return Float.isNaN(value(row));
        }

        @Override
        public ColumnType type() {
            return ColumnType.NUMBER;
        }
    }

    /** Categories: for each row an index into the list of levels, or -1 where a value is missing. */
    final class Categories implements Column {

        private final String name;
        private final int[] codes;
        private final List<String> levels;

        /** A column of these codes, which are shared; {@code levels} are the names, each once. */
        public Categories(String name, int[] codes, List<String> levels) {
            this.name = name;
            this.codes = codes;
            this.levels = List.copyOf(levels);
        }

        /** The index of the level in a row, or -1 if it is missing. */
        public int code(int row) {
            return codes[row];
        }

        /** The names that the codes stand for. */
        public List<String> levels() {
            return levels;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public int rows() {
            return codes.length;
        }

        @Override
        public boolean missing(int row) {
            return codes[row] < 0;
        }

        @Override
        public ColumnType type() {
            return ColumnType.CATEGORY;
        }
    }
}
