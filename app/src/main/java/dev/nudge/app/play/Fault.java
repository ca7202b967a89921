package dev.nudge.app.play;

import dev.nudge.app.plugins.PluginClassLoader;
import dev.nudge.spi.InputException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a page is told of a failure: words, never the names of classes. {@code --verbose} logs the rest. */
final class Fault {

    private static final Logger LOG = LoggerFactory.getLogger(Fault.class);

    /** Some errors list all that there is. */
    private static final int LONGEST = 2000;

    private Fault() {}

    /** @param files whose paths the page does not know */
    static Reply reply(Throwable failure, OwnFiles files) {
        String text = files.worded(text(failure));
        return new Reply(
                "error", Map.of("message", text.length() > LONGEST ? text.substring(0, LONGEST) + " …" : text));
    }

    private static String text(Throwable failure) {
        if (failure instanceof InputException) {
            return failure.getMessage();
        }
        LOG.debug("told to a page as a fault", failure);
        if (failure instanceof OutOfMemoryError) {
            return "there is not enough memory for that; make it smaller, close other figures, or start nudge play with"
                    + " more (NUDGE_JAVA_OPTS=-Xmx8g)";
        }
        String detail = Optional.ofNullable(failure.getMessage())
                .filter(message -> !(failure instanceof LinkageError))
                .map(message -> ": " + message)
                .orElse("");
        return plugin(failure)
                .map(jar -> "%s fails%s; mend the plugin, or use another (nudge play --verbose shows where)"
                        .formatted(jar, detail))
                .orElse("this should not have happened" + detail
                        + "; nudge play --verbose shows where; please report it");
    }

    /** Whose code has failed, if the innermost that is not the JDK's is a plugin's. */
    private static Optional<String> plugin(Throwable failure) {
        return Arrays.stream(failure.getStackTrace())
                .map(StackTraceElement::getClassLoaderName)
                .filter(loader -> loader != null)
                .findFirst()
                .filter(loader -> loader.startsWith(PluginClassLoader.PREFIX))
                .map(loader -> loader.substring(PluginClassLoader.PREFIX.length()));
    }
}
