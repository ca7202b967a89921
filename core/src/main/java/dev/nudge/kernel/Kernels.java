package dev.nudge.kernel;

/** Chooses the kernel, once: the fastest that this JVM can run, unless the system property {@code nudge.kernel} names one. */
public final class Kernels {

    private static final String PROPERTY = "nudge.kernel";

    private Kernels() {}

    /** A kernel and why it was chosen. */
    record Choice(Kernel kernel, String reason) {}

    /** The kernel to use; one that takes a while to load comes when there is work enough for it. */
    public static Kernel best() {
        return Best.CHOICE.kernel();
    }

    /** Why this kernel is the best one here and now, for those who look for speed. */
    public static String reason() {
        return Best.CHOICE.kernel() instanceof LateKernel late ? late.reason() : Best.CHOICE.reason();
    }

    private static final class Best {
        static final Choice CHOICE = choose(System.getProperty(PROPERTY, ""));
    }

    private static Choice choose(String wanted) {
        return switch (wanted) {
            case "" -> new Choice(new LateKernel(Kernels::load), "");
            case "plain" -> new Choice(new PlainKernel(), PROPERTY + " says so");
            case "vector" -> vectorOrNothing();
            default ->
                throw new IllegalArgumentException(
                        "the system property %s is '%s'; there are plain and vector".formatted(PROPERTY, wanted));
        };
    }

    private static Choice vectorOrNothing() {
        Choice choice = load();
        if (choice.kernel() instanceof PlainKernel) {
            throw new IllegalArgumentException(
                    "the system property %s is vector, but: %s".formatted(PROPERTY, choice.reason()));
        }
        return choice;
    }

    private static Choice load() {
        if (VectorModule.isPresent()) {
            return vector();
        }
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
            return new Choice(vector, "the Vector API is there");
        } catch (ReflectiveOperationException | LinkageError e) {
            return new Choice(new PlainKernel(), "the vector kernel does not start: " + e);
        }
    }
}
