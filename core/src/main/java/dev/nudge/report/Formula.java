package dev.nudge.report;

import dev.nudge.spi.Link;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A linear form as people write it: {@code price = 0.1861 * area - 10.01 * bathrooms + 3.575}. */
public final class Formula {

    private Formula() {}

    /**
     * The equations of a model without hidden layers in the units of the file, one per output: for the target, its logarithm
     * if it is a count, or the score of a class.
     */
    public static List<String> of(Model model, int digits) {
        String target = model.encoding().target().column();
        return LinearForm.of(model).stream()
                .map(form -> of(
                        form.output()
                                .map(output -> "score(" + output + ")")
                                .orElse(model.link() == Link.EXP ? "log(" + target + ")" : target),
                        form,
                        digits))
                .toList();
    }

    /** The equation for a name, with so many significant digits. */
    public static String of(String name, LinearForm form, int digits) {
        StringBuilder text = new StringBuilder(name).append(" =");
        boolean first = true;
        for (Map.Entry<String, Double> weight : form.weights().entrySet()) {
            append(text, first, weight.getValue(), digits).append(" * ").append(weight.getKey());
            first = false;
        }
        if (form.bias() != 0 || first) {
            append(text, first, form.bias(), digits);
        }
        return text.toString();
    }

    /** A number with so many significant digits, without an exponent unless it is very large or very small. */
    public static String number(double value, int digits) {
        if (value == 0 || !Double.isFinite(value)) {
            return value == 0 ? "0" : Double.toString(value);
        }
        double size = Math.abs(value);
        if (size >= 1e15 || size < 1e-5) {
            return String.format(Locale.ROOT, "%." + (digits - 1) + "e", value);
        }
        int decimals = Math.max(0, digits - 1 - (int) Math.floor(Math.log10(size)));
        return BigDecimal.valueOf(value)
                .setScale(decimals, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    private static StringBuilder append(StringBuilder text, boolean first, double value, int digits) {
        String sign = value < 0 ? " - " : first ? " " : " + ";
        return text.append(sign.equals(" - ") && first ? " -" : sign).append(number(Math.abs(value), digits));
    }
}
