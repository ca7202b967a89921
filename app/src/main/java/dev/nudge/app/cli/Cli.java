package dev.nudge.app.cli;

import com.google.inject.Injector;
import com.google.inject.ProvisionException;
import dev.nudge.app.plugins.Plugins;
import dev.nudge.app.wiring.LogConfigurator;
import dev.nudge.spi.InputException;
import dev.nudge.spi.Names;
import jakarta.inject.Provider;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
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

    private static final String[] FOOTER = {
        "",
        "Examples:",
        "  nudge run experiments/house-prices.yaml",
        "  nudge run experiments/house-prices.yaml --set optimizer=momentum",
        "  nudge inspect my-table.csv",
        "  nudge COMMAND --help"
    };

    private static final Map<String, Class<?>> COMMANDS = commands();

    private final Provider<Plugins> plugins;
    private final Terminal terminal;
    private final PluginOptions options;
    private Supplier<Injector> injector;
    private boolean verbose;

    /** @param injector wires what commands need, other than {@code run} */
    public Cli(Supplier<Injector> injector, Provider<Plugins> plugins, Terminal terminal, PluginOptions options) {
        this.injector = injector;
        this.plugins = plugins;
        this.terminal = terminal;
        this.options = options;
    }

    private static Map<String, Class<?>> commands() {
        Map<String, Class<?>> commands = new LinkedHashMap<>();
        commands.put("run", RunCommand.class);
        commands.put("resume", ResumeCommand.class);
        commands.put("reproduce", ReproduceCommand.class);
        commands.put("check", CheckCommand.class);
        commands.put("inspect", InspectCommand.class);
        commands.put("evaluate", EvaluateCommand.class);
        commands.put("predict", PredictCommand.class);
        commands.put("play", PlayCommand.class);
        commands.put("show", ShowCommand.class);
        commands.put("report", ReportCommand.class);
        commands.put("plugins", PluginsCommand.class);
        commands.put("schema", SchemaCommand.class);
        commands.put("completion", CompletionCommand.class);
        return commands;
    }

    /** Runs the command that the arguments name. */
    public int run(String... args) {
        verbose = Arrays.asList(args).contains("--verbose");
        if (verbose) {
            System.setProperty(LogConfigurator.VERBOSE, "true");
        }
        CommandLine line = commandLine(args);
        try {
            int code = args.length == 0 ? line.execute("--help") : line.execute(args);
            return terminal.failure().map(this::notWritten).orElse(code);
        } catch (Error e) {
            // Of a plugin, perhaps: one can be loaded although a class that it needs later is missing.
            return e instanceof OutOfMemoryError && PluginFault.in(e).isEmpty() ? outOfMemory() : failed(e);
        } finally {
            terminal.out().flush();
            terminal.err().flush();
        }
    }

    /** Only the command that is asked for is built: picocli reads the annotations of each one that is there. */
    private CommandLine commandLine(String... args) {
        Callbacks callbacks = new Callbacks();
        CommandLine line = new CommandLine(root(callbacks), callbacks);
        boolean one = args.length > 0 && COMMANDS.containsKey(args[0]) && !args[0].equals("completion");
        if (!one || !args[0].equals("run")) {
            // On another thread, while this one finds out what it is for.
            injector = CompletableFuture.supplyAsync(injector)::join;
        }
        COMMANDS.forEach((name, type) -> {
            if (!one || name.equals(args[0])) {
                line.addSubcommand(name, command(type, callbacks));
            }
        });
        line.setExecutionExceptionHandler(callbacks);
        line.setParameterExceptionHandler(callbacks);
        line.setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8));
        line.setColorScheme(Help.defaultColorScheme(terminal.outAnsi()));
        line.setUsageHelpWidth(WIDTH);
        return line;
    }

    /** Without annotations, as {@link RunCommand}. */
    private CommandSpec root(Callbacks callbacks) {
        CommandSpec spec =
                CommandSpec.wrapWithoutInspection(this, callbacks).name("nudge").versionProvider(new Version());
        spec.usageMessage()
                .description("A neural-network laboratory: trains small networks on tables, by experiment files.")
                .synopsisSubcommandLabel("COMMAND")
                .footer(FOOTER);
        addHelp(spec);
        return spec;
    }

    /** Adds {@code --help} and {@code --version}, as picocli's own mixin does by annotations. */
    static void addHelp(CommandSpec spec) {
        spec.addOption(OptionSpec.builder("-h", "--help")
                .type(boolean.class)
                .usageHelp(true)
                .description("Show this help message and exit.")
                .build());
        spec.addOption(OptionSpec.builder("-V", "--version")
                .type(boolean.class)
                .versionHelp(true)
                .description("Print version information and exit.")
                .build());
    }

    /** What picocli asks for. A class, not lambdas: the archive takes no lambdas of interfaces as old as picocli's. */
    private final class Callbacks
            implements CommandLine.IFactory,
                    CommandLine.IExecutionExceptionHandler,
                    CommandLine.IParameterExceptionHandler {

        @Override
        public <T> T create(Class<T> type) throws Exception {
            return Cli.this.create(type);
        }

        @Override
        public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
            return failed(e);
        }

        @Override
        public int handleParseException(ParameterException e, String[] arguments) {
            return misused(e);
        }
    }

    private Object command(Class<?> type, Callbacks callbacks) {
        return type == RunCommand.class ? new RunCommand(terminal, options, plugins).spec(callbacks) : type;
    }

    /** Ours from Guice; lists and the like as picocli makes them. */
    private <T> T create(Class<T> type) throws Exception {
        if (type == List.class) {
            // Picocli's own factory looks through all jars for Groovy first.
            return type.cast(new ArrayList<>());
        }
        return type.getPackageName().startsWith("dev.nudge")
                ? injector.get().getInstance(type)
                : CommandLine.defaultFactory().create(type);
    }

    private int failed(Throwable e) {
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
