package dev.nudge.app.play;

import dev.nudge.spi.InputException;
import dev.nudge.spi.Matrix;
import dev.nudge.spi.Numerics;
import java.util.List;
import java.util.Map;

/** Scores as probabilities, however large: only by how much a score is below the highest counts. */
record Softmax(List<Double> scores) implements Question {

    static final int MOST = 100;

    Softmax() {
        this(List.of());
    }

    @Override
    public Reply answer(Laboratories laboratories) {
        if (scores.isEmpty() || scores.size() > MOST) {
            throw new InputException("softmax: scores: must be 1 to %d numbers, got %d".formatted(MOST, scores.size()));
        }
        if (!scores.stream().allMatch(Double::isFinite)) {
            throw new InputException("softmax: scores: must be finite numbers");
        }
        double highest = scores.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        Matrix below = Matrix.zeros(1, scores.size());
        Matrix terms = Matrix.zeros(1, scores.size());
        for (int i = 0; i < scores.size(); i++) {
            below.set(0, i, (float) (scores.get(i) - highest));
        }
        double sum = Numerics.exponentials(below, 0, Numerics.highest(below, 0), terms);
        Numerics.softmax(below, 0, below);
        return new Reply(
                "softmax",
                Map.of("highest", highest, "terms", terms.data(), "sum", sum, "probabilities", below.data()));
    }
}
