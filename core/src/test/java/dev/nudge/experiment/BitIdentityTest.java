package dev.nudge.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.features.Examples;
import dev.nudge.features.Scaling;
import dev.nudge.fixtures.ExperimentBuilder;
import dev.nudge.fixtures.PlainDescent;
import dev.nudge.fixtures.SoftmaxCrossEntropy;
import dev.nudge.fixtures.TableBuilder;
import dev.nudge.fixtures.TrainingBuilder;
import dev.nudge.kernel.Engine;
import dev.nudge.kernel.PlainKernel;
import dev.nudge.kernel.Team;
import dev.nudge.network.Activation;
import dev.nudge.network.HiddenLayer;
import dev.nudge.network.Initialization;
import dev.nudge.network.Network;
import dev.nudge.network.NetworkSettings;
import dev.nudge.spi.Table;
import dev.nudge.train.DivergedException;
import dev.nudge.train.Objective;
import dev.nudge.train.Training;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same experiment gives the same weights, to the last bit: again, on any number of threads, on either kernel. */
class BitIdentityTest {

    private static final int ROWS = 1500;
    private static final Table TABLE = table();
    /** Wide enough that its products are shared among threads: 500 rows x 70 x 70 is over two million. */
    private static final NetworkSettings NETWORK = new NetworkSettings(
            List.of(new HiddenLayer(70, Activation.GELU), new HiddenLayer(70, Activation.RELU)),
            true,
            Initialization.AUTO,
            0.25);

    @Test
    void runAfterRun() {
        Outcome first = run(1, 3, 42);
        Outcome second = run(1, 3, 42);
        assertThat(second.model().weights()).isEqualTo(first.model().weights());
        assertThat(second.parts()).isEqualTo(first.parts());
        assertThat(first.status()).isEqualTo(dev.nudge.train.Status.COMPLETED);
        assertThat(run(1, 3, 43).model().weights())
                .as("another seed")
                .isNotEqualTo(first.model().weights());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4})
    void onAnyNumberOfThreads(int threads) {
        assertThat(run(threads, 3, 42).model().weights())
                .isEqualTo(run(1, 3, 42).model().weights());
    }

    @Test
    void onEitherKernel() throws DivergedException {
        float[] plain = train(new Engine(new PlainKernel(), new Team(1)));
        assertThat(train(Engine.best())).isEqualTo(plain);
        assertThat(train(Engine.best(3))).isEqualTo(plain);
    }

    private static Outcome run(int threads, int epochs, long seed) {
        return experiment()
                .training(new TrainingBuilder()
                        .epochs(epochs)
                        .batch(500)
                        .threads(threads)
                        .seed(seed)
                        .l2(1e-4)
                        .clip(1)
                        .build())
                .run();
    }

    private static float[] train(Engine engine) throws DivergedException {
        Prepared prepared = experiment().prepare();
        Examples examples =
                new Fitting(prepared, prepared.partition(), engine).train().examples();
        Network network = Network.of(NETWORK, examples.inputs().columns(), 3);
        Training training = new Training(
                new Objective(network, new SoftmaxCrossEntropy(), examples, engine),
                new PlainDescent(0.1),
                new TrainingBuilder().batch(500).build());
        for (int epoch = 0; epoch < 3; epoch++) {
            training.epoch(() -> true);
        }
        return training.weights();
    }

    private static ExperimentBuilder experiment() {
        return new ExperimentBuilder(TABLE, "kind")
                .scaling(Scaling.by(Scaling.Method.STANDARDIZE))
                .loss(new SoftmaxCrossEntropy())
                .network(NETWORK)
                .rate(0.1);
    }

    private static Table table() {
        Random random = new Random(5);
        TableBuilder table = new TableBuilder();
        for (int i = 0; i < 13; i++) {
            table.numbers("x" + i, random.doubles(ROWS).toArray());
        }
        return table.categories(
                        "kind",
                        IntStream.range(0, ROWS)
                                .mapToObj(i -> "class" + random.nextInt(3))
                                .toArray(String[]::new))
                .build();
    }
}
