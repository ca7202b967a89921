package dev.nudge.app.play;

import dev.nudge.experiment.Prepared;
import dev.nudge.network.HiddenLayer;
import dev.nudge.spi.Column;
import dev.nudge.spi.DatasetLoader;
import dev.nudge.spi.InputException;
import dev.nudge.spi.Table;
import java.lang.reflect.RecordComponent;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How much one server holds: visitors, figures of each, and numbers (of rows, weights and their history) of all together.
 *
 * @param visitors pages that are open at a time
 * @param figures figures that a page has open at a time
 * @param rows rows of a table
 * @param weights weights of a network
 * @param numbers numbers in memory, four bytes each, of all figures together
 * @param files files that a page has sent
 * @param upload bytes of such a file
 */
record Bounds(int visitors, int figures, int rows, int weights, long numbers, int files, long upload) {

    /** The longest message that is read, in characters. */
    static final int MESSAGE = 64 * 1024;

    /** Messages of a figure that wait for their turn. */
    static final int WAITING = 256;

    /** Messages to a page that it has not taken yet. */
    static final int UNTAKEN = 256;

    /** Their characters. One message may have more. */
    static final int UNTAKEN_CHARACTERS = 8_000_000;

    /** Weights, and rows of the training part, that are sent with a state. */
    static final int SHOWN = 500;

    /** Values of such rows. */
    private static final int SHOWN_VALUES = 50_000;

    /** Rows that a figure may ask predictions for with each state. */
    static final int ASKED = 4096;

    /** Numbers that the history of a figure may take, unless its network is so large that a few moments take more. */
    static final long HISTORY = 4_000_000;

    /** Errands of a page that are under way or wait. */
    static final int ERRANDS = 16;

    /** Columns of a table that a page is told about. */
    static final int COLUMNS = 200;

    /** The usual ones: a quarter of the memory that there is for numbers. */
    static Bounds usual() {
        return new Bounds(128, 24, 100_000, 200_000, Runtime.getRuntime().maxMemory() / 4 / Float.BYTES, 8, 32L << 20);
    }

    /** Refuses a dataset that says that it is too large, before it is loaded. */
    void require(DatasetLoader dataset, String key) {
        for (RecordComponent component : dataset.getClass().getRecordComponents()) {
            Object value = value(component, dataset);
            if (component.getName().equals("rows") && value instanceof Number number && number.longValue() > rows) {
                throw InputException.at(
                        key, "has %d rows; the page takes %d at most".formatted(number.longValue(), rows));
            }
        }
    }

    static Object value(RecordComponent component, Object of) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(of.getClass().getName() + "." + component.getName(), e);
        }
    }

    /** Throws if a table has too many rows. */
    void require(Table table) {
        if (table.rows() > rows) {
            throw InputException.at(
                    "dataset",
                    "has %d rows; the page takes %d at most; train on it with nudge run".formatted(table.rows(), rows));
        }
    }

    /** How many numbers a figure of this experiment takes; throws if rows or weights are too many for the page. */
    long numbers(Prepared prepared) {
        require(prepared.table());
        long inputs =
                prepared.roles().features().stream().mapToLong(Bounds::inputs).sum();
        long outputs =
                prepared.loss().target().classes() ? inputs(prepared.roles().target()) : 1;
        long width = inputs;
        long size = 0;
        long units = 0;
        for (HiddenLayer hidden : prepared.experiment().network().hidden()) {
            size = saturated(size, width, hidden.units());
            width = hidden.units();
            units += width;
        }
        size = saturated(size, width, outputs);
        if (size > weights) {
            throw InputException.at(
                    "network.hidden", "has about %d weights; the page takes %d at most".formatted(size, weights));
        }
        long history =
                History.numbers(size * (1 + prepared.experiment().optimizer().memories()));
        long one = prepared.table().rows() * (inputs + 3 * outputs + 3 * units) + size * 8 + history;
        return one * (1 + HeldOut.folds(prepared));
    }

    private static long saturated(long size, long width, long units) {
        return Math.min(size + Math.min((width + 1) * units, Integer.MAX_VALUE), Integer.MAX_VALUE);
    }

    private static long inputs(Column column) {
        return column instanceof Column.Categories categories
                ? categories.levels().size()
                : 1;
    }

    /** How many rows of the training part are shown: fewer of a wide table. */
    static int shown(Prepared prepared) {
        int wide = SHOWN_VALUES / (prepared.roles().features().size() + 1);
        return Math.min(prepared.partition().train().length, Math.max(1, Math.min(SHOWN, wide)));
    }

    /** What is left of the numbers. */
    static final class Budget {

        private final AtomicLong left;

        Budget(long numbers) {
            this.left = new AtomicLong(numbers);
        }

        /** Takes from what is left; throws if that is less. */
        void take(long numbers) {
            if (left.addAndGet(-numbers) < 0) {
                left.addAndGet(numbers);
                throw new InputException(
                        "the memory that nudge play keeps for trainings is used up; close some, or start it with more"
                                + " (NUDGE_JAVA_OPTS=-Xmx8g)");
            }
        }

        void giveBack(long numbers) {
            left.addAndGet(numbers);
        }

        long left() {
            return left.get();
        }
    }
}
