package dev.nudge.datasets.csv;

import dev.nudge.datasets.source.Source;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayDeque;
import java.util.Deque;

/** Cuts a text into blocks at ends of lines. */
final class Blocks implements BlockSource {

    /** Enough to be worth a hand-over between threads, and little enough to stay in a core's cache. */
    static final int USUAL_SIZE = 1 << 17;

    // A quote that is never closed would otherwise collect the rest of the file in one row.
    private static final int LONGEST_ROW = 1 << 25;
    // What is lost where characters cannot be decoded, because a reader does not hand out what is before them.
    private static final int AT_ONCE = 1 << 13;

    private final Text text;
    private final Source source;
    private final CsvErrors errors;
    private final int size;
    private final char quote;
    private final Deque<Block> free = new ArrayDeque<>();
    private final Block rest = new Block();
    private boolean ended;
    private IOException failure;

    Blocks(Text text, Source source, CsvErrors errors, int size, char quote) {
        this.text = text;
        this.source = source;
        this.errors = errors;
        this.size = size;
        this.quote = quote;
    }

    /** Throws what kept the text from being read to its end, if something did, behind the last line that was read. */
    void requireEnd(long lastLine) {
        if (failure instanceof EndlessRow) {
            throw errors.endlessRow(lastLine + 1);
        }
        if (failure instanceof CharacterCodingException coding) {
            throw errors.malformed(lastLine + 1, coding);
        }
        if (failure != null) {
            throw source.unreadable(failure);
        }
    }

    static boolean isEndless(Block block) {
        return block.size() > LONGEST_ROW;
    }

    @Override
    public Block next(CellReader cells) {
        Block block = free.isEmpty() ? new Block() : free.pop();
        block.resize(0);
        block.append(rest);
        rest.resize(0);
        int end = 0;
        for (int wanted = size; end == 0 && !ended; wanted = 2 * block.size()) {
            read(block, wanted);
            end = block.endOfLines(quote);
            if (end == 0 && isEndless(block)) {
                fail(new EndlessRow());
            }
        }
        if (ended && failure == null) {
            end = block.size();
        }
        block.moveEnd(end, rest);
        return end > 0 ? block : null;
    }

    @Override
    public void free(Block block) {
        free.push(block);
    }

    private void read(Block block, int wanted) {
        char[] characters = block.withRoom(wanted);
        int filled = block.size();
        try {
            while (filled < wanted && !ended) {
                int count = text.read(characters, filled, Math.min(AT_ONCE, wanted - filled));
                ended = count < 0;
                filled += Math.max(count, 0);
            }
        } catch (IOException e) {
            fail(e);
        }
        block.resize(filled);
    }

    private void fail(IOException cause) {
        failure = cause;
        ended = true;
    }

    /** A row is so long that it cannot be meant. */
    private static final class EndlessRow extends IOException {
        private static final long serialVersionUID = 1L;
    }
}
