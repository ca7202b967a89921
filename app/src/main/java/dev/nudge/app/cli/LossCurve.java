package dev.nudge.app.cli;

import java.util.ArrayList;
import java.util.List;

/** The course of the train loss as a line of small bars, on a logarithmic scale. */
final class LossCurve {

    private static final String BARS = "▁▂▃▄▅▆▇█";
    private static final int WIDTH = 40;

    private final List<Double> losses = new ArrayList<>();

    void add(double loss) {
        losses.add(loss);
    }

    /** Some dozens of bars, or nothing if there is nothing to see. */
    String text(boolean unicode) {
        if (!unicode || losses.size() < 3 || losses.stream().anyMatch(loss -> !(loss > 0))) {
            return "";
        }
        int width = Math.min(WIDTH, losses.size());
        double[] shown = new double[width];
        for (int i = 0; i < width; i++) {
            shown[i] = Math.log(losses.get((int) ((long) i * (losses.size() - 1) / (width - 1))));
        }
        double low = java.util.Arrays.stream(shown).min().orElseThrow();
        double high = java.util.Arrays.stream(shown).max().orElseThrow();
        StringBuilder text = new StringBuilder();
        for (double value : shown) {
            int bar = high == low ? 0 : (int) Math.round((value - low) / (high - low) * (BARS.length() - 1));
            text.append(BARS.charAt(bar));
        }
        return text.toString();
    }
}
