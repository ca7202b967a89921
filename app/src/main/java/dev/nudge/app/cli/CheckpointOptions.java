package dev.nudge.app.cli;

import dev.nudge.spi.InputException;
import java.time.Duration;
import picocli.CommandLine.Option;

/** How often training is saved on its way. */
final class CheckpointOptions {

    private static final double A_YEAR = 366 * 86_400.0;

    @Option(
            names = "--checkpoint-every",
            paramLabel = "SECONDS",
            defaultValue = "3",
            description = "After an epoch, save where training stands if the last time is so long ago. "
                    + "Default: ${DEFAULT-VALUE}")
    double seconds;

    Duration interval() {
        if (!(seconds >= 0 && seconds <= A_YEAR)) {
            throw new InputException("--checkpoint-every %s: must be seconds, 0 or more".formatted(seconds));
        }
        return Duration.ofNanos((long) (seconds * 1e9));
    }
}
