package dev.nudge.train;

import java.util.Map;

/**
 * What is known after an epoch.
 *
 * @param number the number of the epoch, from 1
 * @param steps steps made since the start
 * @param seconds seconds since the start
 * @param rate the learning rate of the next step
 * @param metrics values by name, such as {@code train.loss}
 */
public record Epoch(int number, long steps, double seconds, double rate, Map<String, Double> metrics) {}
