package dev.nudge.kernel;

/** What computes: a kernel, and the threads among which its work is shared out. */
public record Engine(Kernel kernel, Team team) {

    /** The best kernel on the caller's thread alone. */
    public static Engine best() {
        return best(1);
    }

    /** The best kernel on so many threads at most. */
    public static Engine best(int threads) {
        return new Engine(Kernels.best(), new Team(threads));
    }

    /** What it is, for the summary of a run. */
    public String description() {
        return kernel.description();
    }
}
