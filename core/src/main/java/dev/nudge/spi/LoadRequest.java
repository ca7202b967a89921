package dev.nudge.spi;

import java.util.Map;

/**
 * What a loader is told when it loads.
 *
 * @param types types of columns that are known already, because a model was trained on them: a loader that would guess
 *     a column's type takes this one instead
 * @param progress to be told how far loading has come
 */
public record LoadRequest(Map<String, ColumnType> types, Progress progress) {

    /** A request that knows no types and listens to no progress. */
    public static LoadRequest plain() {
        return new LoadRequest(Map.of(), Progress.NONE);
    }
}
