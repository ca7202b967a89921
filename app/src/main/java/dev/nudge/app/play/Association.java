package dev.nudge.app.play;

import dev.nudge.experiment.Prepared;
import dev.nudge.features.TargetEncoding;
import dev.nudge.spi.Column;
import java.util.HashMap;
import java.util.Map;

/**
 * How much a column of numbers says about the target by itself: the share of variance that one of them explains in the
 * other, which is the squared correlation with a number, and the correlation ratio with classes. What columns say together
 * is not in it.
 */
final class Association {

    /** So many rows tell well enough, however many there are. */
    private static final int ROWS = 1000;

    private final int[] rows;
    private final Column target;
    /** Of each row; null where the target is a number. */
    private final int[] classes;

    /** Over training rows. */
    Association(Prepared prepared) {
        int[] train = prepared.partition().train();
        this.rows = new int[Math.min(ROWS, train.length)];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = train[(int) ((long) i * train.length / rows.length)];
        }
        this.target = prepared.roles().target();
        this.classes = prepared.loss().target().classes() ? classes() : null;
    }

    private int[] classes() {
        Map<String, Integer> numbers = new HashMap<>();
        int[] classes = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            String name = TargetEncoding.Classes.name(target, rows[i]).orElseThrow();
            classes[i] = numbers.computeIfAbsent(name, n -> numbers.size());
        }
        return classes;
    }

    /** Between 0 and 1; 0 of a column that is always the same. */
    double of(Column.Numbers column) {
        double[] centred = centred(column);
        double all = dot(centred, centred);
        double explained = classes == null ? alongTarget(centred) : betweenClasses(centred);
        return all > 0 && explained > 0 ? Math.min(1, explained / all) : 0;
    }

    /** Values less their mean, 0 where one is missing. */
    private double[] centred(Column.Numbers column) {
        double sum = 0;
        int count = 0;
        for (int row : rows) {
            if (!column.missing(row)) {
                sum += column.value(row);
                count++;
            }
        }
        double[] centred = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            centred[i] = column.missing(rows[i]) ? 0 : column.value(rows[i]) - sum / count;
        }
        return centred;
    }

    private double alongTarget(double[] centred) {
        double[] others = centred((Column.Numbers) target);
        double size = dot(others, others);
        double common = dot(centred, others);
        return size > 0 ? common * common / size : 0;
    }

    private double betweenClasses(double[] centred) {
        double[] sums = new double[rows.length];
        int[] counts = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            sums[classes[i]] += centred[i];
            counts[classes[i]]++;
        }
        double between = 0;
        for (int i = 0; i < rows.length && counts[i] > 0; i++) {
            between += sums[i] * sums[i] / counts[i];
        }
        return between;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
