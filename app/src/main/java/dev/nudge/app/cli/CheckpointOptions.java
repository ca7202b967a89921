package dev.nudge.app.cli;

import dev.nudge.spi.InputException;
import java.time.Duration;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/** How often training is saved on its way. */
final class CheckpointOptions {

    private static final double A_YEAR = 366 * 86_400.0;
    private static final String USUAL = "3";
    private static final String EVERY = "After an epoch, save where training stands if the last time is so long ago. "
            + "Default: ${DEFAULT-VALUE}";

    @Option(names = "--checkpoint-every", paramLabel = "SECONDS", defaultValue = USUAL, description = EVERY)
    double seconds;

    /** Adds the option that the annotation describes, without reading it. */
    void addTo(CommandSpec spec) {
        spec.addOption(OptionSpec.builder("--checkpoint-every")
                .paramLabel("SECONDS")
                .type(double.class)
                .defaultValue(USUAL)
                .description(EVERY)
                .build());
    }

    /** Takes the value of an option that was added so. */
    void take(ParseResult options) {
        seconds = options.matchedOptionValue("--checkpoint-every", Double.valueOf(USUAL));
    }

    Duration interval() {
        if (!(seconds >= 0 && seconds <= A_YEAR)) {
            throw new InputException("--checkpoint-every %s: must be seconds, 0 or more".formatted(seconds));
        }
        return Duration.ofNanos((long) (seconds * 1e9));
    }
}
