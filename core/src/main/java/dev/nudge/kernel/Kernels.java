package dev.nudge.kernel;

/** Chooses the kernel, once: the fastest that this JVM can run, unless the system property {@code nudge.kernel} names one. */
public final class Kernels {

    private static final String PROPERTY = "nudge.kernel";
    private static final String VECTOR_MODULE = "jdk.incubator.vector";

    private Kernels() {}

    /** A kernel and why it was chosen. */
    private record Choice(Kernel kernel, String reason) {}

    /** The kernel to use. */
    public static Kernel best() {
        return Best.CHOICE.kernel();
    }

    /** Why this kernel is the best one here, for those who look for speed. */
    public static String reason() {
        return Best.CHOICE.reason();
    }

    private static final class Best {
        static final Choice CHOICE = choose(System.getProperty(PROPERTY, ""));
    }

    private static Choice choose(String wanted) {
        if (wanted.equals("plain")) {
            return new Choice(new PlainKernel(), PROPERTY + " says so");
        }
        if (!wanted.isEmpty() && !wanted.equals("vector")) {
            throw new IllegalArgumentException(
                    "the system property %s is '%s'; there are plain and vector".formatted(PROPERTY, wanted));
        }
        Choice choice = vectorOrPlain();
        if (wanted.equals("vector") && choice.kernel() instanceof PlainKernel) {
            throw new IllegalArgumentException(
                    "the system property %s is vector, but: %s".formatted(PROPERTY, choice.reason()));
        }
        return wanted.isEmpty() && !(choice.kernel() instanceof PlainKernel)
                ? new Choice(new WarmingKernel(choice.kernel()), choice.reason())
                : choice;
    }

    private static Choice vectorOrPlain() {
        if (ModuleLayer.boot().findModule(VECTOR_MODULE).isEmpty()) {
            return new Choice(
                    new PlainKernel(), "start java with --add-modules " + VECTOR_MODULE + " for the faster one");
        }
        try {
            // By name: where the module is missing, the class cannot even be linked.
            Kernel vector = Class.forName("dev.nudge.kernel.vector.VectorKernel")
                    .asSubclass(Kernel.class)
                    .getDeclaredConstructor()
                    .newInstance();
            return new Choice(vector, "the module " + VECTOR_MODULE + " is there");
        } catch (ReflectiveOperationException | LinkageError e) {
            return new Choice(new PlainKernel(), "the vector kernel does not start: " + e);
        }
    }
}
