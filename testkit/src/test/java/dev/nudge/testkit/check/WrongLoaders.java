package dev.nudge.testkit.check;

import dev.nudge.spi.Column;
import dev.nudge.spi.ColumnType;
import dev.nudge.spi.DatasetLoader;
import dev.nudge.spi.Doc;
import dev.nudge.spi.InputException;
import dev.nudge.spi.LoadRequest;
import dev.nudge.spi.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Loaders with one fault each, and the right one that they were made from. */
public final class WrongLoaders {

    private WrongLoaders() {}

    static Table table(float first, String target) {
        return new Table(
                List.of(
                        new Column.Numbers("x", new float[] {first, Float.NaN}),
                        new Column.Categories("kind", new int[] {0, -1}, List.of("a", "b"))),
                target);
    }

    @Doc("A small table.")
    public record Right() implements DatasetLoader {
        @Override
        public Table load(LoadRequest request) {
            request.progress().report("counting", 1, 2);
            return table(1, "x");
        }
    }

    @Doc("A row more each time.")
    public record SecondLoadDiffers() implements DatasetLoader {
        private static final AtomicInteger LOADS = new AtomicInteger();

        @Override
        public Table load(LoadRequest request) {
            return table(LOADS.incrementAndGet(), "x");
        }
    }

    @Doc("Predicts what is not there.")
    public record NoSuchTarget() implements DatasetLoader {
        @Override
        public Table load(LoadRequest request) {
            return table(1, "y");
        }
    }

    @Doc("No rows.")
    public record Empty() implements DatasetLoader {
        @Override
        public Table load(LoadRequest request) {
            return new Table(List.of());
        }
    }

    @Doc("An infinite number.")
    public record Infinite() implements DatasetLoader {
        @Override
        public Table load(LoadRequest request) {
            return table(Float.POSITIVE_INFINITY, "x");
        }
    }

    @Doc("A code without a level.")
    public record StrangeCode() implements DatasetLoader {
        @Override
        public Table load(LoadRequest request) {
            return new Table(List.of(new Column.Categories("kind", new int[] {0, 2}, List.of("a", "b"))));
        }
    }

    @Doc("Swaps what it is told.")
    public record MisunderstandsTypes() implements DatasetLoader {
        @Override
        public Table load(LoadRequest request) {
            return request.types().get("x") == ColumnType.NUMBER ? table(2, "x") : table(1, "x");
        }
    }

    @Doc("More than there is.")
    public record TooMuchProgress() implements DatasetLoader {
        @Override
        public Table load(LoadRequest request) {
            request.progress().report("counting", 3, 2);
            return table(1, "x");
        }
    }

    @Doc("Reads a file, and lets its errors through.")
    public record RawErrors(@Doc("the file") Path file) implements DatasetLoader {
        public RawErrors() {
            this(null);
        }

        @Override
        public Table load(LoadRequest request) {
            try {
                Files.readString(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return table(1, "x");
        }
    }

    @Doc("Reads a file, and says what is wrong with it.")
    public record Told(@Doc("the file") Path file) implements DatasetLoader {
        public Told() {
            this(null);
        }

        @Override
        public Table load(LoadRequest request) {
            try {
                Files.readString(file);
            } catch (IOException e) {
                throw new InputException(file + ": cannot be read: " + e.getMessage(), e);
            }
            return table(1, "x");
        }
    }
}
