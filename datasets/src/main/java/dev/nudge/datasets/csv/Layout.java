package dev.nudge.datasets.csv;

import java.util.Set;

/**
 * How the rows of a file are to be read.
 *
 * @param dialect how lines are cut into cells
 * @param heading what the columns are called
 * @param known the columns whose type the model knows
 */
record Layout(Dialect dialect, Heading heading, Set<String> known) {}
