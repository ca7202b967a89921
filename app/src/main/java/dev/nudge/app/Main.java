package dev.nudge.app;

import com.google.inject.Guice;
import com.google.inject.Injector;
import dev.nudge.app.cli.Cli;
import dev.nudge.app.cli.Terminal;
import dev.nudge.app.wiring.NudgeModule;

/** The program. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        Terminal terminal = Terminal.open();
        Injector injector = Guice.createInjector(new NudgeModule(terminal));
        System.exit(injector.getInstance(Cli.class).run(args));
    }
}
