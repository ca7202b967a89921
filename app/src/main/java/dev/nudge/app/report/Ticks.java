package dev.nudge.app.report;

import java.util.ArrayList;
import java.util.List;

/** Where an axis is marked: at round numbers, 1, 2 or 5 times a power of ten apart. */
final class Ticks {

    private static final double MARGIN = 1e-9;

    private Ticks() {}

    /** So many at most, about, from low to high. */
    static List<Double> linear(double low, double high, int most) {
        double step = step((high - low) / most);
        List<Double> ticks = new ArrayList<>();
        for (double i = Math.ceil(low / step - MARGIN); i * step <= high + step * MARGIN; i++) {
            ticks.add(i * step + 0.0);
        }
        return ticks;
    }

    /** Powers of ten, with 2 and 5 between them if there is room; evenly spaced ones where there are none of these. */
    static List<Double> logarithmic(double low, double high, int most) {
        int first = (int) Math.floor(Math.log10(low));
        int last = (int) Math.ceil(Math.log10(high));
        int each = Math.max(1, (int) Math.ceil((last - first) / (double) most));
        int[] digits = each == 1 && (last - first) * 3 <= most + 3 ? new int[] {1, 2, 5} : new int[] {1};
        List<Double> ticks = new ArrayList<>();
        for (int power = Math.floorDiv(first, each) * each; power <= last; power += each) {
            for (int digit : digits) {
                double tick = digit * Math.pow(10, power);
                if (tick >= low * (1 - MARGIN) && tick <= high * (1 + MARGIN)) {
                    ticks.add(tick);
                }
            }
        }
        return ticks.size() >= 2 ? ticks : linear(low, high, most);
    }

    /** Whole numbers only, for what is counted. */
    static List<Double> whole(double low, double high, int most) {
        List<Double> ticks = linear(low, high, most);
        ticks.removeIf(tick -> Math.abs(tick - Math.rint(tick)) >= MARGIN * Math.max(1, Math.abs(tick)));
        return ticks;
    }

    /** The label of a tick: few characters, and no digit that means nothing. */
    static String label(double value) {
        double size = Math.abs(value);
        if (size < 1e-300) {
            return "0";
        }
        if (size >= 1e12 || size < 1e-3) {
            return exponent(value);
        }
        return size >= 1e9
                ? digits(value / 1e9) + "G"
                : size >= 1e6 ? digits(value / 1e6) + "M" : size >= 1e4 ? digits(value / 1e3) + "k" : digits(value);
    }

    private static String exponent(double value) {
        int power = (int) Math.floor(Math.log10(Math.abs(value)) + MARGIN);
        return digits(value / Math.pow(10, power)) + "e" + power;
    }

    /** Five significant digits, of which those at the end may be left out. */
    private static String digits(double value) {
        double size = Math.abs(value);
        int decimals = Math.max(0, 4 - (int) Math.floor(Math.log10(size)));
        double unit = Math.pow(10, decimals);
        long scaled = Math.round(size * unit);
        String text = Long.toString(scaled);
        if (decimals > 0) {
            text = "0".repeat(Math.max(0, decimals + 1 - text.length())) + text;
            int point = text.length() - decimals;
            int end = text.length();
            while (end > point && text.charAt(end - 1) == '0') {
                end--;
            }
            text = text.substring(0, point) + (end > point ? "." + text.substring(point, end) : "");
        }
        return (value < 0 ? "\u2212" : "") + text;
    }

    private static double step(double least) {
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        double digit = least / power;
        return (digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 5 ? 5 : 10) * power;
    }
}
