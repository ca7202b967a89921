package dev.nudge.app;

import com.google.inject.Guice;
import com.google.inject.Injector;
import dev.nudge.app.cli.Cli;
import dev.nudge.app.cli.PluginOptions;
import dev.nudge.app.cli.Terminal;
import dev.nudge.app.wiring.NudgeModule;
import java.util.concurrent.CompletableFuture;

/** The program. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        System.exit(run(Terminal.open(), args));
    }

    /** Runs a command line, and gives the exit code. */
    public static int run(Terminal terminal, String... args) {
        PluginOptions options = new PluginOptions();
        // Wired together on one thread, while another finds out what it is for.
        CompletableFuture<Injector> injector =
                CompletableFuture.supplyAsync(() -> Guice.createInjector(new NudgeModule(terminal, options)));
        return new Cli(injector::join, terminal, options).run(args);
    }
}
