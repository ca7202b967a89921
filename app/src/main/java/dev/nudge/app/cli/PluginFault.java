package dev.nudge.app.cli;

import dev.nudge.app.plugins.PluginClassLoader;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Tells failures inside a third party's plugin from our own. */
public final class PluginFault {

    private static final AtomicBoolean EXITS_ARE_TOLD = new AtomicBoolean();

    private PluginFault() {}

    /** A plugin that ends the program would look like success; from now on, it is told of. */
    public static void tellExits(Terminal terminal) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> tellExit(terminal)));
    }

    /** Somebody else tells of them, better. */
    static void exitsAreTold() {
        EXITS_ARE_TOLD.set(true);
    }

    private static void tellExit(Terminal terminal) {
        if (EXITS_ARE_TOLD.get()) {
            return;
        }
        for (StackTraceElement[] stack : Thread.getAllStackTraces().values()) {
            exit(stack).ifPresent(message -> {
                terminal.out().flush();
                terminal.err().println(message);
                terminal.err().flush();
                Runtime.getRuntime().halt(Cli.INPUT);
            });
        }
    }

    private static Optional<String> exit(StackTraceElement... stack) {
        return Arrays.stream(stack)
                .filter(frame -> exits(stack) && isOfPlugin(frame))
                .findFirst()
                .map(frame -> "%s: ends the program in %s.%s, which a plugin must not do; mend it, or take it away"
                        .formatted(place(frame), frame.getClassName(), frame.getMethodName()));
    }

    /** Whether a thread is in {@code System.exit}. */
    static boolean exits(StackTraceElement... stack) {
        return Arrays.stream(stack)
                .anyMatch(frame -> frame.getClassName().equals("java.lang.Runtime")
                        && frame.getMethodName().equals("exit"));
    }

    static boolean isOfPlugin(StackTraceElement frame) {
        String loader = frame.getClassLoaderName();
        return loader != null && loader.startsWith(PluginClassLoader.PREFIX);
    }

    private static String place(StackTraceElement frame) {
        return frame.getClassLoaderName().substring(PluginClassLoader.PREFIX.length());
    }

    /** What to tell the user, if the innermost code that is not the JDK's belongs to a plugin. */
    static Optional<String> in(Throwable failure) {
        return Arrays.stream(failure.getStackTrace())
                .filter(frame -> frame.getClassLoaderName() != null)
                .findFirst()
                .filter(PluginFault::isOfPlugin)
                .map(frame -> "%s: fails in %s.%s: %s; mend the plugin, or use another (--verbose shows where)"
                        .formatted(place(frame), frame.getClassName(), frame.getMethodName(), failure));
    }
}
