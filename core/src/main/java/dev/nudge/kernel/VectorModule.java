package dev.nudge.kernel;

import java.lang.reflect.InvocationTargetException;
import java.util.Optional;

/** The JDK's module of the Vector API, which is not there unless it is asked for. */
final class VectorModule {

    static final String NAME = "jdk.incubator.vector";

    private VectorModule() {}

    /** Whether the program was started with it. */
    static boolean isPresent() {
        return ModuleLayer.boot().findModule(NAME).isPresent();
    }

    /**
     * Adds it to the running program as the JDK adds modules for its agents, and says why it cannot if it cannot. Asked
     * for by an option of the JVM, it would make every start twice as long as that of an empty program, and be announced
     * on standard error. The manifest of the program opens the way: {@code Add-Exports: java.base/jdk.internal.module}.
     */
    static Optional<String> load() {
        try {
            Class.forName("jdk.internal.module.Modules")
                    .getMethod("loadModule", String.class)
                    .invoke(null, NAME);
            return Optional.empty();
        } catch (InvocationTargetException e) {
            return Optional.of(String.valueOf(e.getCause().getMessage()));
        } catch (ReflectiveOperationException e) {
            return Optional.of("start java with --add-modules " + NAME + " for the faster one");
        }
    }
}
