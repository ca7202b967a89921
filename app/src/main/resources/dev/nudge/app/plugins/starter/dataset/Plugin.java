package @package@;

import dev.nudge.spi.*;
import java.util.List;
import java.util.Random;

@Doc("Points around the line y = 2 x + 1.")
public record @Class@(
        @Doc("how many points") @Range("[1, 1000000]") int rows,
        @Doc("standard deviation of what is added to y") @Range("[0, inf)") double noise)
        implements DatasetLoader {
    public @Class@ {
        Require.settings(@Class@.class, rows, noise);
    }

    public @Class@() {
        this(100, 0.1);
    }

    @Override
    public Table load(LoadRequest request) {
        Random random = new Random(42); // always the same table
        float[] x = new float[rows];
        float[] y = new float[rows];
        for (int row = 0; row < rows; row++) {
            x[row] = (float) random.nextGaussian();
            y[row] = (float) (2 * x[row] + 1 + noise * random.nextGaussian());
        }
        return new Table(List.of(new Column.Numbers("x", x), new Column.Numbers("y", y)), "y");
    }
}
