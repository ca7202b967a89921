package dev.nudge.app.play;

import dev.nudge.app.config.ExperimentWriter;
import dev.nudge.app.run.Hashes;
import dev.nudge.experiment.Experiment;
import dev.nudge.spi.InputException;
import dev.nudge.train.DivergedException;
import dev.nudge.train.Training;
import dev.nudge.train.TrainingSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The experiment that leads to where the figure stands, as a file, and the hash that {@code nudge run} will give. */
record Export() implements Request {

    @Override
    public Optional<Reply> answer(Live live) {
        Object whole = ExperimentWriter.tree(whole(live));
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("name", "experiment.yaml");
        content.put("text", ExperimentWriter.text(live.files().portable(whole)));
        content.put("experiment", live.files().shown(whole));
        content.put("weightsHash", Hashes.of(live.training().weights()));
        leftOut(live).ifPresent(left -> content.put("leftOut", left));
        return Optional.of(new Reply("file", content));
    }

    /** Elsewhere than at its end, what would end training elsewhere is not part of the file. */
    private static Optional<String> leftOut(Live live) {
        TrainingSettings training = live.prepared().experiment().training();
        List<String> left = new ArrayList<>();
        if (live.ended().isEmpty()) {
            training.earlyStopping().ifPresent(stopping -> left.add("early-stopping"));
            training.converge().ifPresent(bound -> left.add("converge"));
        }
        return left.isEmpty()
                ? Optional.empty()
                : Optional.of("%s left out, as it would end elsewhere than here; train to its end to keep it"
                        .formatted(String.join(" and ", left)));
    }

    /** Throws with the reason if there is no such experiment. */
    private static Experiment whole(Live live) {
        Training training = live.training();
        Experiment experiment = live.prepared().experiment();
        int perEpoch = training.stepsPerEpoch();
        require(
                live.fromInitial(),
                "its weights were set by hand, which no experiment file can say; restart, and train from there");
        require(training.steps() > 0, "it has made no step yet");
        require(
                training.steps() % perEpoch == 0,
                "it stands in the middle of an epoch, after step %d of %d; go on to the end of it"
                        .formatted(training.steps() % perEpoch, perEpoch));
        require(
                sane(training),
                "training has diverged, and nudge run would keep earlier weights; go back, and save from there");
        if (live.ended().isPresent()) {
            return experiment;
        }
        int epochs = Math.toIntExact(training.steps() / perEpoch);
        require(
                epochs == training.epochs() || experiment.training().schedule().independentOfEpochs(),
                "its learning rate follows a schedule over %d epochs, and it has made %d; train to the end of it"
                        .formatted(training.epochs(), epochs));
        return experiment.untilEpoch(epochs);
    }

    private static boolean sane(Training training) {
        try {
            training.requireSane();
            return true;
        } catch (DivergedException e) {
            return false;
        }
    }

    private static void require(boolean possible, String otherwise) {
        if (!possible) {
            throw new InputException("cannot be saved as an experiment: " + otherwise);
        }
    }
}
