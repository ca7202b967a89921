package dev.nudge.app.cli;

import dev.nudge.app.config.ExperimentReader;
import dev.nudge.app.plugins.Plugins;
import dev.nudge.app.run.RunDirectory;
import dev.nudge.app.run.Unfinished;
import dev.nudge.experiment.Prepared;
import dev.nudge.spi.InputException;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "resume",
        description = "Goes on with a run that was interrupted, killed or out of space, to the same result.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Example:",
            "  nudge resume runs/house-prices-20260101-120000",
            "",
            "Exit codes: 0 done, 2 it cannot go on, 3 diverged, 130 interrupted again."
        })
final class ResumeCommand implements Callable<Integer> {

    @Parameters(paramLabel = "RUN", description = "The run directory.")
    Path run;

    @Option(names = "--quiet", description = "Show nothing but errors.")
    boolean quiet;

    @Mixin
    CheckpointOptions checkpoints;

    @Mixin
    PluginOptions plugins;

    private final Terminal terminal;
    private final Provider<ExperimentReader> reader;
    private final Provider<Plugins> registered;

    @Inject
    ResumeCommand(Terminal terminal, Provider<ExperimentReader> reader, Provider<Plugins> registered) {
        this.terminal = terminal;
        this.reader = reader;
        this.registered = registered;
    }

    @Override
    public Integer call() throws IOException {
        if (!Unfinished.in(run)) {
            return nothingToResume();
        }
        Unfinished unfinished = Unfinished.open(run, reader.get(), registered.get());
        Interruption interruption = Interruption.listen();
        try (ProgressLine progress = new ProgressLine(terminal, quiet)) {
            Prepared prepared =
                    Prepared.of(unfinished.experiment().experiment(), new UsualLoss(registered.get()), progress);
            return new TrainingSession(terminal, progress, interruption, quiet, plugins.again())
                    .train(
                            prepared,
                            unfinished.name(),
                            () -> RunDirectory.resume(
                                    unfinished, prepared.experiment(), registered.get(), checkpoints.interval()),
                            unfinished.checkpoint());
        } catch (InputException e) {
            throw unfinished.experiment().located(e);
        } finally {
            interruption.finished();
        }
    }

    private int nothingToResume() {
        if (!Files.isDirectory(run)) {
            throw new InputException(run + ": there is no such run directory; `nudge run` prints where it puts a run");
        }
        if (!Files.exists(run.resolve("summary.json"))) {
            throw new InputException(
                    run + ": no run was begun here; begin one with `nudge run FILE --out " + run + "`");
        }
        terminal.out().println(run + ": is done, there is nothing to resume");
        return 0;
    }
}
