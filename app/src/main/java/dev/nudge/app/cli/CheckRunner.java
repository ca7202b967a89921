package dev.nudge.app.cli;

import dev.nudge.testkit.check.Check;
import dev.nudge.testkit.check.Finding;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/** Runs checks of code that nobody knows: one that does not end, or ends the program, is a failure like any other. */
final class CheckRunner {

    private final long secondsPerCheck;
    private final BiConsumer<Check, Finding> report;
    private volatile Check running;
    private volatile Thread thread;
    private boolean stuck;

    /** @param report is told what each check has found, in order */
    CheckRunner(long secondsPerCheck, BiConsumer<Check, Finding> report) {
        this.secondsPerCheck = secondsPerCheck;
        this.report = report;
    }

    /** Runs all; once one has not ended, its plugin has the rest skipped. */
    void run(Iterable<Check> checks) {
        stuck = false;
        for (Check check : checks) {
            report.accept(check, stuck ? Finding.skipped("a check before did not end") : run(check));
        }
    }

    private Finding run(Check check) {
        BlockingQueue<Finding> answer = new ArrayBlockingQueue<>(1);
        thread = new Thread(
                () -> {
                    Finding finding = check.run();
                    running = null;
                    answer.offer(finding);
                },
                "check");
        thread.setDaemon(true);
        return await(check, answer);
    }

    private Finding await(Check check, BlockingQueue<Finding> answer) {
        running = check;
        thread.start();
        try {
            Finding finding = answer.poll(secondsPerCheck, TimeUnit.SECONDS);
            if (finding != null) {
                return finding;
            }
            stuck = true;
            return Finding.failed("does not end within %d seconds%s".formatted(secondsPerCheck, where()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Finding.failed("interrupted");
        } finally {
            running = null;
        }
    }

    private String where() {
        return Arrays.stream(thread.getStackTrace())
                .filter(PluginFault::isOfPlugin)
                .findFirst()
                .map(frame -> "; it is in " + frame)
                .orElse("");
    }

    /** The check during which {@code System.exit} was called; asked while the program ends. */
    Optional<Check> exiting() {
        return Optional.ofNullable(running)
                .filter(check -> Thread.getAllStackTraces().values().stream().anyMatch(PluginFault::exits));
    }
}
