package dev.nudge.kernel;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Chooses the kernel, once. */
public final class Kernels {

    private static final Logger LOG = LoggerFactory.getLogger(Kernels.class);
    private static final String VECTOR_MODULE = "jdk.incubator.vector";

    private Kernels() {}

    /** The fastest kernel that this JVM can run. */
    public static Kernel best() {
        return Best.KERNEL;
    }

    /** That kernel on several threads, or on the caller's alone. */
    public static Kernel best(int threads) {
        return threads == 1 ? best() : new ThreadedKernel(best(), threads);
    }

    private static final class Best {
        static final Kernel KERNEL = choose();
    }

    private static Kernel choose() {
        if (ModuleLayer.boot().findModule(VECTOR_MODULE).isEmpty()) {
            LOG.debug("plain kernel: start java with --add-modules {} for the faster one", VECTOR_MODULE);
            return new PlainKernel();
        }
        try {
            // By name: where the module is missing, the class cannot even be linked.
            Kernel vector = Class.forName("dev.nudge.kernel.vector.VectorKernel")
                    .asSubclass(Kernel.class)
                    .getDeclaredConstructor()
                    .newInstance();
            LOG.debug("{} kernel: module {} is there", vector.description(), VECTOR_MODULE);
            return vector;
        } catch (ReflectiveOperationException | LinkageError e) {
            LOG.debug("plain kernel: the vector kernel does not start", e);
            return new PlainKernel();
        }
    }
}
