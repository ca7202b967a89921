package dev.nudge.app.play;

import dev.nudge.experiment.Prepared;
import dev.nudge.network.HiddenLayer;
import dev.nudge.spi.Column;
import dev.nudge.spi.DatasetLoader;
import dev.nudge.spi.InputException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How much one server holds: visitors, figures of each, and numbers (of rows, weights and their history) of all together.
 *
 * @param visitors pages that are open at a time
 * @param figures figures that a page has open at a time
 * @param rows rows of a table
 * @param weights weights of a network
 * @param numbers numbers in memory, four bytes each, of all figures together
 */
record Bounds(int visitors, int figures, int rows, int weights, long numbers) {

    /** The longest message that is read, in characters. */
    static final int MESSAGE = 64 * 1024;

    /** Messages of a figure that wait for their turn. */
    static final int WAITING = 256;

    /** Messages to a page that it has not taken yet. */
    static final int UNTAKEN = 256;

    /** Weights, and rows of the training part, that are sent with a state. */
    static final int SHOWN = 500;

    /** Rows that a figure may ask predictions for with each state. */
    static final int ASKED = 4096;

    /** Numbers that the history of a figure may take. */
    static final long HISTORY = 4_000_000;

    /** The usual ones: a quarter of the memory that there is for numbers. */
    static Bounds usual() {
        return new Bounds(128, 24, 100_000, 200_000, Runtime.getRuntime().maxMemory() / 4 / Float.BYTES);
    }

    /** Refuses a dataset that the page may not load, before it is loaded. */
    void require(DatasetLoader dataset, String key) {
        for (RecordComponent component : dataset.getClass().getRecordComponents()) {
            Object value = value(component, dataset);
            Object present = value instanceof Optional<?> optional ? optional.orElse(null) : value;
            if (present instanceof Path) {
                throw InputException.at(
                        key, "files cannot be opened from the page; run such an experiment with nudge run");
            }
            if (component.getName().equals("rows") && present instanceof Number number && number.longValue() > rows) {
                throw InputException.at(
                        key, "has %d rows; the page takes %d at most".formatted(number.longValue(), rows));
            }
        }
    }

    private static Object value(RecordComponent component, Object of) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(of.getClass().getName() + "." + component.getName(), e);
        }
    }

    /** How many numbers a figure of this experiment takes; throws if rows or weights are too many for the page. */
    long numbers(Prepared prepared) {
        if (prepared.table().rows() > rows) {
            throw InputException.at(
                    "dataset",
                    "has %d rows; the page takes %d at most"
                            .formatted(prepared.table().rows(), rows));
        }
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
        long history = Math.min(HISTORY, size * History.MOST);
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
