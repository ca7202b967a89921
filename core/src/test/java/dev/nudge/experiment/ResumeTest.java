package dev.nudge.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nudge.fixtures.ExperimentBuilder;
import dev.nudge.fixtures.TableBuilder;
import dev.nudge.fixtures.TrainingBuilder;
import dev.nudge.network.Activation;
import dev.nudge.network.HiddenLayer;
import dev.nudge.network.Initialization;
import dev.nudge.network.NetworkSettings;
import dev.nudge.spi.InputException;
import dev.nudge.spi.Optimizer;
import dev.nudge.spi.Table;
import dev.nudge.train.Checkpoint;
import dev.nudge.train.Epoch;
import dev.nudge.train.Schedule;
import dev.nudge.train.Status;
import dev.nudge.train.Watcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ResumeTest {

    private static final int EPOCHS = 40;

    /** A rule with two memories, one of them of all gradients there ever were, and one that looks at the step's number. */
    private record Mindful(double learningRate) implements Optimizer {
        @Override
        public int memories() {
            return 2;
        }

        @Override
        public void step(float[] weights, float[] gradient, float[][] memory, long step, double rate) {
            for (int i = 0; i < weights.length; i++) {
                memory[0][i] = 0.9f * memory[0][i] + gradient[i];
                memory[1][i] += Math.abs(gradient[i]);
                weights[i] -= (float) (rate * memory[0][i] / (1 + memory[1][i] / step));
            }
        }
    }

    /** Everything that training can be told to do, a few at a time. */
    private enum Case {
        WHOLE_BATCH,
        BATCHES,
        SCHEDULE,
        CLIPPED,
        EARLY_STOPPING,
        CONVERGING;

        private TrainingBuilder training() {
            TrainingBuilder training = new TrainingBuilder().epochs(EPOCHS);
            return switch (this) {
                case WHOLE_BATCH -> training;
                case BATCHES -> training.batch(7).l1(1e-3).l2(1e-2);
                case SCHEDULE ->
                    training.batch(5).schedule(new Schedule.Cosine()).weightDecay(0.01);
                case CLIPPED -> training.batch(40).clip(0.1);
                case EARLY_STOPPING -> training.batch(4).stopEarly("validation.loss", 2);
                case CONVERGING -> training.converge(0.3);
            };
        }

        ExperimentBuilder experiment() {
            return new ExperimentBuilder(table(), "y")
                    .split(0.2, 0.2)
                    .network(new NetworkSettings(
                            List.of(new HiddenLayer(6, Activation.TANH)),
                            true,
                            Initialization.AUTO,
                            this == BATCHES ? 0.3 : 0))
                    .optimizer(new Mindful(0.05))
                    .training(training().build());
        }
    }

    private static final class Recorder implements Watcher {
        final List<Checkpoint> checkpoints = new ArrayList<>();
        final List<Map<String, Double>> metrics = new ArrayList<>();
        private long stepsLeft = Long.MAX_VALUE;

        @Override
        public void epoch(Epoch epoch) {
            metrics.add(epoch.metrics());
        }

        @Override
        public void standing(Supplier<Checkpoint> checkpoint) {
            checkpoints.add(checkpoint.get());
        }

        @Override
        public boolean goOn() {
            return stepsLeft-- > 0;
        }
    }

    @ParameterizedTest
    @EnumSource
    void fromAnyEpochTrainingGoesOnToTheSameBits(Case which) {
        Recorder recorder = new Recorder();
        Outcome whole = which.experiment().run(recorder);
        assertThat(recorder.checkpoints).hasSize(whole.epochs()).hasSizeGreaterThan(2);

        for (int epoch = 1; epoch <= whole.epochs(); epoch++) {
            Recorder rest = new Recorder();
            Outcome resumed = resume(which, rest, recorder.checkpoints.get(epoch - 1));

            assertThat(resumed.model().weights()).isEqualTo(whole.model().weights());
            assertThat(resumed.epochs()).isEqualTo(whole.epochs());
            assertThat(resumed.steps()).isEqualTo(whole.steps());
            assertThat(resumed.reason()).isEqualTo(whole.reason());
            assertThat(resumed.parts()).isEqualTo(whole.parts());
            assertThat(resumed.initialLoss()).isEqualTo(whole.initialLoss());
            assertThat(rest.metrics).isEqualTo(recorder.metrics.subList(epoch, whole.epochs()));
        }
    }

    @Test
    void theCasesEndAsTheyAreMeantTo() {
        assertThat(Case.EARLY_STOPPING.experiment().run().reason())
                .hasValueSatisfying(reason -> assertThat(reason).startsWith("stopped early"));
        assertThat(Case.CONVERGING.experiment().run().reason())
                .hasValueSatisfying(reason -> assertThat(reason).startsWith("converged"));
    }

    @ParameterizedTest
    @EnumSource
    void interruptedInTheMiddleOfAnEpochItGoesOnFromTheEndOfTheOneBefore(Case which) {
        Outcome whole = which.experiment().run();
        Recorder recorder = new Recorder();
        long stepsPerEpoch = whole.steps() / whole.epochs();
        recorder.stepsLeft = stepsPerEpoch + stepsPerEpoch / 2;
        Outcome interrupted = which.experiment().run(recorder);
        assertThat(interrupted.status()).isEqualTo(Status.INTERRUPTED);
        Checkpoint checkpoint = interrupted.checkpoint().orElseThrow();
        assertThat(checkpoint.epochs()).isEqualTo(1);

        Recorder impatient = new Recorder();
        impatient.stepsLeft = 0;
        Outcome again = resume(which, impatient, checkpoint);
        assertThat(again.status()).isEqualTo(Status.INTERRUPTED);
        assertThat(again.model().weights()).isEqualTo(interrupted.model().weights());
        assertThat(again.parts()).isEqualTo(interrupted.parts());

        Outcome resumed = resume(which, new Recorder(), again.checkpoint().orElseThrow());
        assertThat(resumed.model().weights()).isEqualTo(whole.model().weights());
        assertThat(resumed.checkpoint()).isEmpty();
    }

    @Test
    void aCheckpointOfAnotherTrainingIsRefused() {
        Recorder recorder = new Recorder();
        Case.WHOLE_BATCH.experiment().run(recorder);
        Checkpoint other = recorder.checkpoints.get(0);

        assertThatThrownBy(() -> resume(Case.BATCHES, new Recorder(), other))
                .isInstanceOf(InputException.class)
                .hasMessage("the checkpoint has 1 steps in 1 epochs, this training makes 6 in each; "
                        + "it belongs to another run");
        Prepared linear = new ExperimentBuilder(table(), "y").prepare();
        assertThatThrownBy(() -> new Laboratory().run(linear, Watcher.NONE, Optional.of(other)))
                .isInstanceOf(InputException.class)
                .hasMessage("the checkpoint has 25 weights and 2 vectors of memory, this training has 3 and 0; "
                        + "it belongs to another run");
    }

    private static Outcome resume(Case which, Watcher watcher, Checkpoint checkpoint) {
        return new Laboratory().run(which.experiment().prepare(), watcher, Optional.of(checkpoint));
    }

    private static Table table() {
        Random random = new Random(5);
        double[] a = random.doubles(60, -2, 2).toArray();
        double[] b = random.doubles(60, -2, 2).toArray();
        double[] y = new double[60];
        for (int i = 0; i < y.length; i++) {
            y[i] = a[i] * b[i] + random.nextGaussian();
        }
        return new TableBuilder()
                .numbers("a", a)
                .numbers("b", b)
                .numbers("y", y)
                .build();
    }
}
