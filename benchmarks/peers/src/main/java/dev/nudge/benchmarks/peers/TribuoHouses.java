package dev.nudge.benchmarks.peers;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tribuo.Example;
import org.tribuo.MutableDataset;
import org.tribuo.impl.ArrayExample;
import org.tribuo.math.optimisers.SGD;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.sgd.linear.LinearSGDTrainer;
import org.tribuo.regression.sgd.objectives.SquaredLoss;

/** W5 as a bare program with Tribuo: ten houses, standardised, 1000 steps on all of them; prints the loss. */
final class TribuoHouses {

    private static final double[] AREA = {2104, 1600, 2400, 1416, 3000, 1985, 1534, 1427, 1380, 1494};
    private static final double[] BATHROOMS = {3, 3, 3, 2, 4, 4, 3, 3, 3, 3};
    private static final double[] PRICE = {399.9, 329.9, 369, 232, 539.9, 299.9, 314.9, 198.999, 212, 242.5};
    private static final double RATE = 0.1;
    private static final int STEPS = 1000;

    private TribuoHouses() {}

    public static void main(String[] arguments) {
        Tribuo.beQuiet();
        double[] area = standardised(AREA);
        double[] bathrooms = standardised(BATHROOMS);
        double[] price = standardised(PRICE);
        List<Example<Regressor>> examples = new ArrayList<>();
        for (int i = 0; i < price.length; i++) {
            examples.add(new ArrayExample<>(
                    new Regressor("price", price[i]),
                    new String[] {"area", "bathrooms"},
                    new double[] {area[i], bathrooms[i]}));
        }
        RegressionFactory factory = new RegressionFactory();
        MutableDataset<Regressor> data =
                new MutableDataset<>(examples, new SimpleDataSourceProvenance("houses", factory), factory);
        // The gradient of its squared loss lacks the factor 2.
        LinearSGDTrainer trainer =
                new LinearSGDTrainer(new SquaredLoss(), SGD.getSimpleSGD(Tribuo.rate(2 * RATE, price.length)), STEPS, -1, price.length, 42);
        trainer.setShuffle(false);
        var model = trainer.train(data, Map.of());
        double sum = 0;
        for (int i = 0; i < price.length; i++) {
            double error = model.predict(examples.get(i)).getOutput().getValues()[0] - price[i];
            sum += error * error;
        }
        System.out.printf(Locale.ROOT, "%.6f%n", sum / price.length);
    }

    private static double[] standardised(double[] values) {
        double mean = 0;
        double square = 0;
        for (double value : values) {
            mean += value / values.length;
        }
        for (double value : values) {
            square += (value - mean) * (value - mean) / values.length;
        }
        double[] standardised = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            standardised[i] = (values[i] - mean) / Math.sqrt(square);
        }
        return standardised;
    }
}
