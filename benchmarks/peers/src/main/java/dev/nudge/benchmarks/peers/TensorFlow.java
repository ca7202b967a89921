package dev.nudge.benchmarks.peers;

import dev.nudge.benchmarks.protocol.WorkItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Gradients;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat32;

/** TensorFlow Java: a graph with its own gradients, fed with batches that are tensors already. */
final class TensorFlow extends PeerLearner {

    private record Batch(TFloat32 inputs, TFloat32 targets) {}

    private final WorkItem work;
    private final Ops tf;
    private final Session session;
    private final Placeholder<TFloat32> inputs;
    private final Placeholder<TFloat32> targets;
    private final List<Variable<TFloat32>> weights = new ArrayList<>();
    private final Operand<TFloat32> outputs;
    private final List<Op> step;
    private final List<Batch> batches = new ArrayList<>();
    private final Random random = new Random(42);

    TensorFlow(WorkItem work, Rows train, Supplier<Rows> test, int threads) {
        super(train, test);
        this.work = work;
        Graph graph = new Graph();
        this.tf = Ops.create(graph);
        this.inputs = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(Shape.UNKNOWN_SIZE, train.columns)));
        this.targets = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(Shape.UNKNOWN_SIZE, train.outputs)));
        if (work.hidden() == 0) {
            this.outputs = layer(inputs, train.columns, train.outputs);
        } else {
            this.outputs =
                    layer(tf.nn.relu(layer(inputs, train.columns, work.hidden())), work.hidden(), train.outputs);
        }
        this.step = work.adam() ? adam(gradients()) : descent(gradients());
        this.session = new Session(
                graph,
                ConfigProto.newBuilder()
                        .setIntraOpParallelismThreads(threads)
                        .setInterOpParallelismThreads(threads)
                        .build());
        session.initialize();
        int rows = work.batch(train.count);
        for (int from = 0; from < train.count; from += rows) {
            int count = Math.min(rows, train.count - from);
            batches.add(new Batch(
                    tensor(train.inputs, from, count, train.columns),
                    tensor(train.targets, from, count, train.outputs)));
        }
    }

    private Operand<TFloat32> layer(Operand<TFloat32> from, int columns, int units) {
        Variable<TFloat32> factors = tf.variable(tf.reshape(tf.constant(start(columns, units)), tf.array(columns, units)));
        Variable<TFloat32> biases = tf.variable(tf.constant(new float[units]));
        weights.add(factors);
        weights.add(biases);
        return tf.nn.biasAdd(tf.linalg.matMul(from, factors), biases);
    }

    /** He's normal start with hidden layers, zeros without. */
    private float[] start(int columns, int units) {
        float[] start = new float[columns * units];
        for (int i = 0; i < start.length && work.hidden() > 0; i++) {
            start[i] = (float) (random.nextGaussian() * Math.sqrt(2.0 / columns));
        }
        return start;
    }

    private Gradients gradients() {
        Operand<TFloat32> losses = work.pictures()
                ? tf.nn.softmaxCrossEntropyWithLogits(outputs, targets).loss()
                : tf.math.squaredDifference(outputs, targets);
        return tf.gradients(tf.math.mean(losses, tf.range(tf.constant(0), tf.rank(losses), tf.constant(1))), weights);
    }

    private List<Op> descent(Gradients gradients) {
        List<Op> updates = new ArrayList<>();
        for (int i = 0; i < weights.size(); i++) {
            updates.add(tf.train.applyGradientDescent(
                    weights.get(i), tf.constant((float) work.rate()), gradients.<TFloat32>dy(i)));
        }
        return updates;
    }

    private List<Op> adam(Gradients gradients) {
        Operand<TFloat32> beta1 = tf.constant(0.9f);
        Operand<TFloat32> beta2 = tf.constant(0.999f);
        Variable<TFloat32> power1 = tf.variable(tf.constant(0.9f));
        Variable<TFloat32> power2 = tf.variable(tf.constant(0.999f));
        List<Op> updates = new ArrayList<>();
        for (int i = 0; i < weights.size(); i++) {
            Variable<TFloat32> weight = weights.get(i);
            updates.add(tf.train.applyAdam(
                    weight,
                    zeros(weight),
                    zeros(weight),
                    power1,
                    power2,
                    tf.constant((float) work.rate()),
                    beta1,
                    beta2,
                    tf.constant(1e-8f),
                    gradients.<TFloat32>dy(i)));
        }
        Ops after = tf.withControlDependencies(updates);
        return List.of(
                after.assign(power1, after.math.mul(power1, beta1)),
                after.assign(power2, after.math.mul(power2, beta2)));
    }

    private Variable<TFloat32> zeros(Variable<TFloat32> like) {
        return tf.variable(tf.zeros(tf.array(like.shape().asArray()), TFloat32.class));
    }

    private static TFloat32 tensor(float[] values, int from, int rows, int columns) {
        return TFloat32.tensorOf(
                Shape.of(rows, columns),
                DataBuffers.of(values, true, false).slice((long) from * columns, (long) rows * columns));
    }

    @Override
    public void epoch() {
        for (Batch batch : batches) {
            Session.Runner runner = session.runner().feed(inputs, batch.inputs).feed(targets, batch.targets);
            step.forEach(runner::addTarget);
            runner.run().close();
        }
    }

    @Override
    float[] outputs(Rows rows) {
        float[] values = new float[rows.count * rows.outputs];
        try (TFloat32 from = tensor(rows.inputs, 0, rows.count, rows.columns);
                var result = session.runner().feed(inputs, from).fetch(outputs).run()) {
            ((TFloat32) result.get(0)).asRawTensor().data().asFloats().read(values);
        }
        return values;
    }
}
