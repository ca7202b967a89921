package dev.nudge.benchmarks.peers;

import dev.nudge.benchmarks.protocol.Learner;
import java.util.function.Supplier;

/** What peers have in common: loss and accuracy follow from the network's outputs. */
abstract class PeerLearner implements Learner {

    private final Rows train;
    private final Supplier<Rows> test;

    PeerLearner(Rows train, Supplier<Rows> test) {
        this.train = train;
        this.test = test;
    }

    /** Rows x outputs: the outputs before softmax, or something that differs from them by a constant in each row. */
    abstract float[] outputs(Rows rows);

    @Override
    public double loss() {
        return train.loss(outputs(train));
    }

    @Override
    public double accuracy() {
        if (train.outputs == 1) {
            return Double.NaN;
        }
        Rows rows = test.get();
        return rows.accuracy(outputs(rows));
    }
}
