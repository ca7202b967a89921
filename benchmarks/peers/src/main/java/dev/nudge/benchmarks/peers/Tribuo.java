package dev.nudge.benchmarks.peers;

import dev.nudge.benchmarks.protocol.EpochTimes;
import dev.nudge.benchmarks.protocol.WorkItem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.tribuo.Dataset;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.Output;
import org.tribuo.OutputFactory;
import org.tribuo.Prediction;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.common.sgd.AbstractSGDTrainer;
import org.tribuo.impl.ArrayExample;
import org.tribuo.math.optimisers.SGD;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.sgd.objectives.SquaredLoss;

/**
 * Tribuo's linear models by stochastic gradient descent. A training cannot be continued, so the item's epochs are trained
 * twice, and an epoch takes its share of the second time. Pictures are sparse here: pixels that are 0 are left out, which
 * is what Tribuo is made for.
 */
final class Tribuo<T extends Output<T>> {

    private static final Logger LOG = Logger.getLogger("org.tribuo"); // a field, or it may be forgotten

    private final Rows train;
    private final IntFunction<String> names;
    private final OutputFactory<T> factory;
    private final Kind<T> kind;

    /** What differs between classes and numbers. */
    private interface Kind<T extends Output<T>> {
        T output(Rows rows, int row);

        AbstractSGDTrainer<T, ?, ?, ?> trainer(WorkItem work, int rows);

        void read(Prediction<T> prediction, float[] outputs, int row);
    }

    private Tribuo(Rows train, OutputFactory<T> factory, Kind<T> kind) {
        String[] padded = IntStream.range(0, train.columns).mapToObj(i -> String.format("x%03d", i)).toArray(String[]::new);
        this.train = train;
        this.names = i -> padded[i];
        this.factory = factory;
        this.kind = kind;
    }

    /** It logs each training. */
    static void beQuiet() {
        LOG.setLevel(Level.OFF);
    }

    /** Its steps are the sum of a batch's gradients, not their mean, times the number of rows once more. */
    static double rate(double rate, int batch) {
        return rate / batch / batch;
    }

    static EpochTimes run(WorkItem work, Rows train, Supplier<Rows> test) {
        return train.outputs == 1
                ? new Tribuo<>(train, new RegressionFactory(), NUMBERS).times(work, null)
                : new Tribuo<>(train, new LabelFactory(), CLASSES).times(work, test);
    }

    private EpochTimes times(WorkItem work, Supplier<Rows> test) {
        Dataset<T> data = new MutableDataset<>(
                examples(train), new SimpleDataSourceProvenance("rows", factory), factory);
        AbstractSGDTrainer<T, ?, ?, ?> trainer = kind.trainer(work, train.count);
        trainer.setShuffle(false);
        long start = System.nanoTime();
        Model<T> model = trainer.train(data, Map.of());
        double first = (System.nanoTime() - start) / 1e9 / work.epochs();
        double loss = train.loss(outputs(model, train));
        double accuracy = Double.NaN;
        if (test != null) {
            Rows rows = test.get();
            accuracy = rows.accuracy(outputs(model, rows));
        }
        start = System.nanoTime();
        trainer.train(data, Map.of());
        return new EpochTimes(first, (System.nanoTime() - start) / 1e9 / work.epochs(), loss, accuracy);
    }

    private List<Example<T>> examples(Rows rows) {
        List<Example<T>> examples = new ArrayList<>();
        for (int row = 0; row < rows.count; row++) {
            examples.add(example(rows, row));
        }
        return examples;
    }

    private Example<T> example(Rows rows, int row) {
        String[] features = new String[rows.columns];
        double[] values = new double[rows.columns];
        int count = 0;
        for (int i = 0; i < rows.columns; i++) {
            float value = rows.inputs[row * rows.columns + i];
            if (value != 0) {
                features[count] = names.apply(i);
                values[count++] = value;
            }
        }
        return new ArrayExample<>(
                kind.output(rows, row), Arrays.copyOf(features, count), Arrays.copyOf(values, count));
    }

    private float[] outputs(Model<T> model, Rows rows) {
        float[] outputs = new float[rows.count * rows.outputs];
        for (int row = 0; row < rows.count; row++) {
            kind.read(model.predict(example(rows, row)), outputs, row);
        }
        return outputs;
    }

    private static final Kind<Label> CLASSES = new Kind<>() {
        @Override
        public Label output(Rows rows, int row) {
            return new Label(Integer.toString(rows.label(row)));
        }

        @Override
        public AbstractSGDTrainer<Label, ?, ?, ?> trainer(WorkItem work, int rows) {
            return new org.tribuo.classification.sgd.linear.LinearSGDTrainer(
                    new LogMulticlass(), SGD.getSimpleSGD(rate(work.rate(), work.batch(rows))), work.epochs(), -1, work.batch(rows), 42);
        }

        @Override
        public void read(Prediction<Label> prediction, float[] outputs, int row) {
            // Logarithms of probabilities differ from the raw outputs by a constant.
            prediction.getOutputScores().forEach((name, label) -> outputs[row * 10 + Integer.parseInt(name)] =
                    (float) Math.log(label.getScore()));
        }
    };

    private static final Kind<Regressor> NUMBERS = new Kind<>() {
        @Override
        public Regressor output(Rows rows, int row) {
            return new Regressor("y", rows.targets[row]);
        }

        @Override
        public AbstractSGDTrainer<Regressor, ?, ?, ?> trainer(WorkItem work, int rows) {
            // The gradient of its squared loss lacks the factor 2.
            return new org.tribuo.regression.sgd.linear.LinearSGDTrainer(
                    new SquaredLoss(), SGD.getSimpleSGD(rate(2 * work.rate(), work.batch(rows))), work.epochs(), -1, work.batch(rows), 42);
        }

        @Override
        public void read(Prediction<Regressor> prediction, float[] outputs, int row) {
            outputs[row] = (float) prediction.getOutput().getValues()[0];
        }
    };
}
