package dev.nudge.benchmarks.peers;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.initializer.Initializer;
import ai.djl.training.initializer.XavierInitializer;
import ai.djl.training.initializer.XavierInitializer.FactorType;
import ai.djl.training.initializer.XavierInitializer.RandomType;
import ai.djl.training.loss.L2Loss;
import ai.djl.training.loss.Loss;
import ai.djl.training.loss.SoftmaxCrossEntropyLoss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import dev.nudge.benchmarks.protocol.WorkItem;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** DJL on PyTorch's CPU libraries: its trainer, on batches that are tensors already. Classes are given as numbers. */
final class Djl extends PeerLearner {

    private static final int ROWS_AT_A_TIME = 10_000;

    private final Trainer trainer;
    private final Loss loss;
    private final List<NDList> batches = new ArrayList<>();

    Djl(WorkItem work, Rows train, Supplier<Rows> test) {
        super(train, test);
        // L2Loss halves by default.
        this.loss = train.outputs == 1 ? new L2Loss("mse", 1) : new SoftmaxCrossEntropyLoss();
        Model model = Model.newInstance("benchmark", Device.cpu());
        model.setBlock(network(work, train.outputs));
        this.trainer = model.newTrainer(new DefaultTrainingConfig(loss)
                .optDevices(new Device[] {Device.cpu()})
                .optOptimizer(optimizer(work))
                .optInitializer(
                        work.hidden() == 0
                                ? Initializer.ZEROS
                                : new XavierInitializer(RandomType.GAUSSIAN, FactorType.IN, 2),
                        Parameter.Type.WEIGHT));
        trainer.initialize(new Shape(work.batch(train.count), train.columns));
        for (int from = 0; from < train.count; from += work.batch(train.count)) {
            int rows = Math.min(work.batch(train.count), train.count - from);
            batches.add(new NDList(inputs(trainer.getManager(), train, from, rows), targets(train, from, rows)));
        }
    }

    private static SequentialBlock network(WorkItem work, int outputs) {
        SequentialBlock network = new SequentialBlock();
        if (work.hidden() > 0) {
            network.add(Linear.builder().setUnits(work.hidden()).build()).add(Activation::relu);
        }
        return network.add(Linear.builder().setUnits(outputs).build());
    }

    private static Optimizer optimizer(WorkItem work) {
        Tracker rate = Tracker.fixed((float) work.rate());
        return work.adam()
                ? Optimizer.adam().optLearningRateTracker(rate).build()
                : Optimizer.sgd().setLearningRateTracker(rate).build();
    }

    private static NDArray inputs(NDManager manager, Rows rows, int from, int count) {
        FloatBuffer values = FloatBuffer.wrap(rows.inputs, from * rows.columns, count * rows.columns);
        return manager.create(values.slice(), new Shape(count, rows.columns));
    }

    private NDArray targets(Rows rows, int from, int count) {
        if (rows.outputs == 1) {
            FloatBuffer values = FloatBuffer.wrap(rows.targets, from, count);
            return trainer.getManager().create(values.slice(), new Shape(count, 1));
        }
        long[] labels = new long[count];
        for (int i = 0; i < count; i++) {
            labels[i] = rows.label(from + i);
        }
        return trainer.getManager().create(labels, new Shape(count, 1));
    }

    @Override
    public void epoch() {
        for (NDList batch : batches) {
            // What a step makes belongs to the manager of its inputs, so they are lent to one that is closed after it.
            try (NDManager step = trainer.getManager().newSubManager()) {
                batch.tempAttach(step);
                try (GradientCollector gradients = trainer.newGradientCollector()) {
                    NDList outputs = trainer.forward(new NDList(batch.get(0)));
                    gradients.backward(loss.evaluate(new NDList(batch.get(1)), outputs));
                }
                trainer.step();
            }
        }
    }

    @Override
    float[] outputs(Rows rows) {
        float[] outputs = new float[rows.count * rows.outputs];
        for (int from = 0; from < rows.count; from += ROWS_AT_A_TIME) {
            int count = Math.min(ROWS_AT_A_TIME, rows.count - from);
            try (NDManager manager = trainer.getManager().newSubManager()) {
                float[] some = trainer.evaluate(new NDList(inputs(manager, rows, from, count)))
                        .singletonOrThrow()
                        .toFloatArray();
                System.arraycopy(some, 0, outputs, from * rows.outputs, some.length);
            }
        }
        return outputs;
    }
}
