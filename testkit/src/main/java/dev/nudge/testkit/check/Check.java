package dev.nudge.testkit.check;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A rule that a plugin must keep, applied to one plugin.
 *
 * @param name the name in tables, such as {@code gradient}
 * @param rule the rule in a sentence
 * @param test tries it; may throw anything, which is a failure too
 */
public record Check(String name, String rule, Supplier<Finding> test) {

    /** Tries the rule. Never throws: an exception or an error of the plugin is a failure of the check. */
    @SuppressWarnings("CatchingUnchecked") // a plugin may throw what it likes
    public Finding run() {
        try {
            return test.get();
        } catch (Violation violation) {
            return Finding.failed(violation.getMessage());
        } catch (Throwable thrown) {
            return Finding.failed("throws " + thrown + where(thrown));
        }
    }

    private static String where(Throwable thrown) {
        Optional<StackTraceElement> frame = Arrays.stream(thrown.getStackTrace())
                .filter(each -> !each.getClassName().startsWith("java."))
                .findFirst();
        return frame.map(at -> " at " + at.getClassName() + "." + at.getMethodName() + ", line " + at.getLineNumber())
                .orElse("");
    }

    /** A number with few digits, the same in every language. */
    static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e6
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, "%.6g", value).replaceFirst("\\.?0+(?=e|$)", "");
    }

    /** A number with two digits. */
    static String roughly(double value) {
        return value == 0 ? "0" : String.format(Locale.ROOT, Math.abs(value) < 0.01 ? "%.1e" : "%.2g", value);
    }
}
