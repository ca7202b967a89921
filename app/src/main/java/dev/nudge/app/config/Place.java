package dev.nudge.app.config;

import java.nio.file.Path;

/**
 * Where a value was written.
 *
 * @param label how to show it: {@code file:line:column}, or {@code --set}
 * @param folder what relative paths written there are relative to
 * @param line the line, from 1, or 0 if it is in no file
 * @param column the column, likewise
 */
public record Place(String label, Path folder, int line, int column) {

    @Override
    public String toString() {
        return label;
    }
}
