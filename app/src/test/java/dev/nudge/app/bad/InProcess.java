package dev.nudge.app.bad;

import dev.nudge.app.Main;
import dev.nudge.app.cli.Terminal;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** What a command line comes to, without a process of its own. */
record InProcess(int exitCode, String out, String err) {

    static InProcess nudge(String... command) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = Main.run(Terminal.to(out, err), command);
        return new InProcess(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
