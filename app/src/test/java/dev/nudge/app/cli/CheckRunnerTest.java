package dev.nudge.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.testkit.check.Check;
import dev.nudge.testkit.check.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class CheckRunnerTest {

    private final List<String> reports = new ArrayList<>();
    private final CheckRunner runner = new CheckRunner(
            1, (check, finding) -> reports.add(check.name() + ": " + finding.outcome() + " " + finding.details()));

    @Test
    void reportsInOrder() {
        runner.run(List.of(
                check("a", () -> Finding.passed("x")),
                check("b", () -> Finding.failed("y")),
                check("c", () -> Finding.skipped("z"))));
        assertThat(reports).containsExactly("a: PASSED x", "b: FAILED y", "c: SKIPPED z");
        assertThat(runner.exiting()).isEmpty();
    }

    @Test
    void whateverIsThrownIsAFailure() {
        runner.run(List.of(
                check("exception", () -> {
                    throw new IllegalStateException("no");
                }),
                check("recursion", () -> {
                    throw new StackOverflowError();
                }),
                check("memory", () -> {
                    throw new OutOfMemoryError("of the plugin");
                }),
                check("linkage", () -> {
                    throw new NoClassDefFoundError("org/example/Gone");
                }),
                check("well", () -> Finding.passed(""))));
        assertThat(reports).hasSize(5).last().isEqualTo("well: PASSED ");
        assertThat(reports.subList(0, 4)).allMatch(report -> report.contains(": FAILED throws java.lang."));
    }

    @Test
    void oneThatDoesNotEndIsAFailureAndTheRestOfItsPluginIsSkipped() {
        runner.run(List.of(
                check("endless", () -> {
                    while (!Thread.interrupted()) {
                        LockSupport.parkNanos(1_000_000);
                    }
                    return Finding.passed("");
                }),
                check("next", () -> Finding.passed(""))));
        assertThat(reports)
                .containsExactly(
                        "endless: FAILED does not end within 1 seconds", "next: SKIPPED a check before did not end");
        reports.clear();
        runner.run(List.of(check("of another plugin", () -> Finding.passed(""))));
        assertThat(reports).containsExactly("of another plugin: PASSED ");
    }

    private static Check check(String name, Supplier<Finding> test) {
        return new Check(name, "it does", test);
    }
}
