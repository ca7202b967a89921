package dev.nudge.app.bad;

import com.google.inject.Guice;
import dev.nudge.app.cli.Cli;
import dev.nudge.app.cli.Terminal;
import dev.nudge.app.wiring.NudgeModule;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** What a command line comes to, without a process of its own. */
record InProcess(int exitCode, String out, String err) {

    static InProcess nudge(String... command) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = Guice.createInjector(new NudgeModule(Terminal.to(out, err)))
                .getInstance(Cli.class)
                .run(command);
        return new InProcess(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
