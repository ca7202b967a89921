package dev.nudge.app.play;

import dev.nudge.features.Feature;
import dev.nudge.report.Predictions;
import dev.nudge.spi.Column;
import dev.nudge.spi.ColumnType;
import dev.nudge.spi.Doc;
import dev.nudge.spi.InputException;
import dev.nudge.spi.Names;
import dev.nudge.spi.Range;
import dev.nudge.spi.Require;
import dev.nudge.spi.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What the network predicts over two columns of numbers, the others standing at what is usual for them: their median, or
 * their most frequent level.
 */
record PredictionMap(Axis x, Axis y, @Range("[2, 100]") int size) implements Request {

    /** Multiply-adds for which one waits gladly, and numbers that a page takes; a map that takes more has fewer points. */
    private static final double AFFORDABLE = 2e7;

    private static final double NUMBERS = 60_000;

    /** From one value of a column to another, both included. */
    record Axis(@Doc("the name of a column") String column, double from, double to) {

        Axis {
            Require.that(
                    Double.isFinite((float) from) && Double.isFinite((float) to), "from", "and `to` must be finite");
        }

        Axis() {
            this("", 0, 1);
        }

        float at(int i, int size) {
            return (float) (from + (to - from) * i / (size - 1));
        }
    }

    PredictionMap() {
        this(new Axis(), new Axis(), 40);
    }

    @Override
    public Optional<Reply> answer(Live live) {
        List<Feature> features = live.fitting().encoding().features();
        place(features, x, "x");
        place(features, y, "y");
        int outputs = live.fitting().network().outputs();
        double cost = live.training().weights().length + features.size();
        int points = (int) Math.max(2, Math.min(size, Math.sqrt(Math.min(AFFORDABLE / cost, NUMBERS / outputs))));
        Table table = new Table(
                features.stream().map(feature -> column(live, feature, points)).toList());
        int[] rows = IntStream.range(0, points * points).toArray();
        Predictions predictions =
                live.fitting().model(live.training().weights()).predict(table, rows);
        return Optional.of(new Reply(
                "map",
                Map.of(
                        "size",
                        points,
                        "step",
                        live.training().steps(),
                        "x",
                        x.column,
                        "y",
                        y.column,
                        "values",
                        Asked.values(predictions, rows.length))));
    }

    private static void place(List<Feature> features, Axis axis, String key) {
        List<String> known = features.stream()
                .filter(feature -> feature.type() == ColumnType.NUMBER)
                .map(Feature::column)
                .toList();
        if (!known.contains(axis.column)) {
            throw new InputException("map: %s: there is no feature '%s' with numbers%s; there are %s"
                    .formatted(
                            key,
                            axis.column.length() > Message.LONGEST_NAME
                                    ? axis.column.substring(0, Message.LONGEST_NAME)
                                    : axis.column,
                            Names.nearest(axis.column, known)
                                    .map(near -> "; did you mean " + near + "?")
                                    .orElse(""),
                            String.join(", ", known)));
        }
    }

    private Column column(Live live, Feature feature, int points) {
        if (feature.type() != ColumnType.NUMBER) {
            return usual(live, feature, points * points);
        }
        float[] values = new float[points * points];
        for (int i = 0; i < values.length; i++) {
            values[i] = feature.column().equals(x.column)
                    ? x.at(i % points, points)
                    : feature.column().equals(y.column) ? y.at(i / points, points) : Float.NaN;
        }
        return new Column.Numbers(feature.column(), values);
    }

    /** The level that most training rows have. */
    private static Column usual(Live live, Feature feature, int rows) {
        Column.Categories known = (Column.Categories) live.prepared().roles().features().stream()
                .filter(column -> column.name().equals(feature.column()))
                .findFirst()
                .orElseThrow();
        int[] counts = new int[known.levels().size() + 1];
        for (int row : live.prepared().partition().train()) {
            counts[known.code(row) + 1]++;
        }
        int most = 0;
        for (int i = 1; i < counts.length; i++) {
            most = counts[i] > counts[most] ? i : most;
        }
        int[] codes = new int[rows];
        Arrays.fill(codes, most - 1);
        return new Column.Categories(feature.column(), codes, new ArrayList<>(known.levels()));
    }
}
