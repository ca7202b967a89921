package dev.nudge.app.wiring;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.ContextAwareBase;

/** Logging to standard error: warnings, or with {@code --verbose} everything of ours. In code, as XML costs 100 ms. */
public final class LogConfigurator extends ContextAwareBase implements Configurator {

    /** The system property that says whether to log everything. */
    public static final String VERBOSE = "nudge.verbose";

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern("%-5level %logger{0}: %msg%n");
        encoder.start();
        ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
        appender.setContext(context);
        appender.setTarget("System.err");
        appender.setEncoder(encoder);
        appender.start();
        Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        root.addAppender(appender);
        if (Boolean.getBoolean(VERBOSE)) {
            context.getLogger("dev.nudge").setLevel(Level.DEBUG);
        } else {
            // They tell of strange requests, which are answered, and of a port in use, which we say in our own words.
            context.getLogger("org.eclipse.jetty").setLevel(Level.ERROR);
            context.getLogger("io.javalin").setLevel(Level.OFF);
        }
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }
}
