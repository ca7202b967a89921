package dev.nudge.app.cli;

import dev.nudge.spi.Plugin;
import dev.nudge.testkit.check.Check;
import dev.nudge.testkit.check.Finding;
import dev.nudge.testkit.check.Finding.Outcome;
import dev.nudge.testkit.check.PluginChecks;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Help.Ansi;

/** Runs the checks of plugins and shows them, line by line as they end. */
final class CheckReport {

    private static final String INDENT = " ".repeat(24);

    private final Terminal terminal;
    private final CheckRunner runner;
    private final List<String> failed = new ArrayList<>();
    private final Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
    private String plugin = "";
    private boolean settingsMissing;

    CheckReport(Terminal terminal, long secondsPerCheck) {
        this.terminal = terminal;
        this.runner = new CheckRunner(secondsPerCheck, this::line);
        PluginFault.exitsAreTold();
        Runtime.getRuntime().addShutdownHook(new Thread(this::exited));
    }

    /** Checks a plugin. */
    void check(Plugin subject, String kind, String from) {
        plugin = subject.name();
        terminal.out()
                .println(new PluginText(terminal).bold(plugin) + ", " + kind + from + ", "
                        + subject.getClass().getName());
        counts.clear();
        runner.run(PluginChecks.all(subject));
        terminal.out().println(sum() + "\n");
    }

    /** Shows a jar that could not be loaded. */
    void broken(String message) {
        failed.add("loading");
        terminal.out()
                .println(label(Outcome.FAILED) + pad("load", 13) + Wrapped.text(message, Cli.WIDTH, INDENT) + "\n");
    }

    /** Says what to do; whether all is well. */
    boolean conclude() {
        if (settingsMissing) {
            terminal.out().println("What was skipped for want of a setting is checked with --set KEY=VALUE.");
        }
        if (!failed.isEmpty()) {
            terminal.err()
                    .println("failed: " + String.join(", ", failed)
                            + "; mend it and check again (docs/write-a-plugin.md says what each check wants)");
        }
        return failed.isEmpty();
    }

    private void line(Check check, Finding finding) {
        counts.merge(finding.outcome(), 1, Integer::sum);
        String details = switch (finding.outcome()) {
            case PASSED -> finding.details().isEmpty() ? check.rule() : finding.details();
            case FAILED -> check.rule() + "?\n" + finding.details();
            case SKIPPED -> finding.details();
        };
        if (finding.outcome() == Outcome.FAILED) {
            failed.add(plugin + " " + check.name());
        }
        settingsMissing |= finding.outcome() == Outcome.SKIPPED && details.startsWith("must be set first");
        terminal.out()
                .println(label(finding.outcome()) + pad(check.name(), 13) + Wrapped.text(details, Cli.WIDTH, INDENT));
    }

    /** A plugin must not end the program; the table ends with saying so. */
    private void exited() {
        runner.exiting().ifPresent(check -> {
            line(check, Finding.failed("calls System.exit; a plugin must leave ending the program to its user"));
            terminal.out().println(sum());
            conclude();
            terminal.out().flush();
            terminal.err().flush();
            Runtime.getRuntime().halt(Cli.INPUT);
        });
    }

    private String sum() {
        return "  %d passed, %d failed, %d skipped"
                .formatted(
                        counts.getOrDefault(Outcome.PASSED, 0),
                        counts.getOrDefault(Outcome.FAILED, 0),
                        counts.getOrDefault(Outcome.SKIPPED, 0));
    }

    private String label(Outcome outcome) {
        String word = pad(outcome == Outcome.FAILED ? "FAILED" : outcome.name().toLowerCase(java.util.Locale.ROOT), 9);
        Ansi ansi = terminal.outAnsi();
        String coloured = switch (outcome) {
            case PASSED -> ansi.string("@|green " + word + "|@");
            case FAILED -> ansi.string("@|red,bold " + word + "|@");
            case SKIPPED -> ansi.string("@|yellow " + word + "|@");
        };
        return "  " + coloured;
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(1, width - text.length()));
    }
}
