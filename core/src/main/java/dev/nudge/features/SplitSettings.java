package dev.nudge.features;

import dev.nudge.spi.Doc;
import dev.nudge.spi.Range;
import dev.nudge.spi.Require;

/** How rows are split, as an experiment states it. */
@Doc("Which rows to learn from, and which to keep back.")
public record SplitSettings(
        @Doc("share of the rows kept back for the final test") @Range("[0, 1)")
        double test,

        @Doc("share of the rows kept back to watch training, such as for early stopping") @Range("[0, 1)")
        double validation,

        @Doc("cross-validation on the rows not kept back for the test: how many folds, leave-one-out, or none")
        Folds folds,

        @Doc("seed of the shuffle") long seed,

        @Doc("whether each part gets its share of every class")
        boolean stratify) {

    public SplitSettings {
        Require.settings(SplitSettings.class, test, validation, folds, seed, stratify);
        Require.that(test + validation < 1, "validation", "and test together leave no rows to learn from");
    }

    public SplitSettings() {
        this(0, 0, Folds.NONE, 42, true);
    }
}
