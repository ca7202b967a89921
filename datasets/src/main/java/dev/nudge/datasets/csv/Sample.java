package dev.nudge.datasets.csv;

import java.io.Reader;
import java.io.StringReader;

/** The first part of a text; {@code whole} if there is no more. */
record Sample(String text, boolean whole) {

    Reader reader() {
        return new StringReader(text);
    }
}
