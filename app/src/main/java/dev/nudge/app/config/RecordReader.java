package dev.nudge.app.config;

/** Reads records that are no part of an experiment by the same rules as those that are. */
public final class RecordReader {

    private RecordReader() {}

    /**
     * The record with what the node says in place of its defaults; throws if anything in it is wrong.
     *
     * @param where what errors call it
     */
    public static <T extends Record> T read(Node.Entries node, String where, T defaults, Components components) {
        Problems problems = new Problems();
        T bound = new Binder(components, problems).record(node, where, defaults);
        problems.throwIfAny();
        return bound;
    }
}
