package dev.nudge.app.cli;

import dev.nudge.app.plugins.Plugins;
import dev.nudge.app.plugins.Registered;
import dev.nudge.spi.InputException;
import dev.nudge.spi.Loss;
import dev.nudge.testkit.check.Finding;
import dev.nudge.testkit.check.LossChecks;
import java.util.Optional;

/** Tells, before training, whether the gradient of someone else's loss is right: a few milliseconds. */
final class GradientCheck {

    private static final String ALL_THE_SAME = ", or train all the same with --unchecked";

    private GradientCheck() {}

    /** What to show, where nobody can have it used all the same; throws if it is wrong. */
    static Optional<String> require(Plugins plugins, Loss loss) {
        try {
            return tell(plugins, loss, false).map(String::strip);
        } catch (InputException e) {
            throw InputException.at(
                    "loss", e.getMessage().replaceFirst("^loss: ", "").replace(ALL_THE_SAME, ""));
        }
    }

    /**
     * What to show; nothing for a loss that ships, which has passed the same checks when nudge was built.
     *
     * @param unchecked whether to train although the gradient is wrong
     */
    static Optional<String> tell(Plugins plugins, Loss loss, boolean unchecked) {
        Optional<Registered<Loss>> foreign =
                plugins.registry(Loss.class).find(loss.name()).filter(Registered::thirdParty);
        return foreign.isEmpty() ? Optional.empty() : check(foreign.get(), loss, unchecked);
    }

    private static Optional<String> check(Registered<Loss> plugin, Loss loss, boolean unchecked) {
        Finding finding = LossChecks.quickGradient(loss).run();
        String jar = plugin.jar().map(Object::toString).orElse("its jar");
        return switch (finding.outcome()) {
            case PASSED -> Optional.of(line("checked: " + finding.details().replaceFirst(", at .*", "")));
            case FAILED -> {
                if (!unchecked) {
                    throw InputException.at(
                            "loss",
                            ("%s in %s fails before training: %s; mend it (`nudge plugins check %s` tells more)"
                                            + ALL_THE_SAME)
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
