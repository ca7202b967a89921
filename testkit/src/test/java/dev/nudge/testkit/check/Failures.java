package dev.nudge.testkit.check;

import dev.nudge.spi.Plugin;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which checks fail, and what they say. */
final class Failures {

    private Failures() {}

    static Map<String, String> of(Plugin plugin) {
        return of(PluginChecks.all(plugin));
    }

    static Map<String, String> of(List<Check> checks) {
        Map<String, String> failures = new LinkedHashMap<>();
        for (Check check : checks) {
            Finding finding = check.run();
            if (finding.outcome() == Finding.Outcome.FAILED) {
                failures.put(check.name(), finding.details());
            }
        }
        return failures;
    }
}
