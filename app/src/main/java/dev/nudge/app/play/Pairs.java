package dev.nudge.app.play;

import dev.nudge.report.Diagnostics;
import dev.nudge.report.Point;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Of a network that predicts numbers: actual and predicted values of some rows of each part. */
record Pairs() implements Request {

    @Override
    public Optional<Reply> answer(Live live) {
        live.fitting().scores(live.training().weights());
        Map<String, Object> parts = new LinkedHashMap<>();
        for (Map.Entry<String, Diagnostics> part : live.fitting().diagnostics().entrySet()) {
            parts.put(
                    part.getKey(),
                    part.getValue().pairs().stream().map(Pairs::pair).toList());
        }
        return Optional.of(new Reply("pairs", Map.of("parts", parts)));
    }

    private static List<Double> pair(Point point) {
        return List.of(point.x(), point.y());
    }
}
