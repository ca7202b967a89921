package dev.nudge.app.config;

import java.nio.file.Path;

/**
 * Where a value was written.
 *
 * @param label how to show it: {@code file:line:column}, or {@code --set}
 * @param folder what relative paths written there are relative to
 */
public record Place(String label, Path folder) {

    @Override
    public String toString() {
        return label;
    }
}
