package dev.nudge.datasets.csv;

/** Batches of rows, up to the last one. */
interface RowBatches extends AutoCloseable {

    RowBatch next();

    @Override
    void close();

    /** Parsed when they are asked for. */
    static RowBatches onDemand(RowParser parser) {
        return new RowBatches() {
            @Override
            public RowBatch next() {
                return parser.batch();
            }

            @Override
            public void close() {}
        };
    }
}
