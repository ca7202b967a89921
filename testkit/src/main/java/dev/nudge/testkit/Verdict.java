package dev.nudge.testkit;

import static org.junit.jupiter.api.Assertions.fail;

import dev.nudge.testkit.check.Check;
import dev.nudge.testkit.check.Finding;
import org.junit.jupiter.api.Assumptions;

/** Makes a test of a check. */
final class Verdict {

    private Verdict() {}

    static void of(Check check) {
        Finding finding = check.run();
        switch (finding.outcome()) {
            case PASSED -> {}
            case FAILED -> fail("%s (%s): %s".formatted(check.name(), check.rule(), finding.details()));
            case SKIPPED -> Assumptions.abort(check.name() + ": " + finding.details());
        }
    }
}
