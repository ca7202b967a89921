package dev.nudge.train;

import dev.nudge.spi.Doc;
import dev.nudge.spi.Range;
import dev.nudge.spi.Require;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/** How long and how to train, as an experiment states it. */
@Doc("How long and how to train.")
public record TrainingSettings(
        @Doc(
                "how often every training row is seen; by default often enough for about 10,000 steps, from 20 to 1000 times")
        @Range("[1, inf)")
        Optional<Integer> epochs,

        @Doc("rows a step learns from: a number, or all") BatchSize batchSize,

        @Doc("whether each epoch draws its batches anew; if not, they are the training rows in their order")
        boolean shuffle,

        @Doc("seed of initial weights, shuffling and dropout")
        long seed,

        @Doc("threads a step may use, by default as many as its size is worth; results are the same for any number")
        @Range("[1, 256]")
        Optional<Integer> threads,

        @Doc("how the learning rate changes: constant, step, exponential or cosine")
        Schedule schedule,

        @Doc("adds l1 * sum |w| to the loss, for weights but not biases") @Range("[0, inf)")
        double l1,

        @Doc("adds l2 / 2 * sum w^2 to the loss, for weights but not biases") @Range("[0, inf)")
        double l2,

        @Doc("decoupled: multiplies weights by 1 - rate * weight-decay; by default the optimizer's own")
        @Range("[0, inf)")
        Optional<Double> weightDecay,

        @Doc("largest norm of the gradient; a longer one is shortened to it") @Range("(0, inf)")
        Optional<Double> clip,

        @Doc("stops when a metric stops improving") Optional<EarlyStopping> earlyStopping,

        @Doc("stops when the norm of the gradient over all training rows falls below this") @Range("(0, inf)")
        Optional<Double> converge) {

    private static final double USUAL_STEPS = 10_000;
    private static final double FEWEST_EPOCHS = 20;
    private static final double MOST_EPOCHS = 1000;

    public TrainingSettings {
        Require.settings(
                TrainingSettings.class,
                epochs.orElse(null),
                batchSize,
                shuffle,
                seed,
                threads.orElse(null),
                schedule,
                l1,
                l2,
                weightDecay.orElse(null),
                clip.orElse(null),
                earlyStopping,
                converge.orElse(null));
    }

    public TrainingSettings() {
        this(
                Optional.empty(),
                new BatchSize(32),
                true,
                42,
                Optional.empty(),
                new Schedule.Constant(),
                0,
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** How often so many training rows are seen. */
    public int epochs(int rows) {
        double stepsPerEpoch = Math.ceil((double) rows / Math.min(rows, batchSize.rows()));
        return epochs.orElse((int) Math.max(FEWEST_EPOCHS, Math.min(MOST_EPOCHS, USUAL_STEPS / stepsPerEpoch)));
    }

    /** How many threads a step may use. */
    public int mostThreads() {
        return threads.orElse(Runtime.getRuntime().availableProcessors());
    }

    /**
     * Why training ends after so many whole epochs, in words, if there is a reason to.
     *
     * @param best the epoch after which the metric of early stopping was best so far; 0 if it has had no value
     * @param gradientNorm the norm of the gradient over all training rows, asked for if it matters
     */
    public Optional<String> reasonToStop(int epochs, int best, DoubleSupplier gradientNorm) {
        if (epochs == 0) {
            return Optional.empty();
        }
        if (earlyStopping.isPresent() && epochs - best >= earlyStopping.get().patience()) {
            return Optional.of("stopped early: %s was best after epoch %d"
                    .formatted(earlyStopping.get().metric(), best));
        }
        if (converge.isPresent()) {
            double norm = gradientNorm.getAsDouble();
            if (norm < converge.get()) {
                return Optional.of("converged: the gradient's norm is " + norm);
            }
        }
        return Optional.empty();
    }

    /** The same with the number of epochs said. */
    public TrainingSettings withEpochs(int number) {
        return with(number, earlyStopping, converge);
    }

    /** The same to the end of an epoch, without a reason to stop before it. */
    public TrainingSettings untilEpoch(int number) {
        return with(number, Optional.empty(), Optional.empty());
    }

    private TrainingSettings with(int epochs, Optional<EarlyStopping> earlyStopping, Optional<Double> converge) {
        return new TrainingSettings(
                Optional.of(epochs),
                batchSize,
                shuffle,
                seed,
                threads,
                schedule,
                l1,
                l2,
                weightDecay,
                clip,
                earlyStopping,
                converge);
    }
}
