package dev.nudge.app.cli;

import dev.nudge.app.report.Page;
import dev.nudge.app.report.ReportedRun;
import dev.nudge.app.run.AtomicFile;
import dev.nudge.app.run.RunDirectory;
import dev.nudge.app.run.RunReader;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "report",
        description = "Makes the report of a run again, from what is in its directory.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  nudge report runs/iris-20260101-120000",
            "  nudge report runs/iris-20260101-120000 --out iris.html"
        })
final class ReportCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "RUN", description = "A run directory.")
    Path run;

    @Option(names = "--out", paramLabel = "FILE", description = "Where to put it. Default: report.html in RUN")
    Path out;

    @Option(names = "--verbose", description = "Log what is going on, and show stack traces.")
    boolean verbose;

    private final Terminal terminal;

    @Inject
    ReportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        ReportedRun reported = RunReader.read(run);
        Path file = out == null ? run.resolve(RunDirectory.REPORT) : out;
        AtomicFile.write(file, Page.of(reported));
        new ResultText(terminal).report(file);
        return 0;
    }
}
