package dev.nudge.kernel;

/** Chooses the kernel, once. */
public final class Kernels {

    private Kernels() {}

    /** A kernel and why it was chosen. */
    record Choice(Kernel kernel, String reason) {}

    /** The fastest kernel that this JVM can run; one that takes a while to load comes when there is work enough for it. */
    public static Kernel best() {
        return Best.CHOICE.kernel();
    }

    /** That kernel on several threads, or on the caller's alone. */
    public static Kernel best(int threads) {
        return threads == 1 ? best() : new ThreadedKernel(best(), threads);
    }

    /** Why this kernel is the best one here and now, for those who look for speed. */
    public static String reason() {
        return Best.CHOICE.kernel() instanceof LateKernel late ? late.reason() : Best.CHOICE.reason();
    }

    private static final class Best {
        static final Choice CHOICE =
                VectorModule.isPresent() ? vector() : new Choice(new LateKernel(Kernels::load), "");
    }

    private static Choice load() {
        return VectorModule.load()
                .map(why -> new Choice(new PlainKernel(), why))
                .orElseGet(Kernels::vector);
    }

    private static Choice vector() {
        try {
            // By name: where the module is missing, the class cannot even be linked.
            Kernel vector = Class.forName("dev.nudge.kernel.vector.VectorKernel")
                    .asSubclass(Kernel.class)
                    .getDeclaredConstructor()
                    .newInstance();
            return new Choice(vector, "this JVM has the Vector API");
        } catch (ReflectiveOperationException | LinkageError e) {
            return new Choice(new PlainKernel(), "the vector kernel does not start: " + e);
        }
    }
}
