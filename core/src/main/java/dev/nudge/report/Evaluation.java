package dev.nudge.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How good predictions are.
 *
 * @param rows on how many rows
 * @param metrics values by name; one that these rows leave undefined is absent
 * @param classes for classes: the confusion matrix and what follows from it
 */
public record Evaluation(int rows, Map<String, Double> metrics, Optional<PerClass> classes) {

    /**
     * For classes.
     *
     * @param names the classes
     * @param confusion how often a class (first index) was predicted to be a class (second index)
     * @param scores precision, recall and f1 of each class
     */
    public record PerClass(List<String> names, List<List<Integer>> confusion, List<ClassScore> scores) {}
}
