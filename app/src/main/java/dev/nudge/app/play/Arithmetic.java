package dev.nudge.app.play;

import dev.nudge.spi.Doc;
import dev.nudge.spi.InputException;
import dev.nudge.spi.Optimizer;
import dev.nudge.spi.Range;
import dev.nudge.train.DivergedException;
import dev.nudge.train.Update;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the next step will do to a weight, in figures. */
record Arithmetic(
        @Range("[0, inf)") int weight, @Range("[1, 500]") int rows) implements Request {

    Arithmetic() {
        this(0, 50);
    }

    @Override
    public Optional<Reply> answer(Live live) throws DivergedException {
        int size = live.training().weights().length;
        if (weight >= size) {
            throw new InputException("arithmetic: weight: must be less than %d, got %d".formatted(size, weight));
        }
        Update update = Update.next(live.training(), weight, rows);
        Optimizer optimizer = live.prepared().experiment().optimizer();
        Doc doc = optimizer.getClass().getAnnotation(Doc.class);
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("weight", update.weight());
        content.put("step", live.training().steps() + 1);
        content.put("before", update.before());
        content.put("after", update.after());
        content.put("inFile", inFile(live, update));
        content.put("rows", update.rows());
        content.put(
                "terms",
                update.terms().stream()
                        .map(term -> List.of(term.row(), term.input(), term.pull(), term.input() * term.pull()))
                        .toList());
        content.put("mean", update.mean());
        content.put("penalty", update.penalty());
        content.put("gradient", update.gradient());
        content.put("rate", update.rate());
        content.put("decay", update.decay());
        content.put("memoryNames", names(optimizer));
        content.put("memoryBefore", update.memoryBefore());
        content.put("memoryAfter", update.memoryAfter());
        content.put("optimizer", optimizer.name());
        content.put("rule", doc == null ? "" : doc.formula());
        return Optional.of(new Reply("arithmetic", content));
    }

    /** What its memories are called; nothing where a plugin has not named each. */
    private static List<String> names(Optimizer optimizer) {
        List<String> names = optimizer.memoryNames();
        return names != null && names.size() == optimizer.memories() ? names : List.of();
    }

    /** Before and after in the units of the file; nothing where hidden layers have none. */
    private static List<Double> inFile(Live live, Update update) {
        return live.units()
                .map(units -> {
                    float[] weights = live.training().weights().clone();
                    double before = units.of(weights)[update.weight()];
                    weights[update.weight()] = (float) update.after();
                    return List.of(before, units.of(weights)[update.weight()]);
                })
                .orElse(List.of());
    }
}
