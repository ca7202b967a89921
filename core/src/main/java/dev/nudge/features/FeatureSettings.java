package dev.nudge.features;

import dev.nudge.spi.Doc;
import dev.nudge.spi.Require;
import java.util.List;
import java.util.Optional;

/** Which columns are features and target, and how they are encoded, as an experiment states it. */
@Doc("Which columns are features and which is the target, and how they become numbers.")
public record FeatureSettings(
        @Doc("the column to predict; a built-in table knows its usual one")
        Optional<String> target,

        @Doc("the columns to predict from; none means all but the target and those excluded")
        List<String> columns,

        @Doc("columns to leave out") List<String> exclude,

        @Doc("standardize, none, min-max, or a factor per column such as {area: 1e-4}")
        Scaling scaling,

        @Doc("what to do with missing values") MissingValues missing,

        @Doc("the same for a number target; by default standardize, or none where scaling is none or factors")
        Optional<Scaling.Method> targetScaling) {

    public FeatureSettings {
        columns = List.copyOf(columns);
        exclude = List.copyOf(exclude);
        Require.that(
                columns.isEmpty() || exclude.isEmpty(),
                "exclude",
                "leaves columns out of all, but `columns` lists the ones to use; keep one of the two");
    }

    public FeatureSettings() {
        this(
                Optional.empty(),
                List.of(),
                List.of(),
                Scaling.by(Scaling.Method.STANDARDIZE),
                MissingValues.MEDIAN,
                Optional.empty());
    }

    /** How a number target is scaled. */
    Scaling.Method scalingOfTarget() {
        return targetScaling.orElse(
                scaling.method() == Scaling.Method.NONE ? Scaling.Method.NONE : Scaling.Method.STANDARDIZE);
    }
}
