package dev.nudge.app;

import com.google.inject.Guice;
import dev.nudge.app.cli.Cli;
import dev.nudge.app.cli.PluginOptions;
import dev.nudge.app.cli.Terminal;
import dev.nudge.app.wiring.NudgeModule;
import dev.nudge.app.wiring.PluginsAhead;

/** The program. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        System.exit(run(Terminal.open(), args));
    }

    /** Runs a command line, and gives the exit code. */
    public static int run(Terminal terminal, String... args) {
        PluginOptions options = new PluginOptions();
        PluginsAhead plugins = new PluginsAhead(terminal, options);
        return new Cli(
                        () -> Guice.createInjector(new NudgeModule(terminal, options, plugins)),
                        plugins,
                        terminal,
                        options)
                .run(args);
    }
}
