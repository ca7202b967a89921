package dev.nudge.testkit;

import dev.nudge.spi.DatasetLoader;
import dev.nudge.testkit.check.DatasetLoaderChecks;
import org.junit.jupiter.api.Test;

/**
 * What every dataset loader must do, wherever it takes its table from: a test class implements this interface and gives
 * a loader that has all the settings that it needs, such as the path of a file that the test has written.
 */
public interface DatasetLoaderContract extends PluginContract {

    @Override
    DatasetLoader subject();

    /** The table has rows and columns. */
    @Test
    default void loadsATable() {
        Verdict.of(DatasetLoaderChecks.loads(subject()));
    }

    /** Columns are named, numbers are finite or missing (NaN), codes are those of levels or missing (-1). */
    @Test
    default void columnsAreWellFormed() {
        Verdict.of(DatasetLoaderChecks.columns(subject()));
    }

    /** The usual target, if the table names one, is one of its columns. */
    @Test
    default void theUsualTargetIsAColumn() {
        Verdict.of(DatasetLoaderChecks.usualTarget(subject()));
    }

    /** Loading twice gives equal tables. */
    @Test
    default void loadingAgainGivesAnEqualTable() {
        Verdict.of(DatasetLoaderChecks.secondLoad(subject()));
    }

    /** Told the types of its own columns, as when a trained model is evaluated, the loader gives the same table. */
    @Test
    default void takesTheTypesItIsTold() {
        Verdict.of(DatasetLoaderChecks.types(subject()));
    }

    /** Progress is reported in words, and never more than there is. */
    @Test
    default void reportsProgress() {
        Verdict.of(DatasetLoaderChecks.progress(subject()));
    }

    /** Threads that load at once get equal tables. */
    @Test
    default void threadsDoNotDisturbEachOther() {
        Verdict.of(DatasetLoaderChecks.threads(subject()));
    }

    /** A file that is not there is an {@code InputException} that names it; skipped if no setting is a path. */
    @Test
    default void aMissingFileIsTheUsersMistake() {
        Verdict.of(DatasetLoaderChecks.missingFile(subject()));
    }
}
