package dev.nudge.kernel;

/**
 * Shares out the parts of a task between the caller and helping threads. Which thread does which part is left to chance, so
 * a part's result must not depend on it. Parts are claimed one by one: a helper that the machine has no time for claims
 * none, and the caller does the work alone.
 */
public final class Team {

    /** A task in parts. */
    public interface Task {

        /** Does a part, from 0 on. */
        void part(int part);
    }

    private final int threads;

    /** A team of so many threads, the caller's among them. */
    public Team(int threads) {
        this.threads = threads;
    }

    /** How many threads there are. */
    public int threads() {
        return threads;
    }

    /** Does all parts, and returns when they are done; throws what a part has thrown. */
    public void run(int parts, Task task) {
        if (parts == 1 || threads == 1 || !Helpers.SHARED.run(parts, task, threads - 1)) {
            for (int part = 0; part < parts; part++) {
                task.part(part);
            }
        }
    }
}
