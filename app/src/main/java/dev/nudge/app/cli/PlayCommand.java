package dev.nudge.app.cli;

import dev.nudge.app.config.ExperimentReader;
import dev.nudge.app.play.PlayServer;
import dev.nudge.app.plugins.Plugins;
import dev.nudge.spi.InputException;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "play",
        description = "Opens a page in the browser, to play with networks and to see how they learn.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  nudge play",
            "  nudge play --port 8080 --no-browser",
            "",
            "Only this machine can open the page, unless --host says otherwise. Ctrl-C ends it."
        })
final class PlayCommand implements Callable<Integer> {

    private static final int USUAL_PORT = 7777;

    @Option(
            names = "--port",
            paramLabel = "NUMBER",
            description = "Where to listen. Default: " + USUAL_PORT + ", or the next one that is free")
    Integer port;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description =
                    "Who may open the page: 127.0.0.1, the default, is this machine; 0.0.0.0 is the whole network.")
    String host;

    @Option(names = "--no-browser", description = "Print the address, and leave it at that.")
    boolean noBrowser;

    @Mixin
    PluginOptions plugins;

    private final Terminal terminal;
    private final Provider<ExperimentReader> reader;
    private final Provider<Plugins> registered;

    @Inject
    PlayCommand(Terminal terminal, Provider<ExperimentReader> reader, Provider<Plugins> registered) {
        this.terminal = terminal;
        this.reader = reader;
        this.registered = registered;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (port != null && (port < 0 || port > 65535)) {
            throw new InputException("--port: must be a number from 0 to 65535, got " + port);
        }
        Plugins all = registered.get();
        try (PlayServer server =
                new PlayServer(host, reader.get(), all, new UsualLoss(all), loss -> GradientCheck.require(all, loss))) {
            int opened = server.start(Optional.ofNullable(port).orElse(USUAL_PORT), port == null);
            String address = "http://%s:%d/".formatted(inAddress(host), opened);
            terminal.out().println("nudge plays at " + address + " (Ctrl-C ends it)");
            if (!PlayServer.ownMachine(host)) {
                terminal.out()
                        .println("Whoever reaches this machine over the network can open it too, so runs are neither"
                                + " listed nor saved.");
            }
            terminal.out().flush();
            if (!noBrowser) {
                browse(address);
            }
            new CountDownLatch(1).await();
        }
        return 0;
    }

    private static String inAddress(String host) {
        if (host.equals("0.0.0.0") || host.equals("::")) {
            return "localhost";
        }
        return host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
    }

    /** A machine without a desktop has nothing to open it with; the address has been printed. */
    private static void browse(String address) {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        List<String> command = system.contains("mac")
                ? List.of("open", address)
                : system.contains("win") ? List.of("cmd", "/c", "start", address) : List.of("xdg-open", address);
        try {
            new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            return;
        }
    }
}
