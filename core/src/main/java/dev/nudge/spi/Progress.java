package dev.nudge.spi;

/** Told how far a long piece of work has come. */
@FunctionalInterface
public interface Progress {

    /** Listens to nothing. */
    Progress NONE = (what, done, total) -> {};

    /**
     * Says how far the work has come.
     *
     * @param what the work in a few words, such as {@code reading houses.csv}
     * @param done how much is done
     * @param total how much there is, in the same unit; 0 if unknown
     */
    void report(String what, long done, long total);
}
