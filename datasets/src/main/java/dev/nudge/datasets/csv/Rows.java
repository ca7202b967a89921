package dev.nudge.datasets.csv;

import dev.nudge.datasets.csv.RecordRows.End;
import java.util.List;

/** Takes the blocks of a text in order, and puts their rows into columns. */
final class Rows {

    private final Layout layout;
    private final Blocks blocks;
    private final List<GrowingColumn> columns;
    private final CsvErrors errors;
    private final Resources resources;

    private CellReader cells;
    private int skip;
    private int read;
    private long lines;

    Rows(
            Layout layout,
            Blocks blocks,
            List<GrowingColumn> columns,
            CellReader cells,
            CsvErrors errors,
            Resources resources) {
        this.layout = layout;
        this.blocks = blocks;
        this.columns = columns;
        this.cells = cells;
        this.errors = errors;
        this.resources = resources;
        this.skip = layout.heading().present() ? 1 : 0;
    }

    /** How many rows have gone into columns. */
    int read() {
        return read;
    }

    /** Skips all rows, to see whether they can be read at all. */
    void skipAll() {
        skip = Integer.MAX_VALUE;
        takeAll(blocks);
    }

    /** Reads all rows on this thread. */
    void readAll() {
        takeAll(blocks);
    }

    /** Reads all rows, most of them on other threads. */
    void readAllAhead() {
        try (BlocksAhead ahead = new BlocksAhead(blocks, layout, errors, resources.threads())) {
            takeAll(ahead);
        }
    }

    private void takeAll(BlockSource source) {
        for (Block block = source.next(cells); block != null; block = source.next(cells)) {
            // Which row is the header depends on all lines before it.
            if (skip == 0 && block.readBy() == cells) {
                append(block);
            } else {
                settle(block, source);
            }
            source.free(block);
        }
        blocks.requireEnd(lines);
    }

    /** Reads a block in full knowledge of those before it, and with those after it if a row does not end in it. */
    private void settle(Block block, BlockSource source) {
        RecordRows rows = records();
        for (End end = rows.read(block); end != End.WHOLE; end = rows.read(block)) {
            if (end == End.UNDECIDED) {
                decide(rows.decided());
            } else {
                extend(block, source, rows);
            }
            rows = records();
        }
        skip = rows.skip();
        append(block);
    }

    private RecordRows records() {
        return new RecordRows(layout, errors, cells, skip, lines);
    }

    private void decide(CellReader decided) {
        for (int i = 0; i < columns.size(); i++) {
            if (cells.isUndecided(i) && decided.holdsWords(i)) {
                columns.set(i, new GrowingCategories(layout.heading().names().get(i), 0, read));
            }
        }
        cells = decided;
    }

    /** Makes a block as long again, so that a row over many blocks is not read once for each of them. */
    private void extend(Block block, BlockSource source, RecordRows rows) {
        int wanted = 2 * block.size();
        Block next = source.next(cells);
        if (next == null) {
            blocks.requireEnd(rows.lastLine());
            throw errors.openQuote(rows.openLine());
        }
        while (next != null) {
            block.append(next);
            source.free(next);
            next = block.size() < wanted ? source.next(cells) : null;
        }
        if (Blocks.isEndless(block)) {
            throw errors.endlessRow(rows.lastLine() + 1);
        }
    }

    private void append(Block block) {
        long bytes = 0;
        for (int i = 0; i < columns.size(); i++) {
            columns.get(i).append(block, i);
            bytes += columns.get(i).bytes();
        }
        read += block.rows();
        lines += block.lines();
        if (bytes > resources.memory()) {
            throw errors.tooLargeForMemory(read, columns.size());
        }
    }
}
