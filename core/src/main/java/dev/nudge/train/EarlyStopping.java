package dev.nudge.train;

import dev.nudge.spi.Doc;
import dev.nudge.spi.Range;
import dev.nudge.spi.Require;
import java.util.Set;

/** Stops when a metric has not improved for some epochs, and goes back to the weights where it was best. */
@Doc("Stops when a metric stops improving, and goes back to the weights where it was best.")
public record EarlyStopping(
        @Doc("the metric to watch, as it is called in metrics.csv")
        String metric,

        @Doc("how many epochs may pass without an improvement") @Range("[1, inf)")
        int patience) {

    private static final Set<String> HIGHER_IS_BETTER = Set.of("r2", "accuracy", "precision", "recall", "f1", "auc");

    public EarlyStopping {
        Require.settings(EarlyStopping.class, metric, patience);
    }

    public EarlyStopping() {
        this("validation.loss", 10);
    }

    /** Whether a value of the metric is better than another; anything but NaN is better than NaN. */
    public boolean better(double value, double than) {
        if (Double.isNaN(than)) {
            return !Double.isNaN(value);
        }
        return HIGHER_IS_BETTER.contains(metric.substring(metric.indexOf('.') + 1)) ? value > than : value < than;
    }
}
