package dev.nudge.kernel;

/** Chooses the kernel, once. */
public final class Kernels {

    private static final String VECTOR_MODULE = "jdk.incubator.vector";

    private Kernels() {}

    /** A kernel and why it was chosen. */
    private record Choice(Kernel kernel, String reason) {}

    /** The fastest kernel that this JVM can run. */
    public static Kernel best() {
        return Best.CHOICE.kernel();
    }

    /** That kernel on several threads, or on the caller's alone. */
    public static Kernel best(int threads) {
        return threads == 1 ? best() : new ThreadedKernel(best(), threads);
    }

    /** Why this kernel is the best one here, for those who look for speed. */
    public static String reason() {
        return Best.CHOICE.reason();
    }

    private static final class Best {
        static final Choice CHOICE = choose();
    }

    private static Choice choose() {
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
