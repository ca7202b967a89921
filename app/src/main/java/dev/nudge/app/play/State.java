package dev.nudge.app.play;

import dev.nudge.app.run.Summary;
import dev.nudge.experiment.Fitting;
import dev.nudge.experiment.Part;
import dev.nudge.report.Predictions;
import dev.nudge.spi.Column;
import dev.nudge.train.Training;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where a figure stands, for the page to draw. Remembers what of the way has been sent, so that only news is. */
final class State {

    /** Scores of many rows take time from training: so many times their own, at least, passes until the next. */
    private static final int PATIENCE = 20;

    /** Multiply-adds of a score that takes no time worth speaking of. */
    private static final long QUICK = 2_000_000;

    private final Live live;
    private final Asked asked;
    private int generation = -1;
    private int sent;
    private long nextScores = System.nanoTime();
    private double loss;

    State(Live live, Asked asked) {
        this.live = live;
        this.asked = asked;
    }

    /** @param heard what the page calls the last of its messages that this state heeds */
    Reply reply(long heard) {
        long started = System.nanoTime();
        boolean scored =
                live.status() != Live.Status.TRAINS || live.fitting().work() <= QUICK || started - nextScores >= 0;
        Training training = live.training();
        if (scored || training.wholeBatch()) {
            loss = training.loss();
        }
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("heard", heard);
        state.put("step", training.steps());
        state.put("furthest", live.trail().furthest());
        state.put("status", live.status().word());
        live.explanation().ifPresent(text -> state.put("explanation", text));
        live.ended().ifPresent(text -> state.put("ended", text));
        state.put("loss", loss);
        state.put("rate", training.rate());
        float[] weights = training.weights();
        state.put("weights", weights.length <= Bounds.SHOWN ? weights : Arrays.copyOf(weights, Bounds.SHOWN));
        live.units().ifPresent(units -> state.put("inFile", units.of(weights)));
        if (scored) {
            scores(state, live.fitting(), weights);
            nextScores = System.nanoTime() + PATIENCE * (System.nanoTime() - started);
        }
        state.put("asked", asked.predictions(live.fitting(), weights));
        way(state);
        return new Reply("state", state);
    }

    private void scores(Map<String, Object> state, Fitting fitting, float[] weights) {
        Map<String, Object> parts = new LinkedHashMap<>();
        fitting.scores(weights)
                .forEach((part, score) -> parts.put(part, Summary.part(Optional.of(score.loss()), score.evaluation())));
        state.put("parts", parts);
        state.put("rows", rows(fitting.train(), weights));
        live.heldOut().ifPresent(folds -> state.put("heldOut", folds.state()));
    }

    /** Of the training rows that are shown: what is predicted, by how much that is too high, and the loss. */
    private Map<String, Object> rows(Part train, float[] weights) {
        int shown = Bounds.shown(live.prepared());
        Predictions predictions = train.predictions().orElseThrow();
        Map<String, Object> rows = new LinkedHashMap<>();
        rows.put("predicted", Asked.values(predictions, shown));
        if (predictions instanceof Predictions.Numbers numbers) {
            Column.Numbers target = (Column.Numbers) live.prepared().roles().target();
            int[] places = live.prepared().partition().train();
            double[] errors = new double[shown];
            // The digits that the file has, not those of the float that is nearest to them.
            Arrays.setAll(errors, i -> numbers.value(i) - Double.parseDouble(Float.toString(target.value(places[i]))));
            rows.put("error", errors);
        }
        rows.put("loss", train.objective().losses(weights, 0, shown));
        return rows;
    }

    private void way(Map<String, Object> state) {
        Trail trail = live.trail();
        if (trail.generation() != generation) {
            generation = trail.generation();
            sent = 0;
        }
        List<double[]> points = trail.from(sent);
        state.put("trail", Map.of("from", sent, "points", points));
        sent += points.size();
    }
}
