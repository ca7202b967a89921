package dev.nudge.datasets.csv;

import dev.nudge.spi.Column;
import java.util.List;

/** Categories, numbered in the order in which the file names them. */
final class GrowingCategories implements GrowingColumn {

    private static final int BYTES_PER_LEVEL = 100;

    private final String name;
    private final Words levels = new Words();
    private final Chunks<int[]> codes;
    private long characters;

    /** With some first rows in which all is missing. */
    GrowingCategories(String name, int expected, int missing) {
        this.name = name;
        this.codes = new Chunks<>(expected, int[]::new);
        for (int row = 0; row < missing; row++) {
            add(-1);
        }
    }

    @Override
    public void append(Block block, int column) {
        int[] here = codesHere(block.words(column).all());
        int[] cells = block.cells();
        for (int row = 0; row < block.rows(); row++) {
            int code = cells[row * block.columns() + column];
            add(code < 0 ? code : here[code]);
        }
    }

    /** What the words of a block are numbered here. */
    private int[] codesHere(List<String> words) {
        int[] here = new int[words.size()];
        for (int i = 0; i < here.length; i++) {
            String word = words.get(i);
            int known = levels.find(word);
            characters += known < 0 ? word.length() : 0;
            here[i] = known < 0 ? levels.add(word) : known;
        }
        return here;
    }

    private void add(int code) {
        codes.last()[codes.filled()] = code;
        codes.fill(1);
    }

    @Override
    public boolean hasValues() {
        return !levels.all().isEmpty();
    }

    @Override
    public long bytes() {
        return (long) Integer.BYTES * codes.allocated()
                + BYTES_PER_LEVEL * (long) levels.all().size()
                + 2 * characters;
    }

    @Override
    public Column finish() {
        return new Column.Categories(name, codes.drain(), levels.all());
    }
}
