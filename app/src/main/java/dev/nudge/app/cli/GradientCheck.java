package dev.nudge.app.cli;

import dev.nudge.app.plugins.Registered;
import dev.nudge.spi.InputException;
import dev.nudge.spi.Loss;
import dev.nudge.testkit.check.Finding;
import dev.nudge.testkit.check.LossChecks;
import java.util.Optional;

/** Tells, before training, whether the gradient of someone else's loss is right: a few milliseconds. */
record GradientCheck(Registered<Loss> plugin, Loss loss) {

    /**
     * What to show when training starts.
     *
     * @param unchecked whether to train although it is wrong
     */
    Optional<String> tell(boolean unchecked) {
        Finding finding = LossChecks.quickGradient(loss).run();
        String jar = plugin.jar().map(Object::toString).orElse("its jar");
        return switch (finding.outcome()) {
            case PASSED -> Optional.of(line("checked: " + finding.details().replaceFirst(", at .*", "")));
            case FAILED -> {
                if (!unchecked) {
                    throw InputException.at(
                            "loss",
                            "%s in %s fails before training: %s; mend it (`nudge plugins check %s` tells more), or train all the same with --unchecked"
                                    .formatted(loss.name(), jar, finding.details(), jar));
                }
                yield Optional.of(line("WRONG, used all the same: " + finding.details()));
            }
            case SKIPPED -> Optional.empty();
        };
    }

    private static String line(String text) {
        return "gradient    " + text;
    }
}
