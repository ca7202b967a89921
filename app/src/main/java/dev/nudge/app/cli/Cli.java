package dev.nudge.app.cli;

import com.google.inject.Injector;
import com.google.inject.ProvisionException;
import dev.nudge.app.wiring.LogConfigurator;
import dev.nudge.spi.InputException;
import dev.nudge.spi.Names;
import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Runs a command line and finds the exit code: 0 done, 2 the user's input, 3 diverged, 130 interrupted, 1 our fault. */
public final class Cli {

    /** The user gave something that cannot be used. */
    static final int INPUT = 2;

    /** Training went astray. */
    static final int DIVERGED = 3;

    /** Someone pressed Ctrl-C. */
    static final int INTERRUPTED = 130;

    private static final int OUR_FAULT = 1;

    /** Columns of text in help. */
    static final int WIDTH = 100;

    private static final Map<String, Class<?>> COMMANDS = commands();

    private final Injector injector;
    private final Terminal terminal;

    @Inject
    public Cli(Injector injector, Terminal terminal) {
        this.injector = injector;
        this.terminal = terminal;
    }

    @Command(
            name = "nudge",
            description = "A neural-network laboratory: trains small networks on tables, by experiment files.",
            synopsisSubcommandLabel = "COMMAND",
            mixinStandardHelpOptions = true,
            versionProvider = Version.class,
            footer = {
                "",
                "Examples:",
                "  nudge run experiments/house-prices.yaml",
                "  nudge run experiments/house-prices.yaml --set optimizer=momentum",
                "  nudge inspect my-table.csv",
                "  nudge COMMAND --help"
            })
    static final class Root {}

    private static Map<String, Class<?>> commands() {
        Map<String, Class<?>> commands = new LinkedHashMap<>();
        commands.put("run", RunCommand.class);
        commands.put("resume", ResumeCommand.class);
        commands.put("reproduce", ReproduceCommand.class);
        commands.put("check", CheckCommand.class);
        commands.put("inspect", InspectCommand.class);
        commands.put("evaluate", EvaluateCommand.class);
        commands.put("predict", PredictCommand.class);
        commands.put("show", ShowCommand.class);
        commands.put("report", ReportCommand.class);
        commands.put("plugins", PluginsCommand.class);
        commands.put("schema", SchemaCommand.class);
        commands.put("completion", CompletionCommand.class);
        return commands;
    }

    /** Runs the command that the arguments name. */
    public int run(String... args) {
        boolean verbose = Arrays.asList(args).contains("--verbose");
        if (verbose) {
            System.setProperty(LogConfigurator.VERBOSE, "true");
        }
        CommandLine line = commandLine(args);
        line.setExecutionExceptionHandler((e, command, parsed) -> failed(e, verbose));
        line.setParameterExceptionHandler((e, arguments) -> misused(e));
        try {
            int code = args.length == 0 ? line.execute("--help") : line.execute(args);
            return terminal.failure().map(this::notWritten).orElse(code);
        } catch (Error e) {
            // Of a plugin, perhaps: one can be loaded although a class that it needs later is missing.
            return e instanceof OutOfMemoryError && PluginFault.in(e).isEmpty() ? outOfMemory() : failed(e, verbose);
        } finally {
            terminal.out().flush();
            terminal.err().flush();
        }
    }

    /** Only the command that is asked for is built: picocli reads the annotations of each one that is there. */
    private CommandLine commandLine(String... args) {
        CommandLine line = new CommandLine(new Root(), this::create);
        boolean one = args.length > 0 && COMMANDS.containsKey(args[0]) && !args[0].equals("completion");
        COMMANDS.forEach((name, type) -> {
            if (!one || name.equals(args[0])) {
                line.addSubcommand(name, type);
            }
        });
        line.setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8));
        line.setColorScheme(Help.defaultColorScheme(terminal.outAnsi()));
        line.setUsageHelpWidth(WIDTH);
        return line;
    }

    /** Ours from Guice; lists and the like as picocli makes them. */
    private <T> T create(Class<T> type) throws Exception {
        return type.getPackageName().startsWith("dev.nudge")
                ? injector.getInstance(type)
                : CommandLine.defaultFactory().create(type);
    }

    private int failed(Throwable e, boolean verbose) {
        if (verbose) {
            e.printStackTrace(terminal.err());
        }
        // Guice wraps what goes wrong while plugins are found.
        Throwable told = e instanceof ProvisionException && e.getCause() != null ? e.getCause() : e;
        if (told instanceof InputException) {
            say(told.getMessage());
            return INPUT;
        }
        Optional<String> fault = PluginFault.in(told);
        if (fault.isPresent()) {
            say(fault.get());
            return INPUT;
        }
        terminal.err()
                .println("nudge: this should not have happened: " + e
                        + (verbose ? "" : "; --verbose shows where; please report it"));
        return OUR_FAULT;
    }

    /** In red. */
    private void say(String message) {
        String text = OneScreen.of(message);
        boolean red = terminal.errAnsi().enabled();
        terminal.err().println(red ? Ansi.Style.fg_red.on() + text + Ansi.Style.reset.on() : text);
    }

    private int notWritten(String reason) {
        say("standard output: cannot be written: " + reason);
        return INPUT;
    }

    private int misused(ParameterException e) {
        String meant = "";
        if (e instanceof UnmatchedArgumentException unmatched) {
            meant = meant(unmatched.getUnmatched().get(0), e.getCommandLine());
        }
        terminal.err().println(OneScreen.of(message(e) + meant));
        terminal.err().println("Try: " + e.getCommandLine().getCommandSpec().qualifiedName() + " --help");
        return INPUT;
    }

    private static String message(ParameterException e) {
        CommandLine line = e.getCommandLine();
        if (e instanceof UnmatchedArgumentException unmatched
                && !line.getSubcommands().isEmpty()
                && line.getParent() != null
                && !unmatched.getUnmatched().get(0).startsWith("-")) {
            return "There is no command '%s %s'; there are %s"
                    .formatted(
                            line.getCommandName(),
                            unmatched.getUnmatched().get(0),
                            String.join(", ", line.getSubcommands().keySet()));
        }
        if (e instanceof UnmatchedArgumentException unmatched
                && e.getCommandLine().getParent() == null
                && !unmatched.getUnmatched().get(0).startsWith("-")) {
            return "There is no command '%s'; there are %s"
                    .formatted(unmatched.getUnmatched().get(0), String.join(", ", COMMANDS.keySet()));
        }
        return e.getMessage();
    }

    private static String meant(String given, CommandLine line) {
        Set<String> known = new TreeSet<>(line.getCommandSpec().optionsMap().keySet());
        known.addAll(line.getSubcommands().keySet());
        if (line.getParent() == null) {
            known.addAll(COMMANDS.keySet());
        }
        return Names.nearest(given, known)
                .map(near -> "; did you mean " + near + "?")
                .orElse("");
    }

    private int outOfMemory() {
        terminal.err()
                .println(
                        "the memory of %d MB is used up; use fewer rows or columns, or give more with NUDGE_JAVA_OPTS=-Xmx8g"
                                .formatted(Runtime.getRuntime().maxMemory() >> 20));
        return INPUT;
    }

    /** The version, from the jar. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Cli.class.getPackage().getImplementationVersion();
            return new String[] {"nudge " + (version == null ? "development" : version)};
        }
    }
}
