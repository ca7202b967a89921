package dev.nudge.app.cli;

import dev.nudge.app.report.ReportedRun;
import dev.nudge.app.run.RunReader;
import dev.nudge.app.run.Unfinished;
import dev.nudge.spi.InputException;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "show",
        description = "Shows what a run has led to, with its learning curve.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {"", "Examples:", "  nudge show", "  nudge show runs/iris-20260101-120000"})
final class ShowCommand implements Callable<Integer> {

    private static final Path RUNS = Path.of("runs");
    private static final int WIDEST = 100;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "RUN",
            description = "A run directory. Default: the run in runs/ that ended last")
    Path run;

    @Option(names = "--verbose", description = "Log what is going on, and show stack traces.")
    boolean verbose;

    private final Terminal terminal;

    @Inject
    ShowCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Path directory = run == null ? latest() : run;
        ReportedRun reported = RunReader.read(directory);
        ResultText text = new ResultText(terminal);
        text.start(reported);
        LossCurve curve = new LossCurve();
        reported.curves().points("train.loss").forEach(point -> curve.add(point.y()));
        Plot plot = new Plot(Math.min(WIDEST, terminal.columns()), terminal.unicode());
        plot.add("train", reported.curves().points("train.loss"));
        plot.add("validation", reported.curves().points("validation.loss"));
        String drawn = plot.text("loss", "epoch");
        if (!drawn.isEmpty()) {
            terminal.out().println("\n" + drawn);
        }
        text.result(reported.outcome(), curve, directory);
        if (Unfinished.in(directory)) {
            terminal.out().println("This run is not done; its checkpoint may be ahead of what is shown here.");
            text.goOn(directory, "");
        }
        reported.outcome().explanation().ifPresent(terminal.out()::println);
        return 0;
    }

    private static Path latest() {
        if (!Files.isDirectory(RUNS)) {
            throw new InputException("there is no folder runs here; name a run directory, such as nudge show my-run");
        }
        try (Stream<Path> runs = Files.list(RUNS)) {
            return runs.filter(path -> Files.isRegularFile(path.resolve("summary.json")))
                    .max(Comparator.comparing(ShowCommand::ended).thenComparing(Path::toString))
                    .orElseThrow(() -> new InputException("runs: holds no run that has ended; name a run directory"));
        } catch (IOException e) {
            throw new InputException("runs: cannot be read: " + e.getMessage(), e);
        }
    }

    private static long ended(Path run) {
        return run.resolve("summary.json").toFile().lastModified();
    }
}
