package dev.nudge.benchmarks;

import dev.nudge.datasets.Idx;
import dev.nudge.features.Examples;
import dev.nudge.spi.Column;
import dev.nudge.spi.LoadRequest;
import dev.nudge.spi.Matrix;
import dev.nudge.spi.Table;
import java.nio.file.Path;
import java.util.List;

/** Pictures of ten classes as examples: pixels from 0 to 1, and a one-hot target. */
final class Pictures {

    private static final int CLASSES = 10;

    private Pictures() {}

    /** Loads at most so many. */
    static Examples load(Path images, Path labels, int most) {
        Table table = new Idx(images, labels).load(LoadRequest.plain());
        int rows = Math.min(most, table.rows());
        List<Column> columns = table.columns();
        int pixels = columns.size() - 1;
        Matrix inputs = Matrix.zeros(rows, pixels);
        for (int pixel = 0; pixel < pixels; pixel++) {
            Column.Numbers column = (Column.Numbers) columns.get(pixel);
            for (int row = 0; row < rows; row++) {
                inputs.set(row, pixel, column.value(row) / 255);
            }
        }
        Matrix targets = Matrix.zeros(rows, CLASSES);
        Column.Categories label = (Column.Categories) columns.get(pixels);
        for (int row = 0; row < rows; row++) {
            targets.set(row, Integer.parseInt(label.levels().get(label.code(row))), 1);
        }
        return new Examples(inputs, targets);
    }
}
