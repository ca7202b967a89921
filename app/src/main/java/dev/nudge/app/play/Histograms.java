package dev.nudge.app.play;

import dev.nudge.network.Layer;
import dev.nudge.report.Histogram;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How often the weights of each layer, biases apart, have which values. */
record Histograms() implements Request {

    @Override
    public Optional<Reply> answer(Live live) {
        float[] weights = live.training().weights();
        List<Map<String, Object>> layers = live.fitting().network().layers().stream()
                .map(layer -> described(layer, weights))
                .toList();
        return Optional.of(new Reply("histograms", Map.of("layers", layers)));
    }

    private static Map<String, Object> described(Layer layer, float[] weights) {
        int start = layer.weightsStart();
        Histogram histogram = Histogram.of(layer.biasesStart() - start, i -> weights[start + i]);
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("start", histogram.start());
        described.put("width", histogram.width());
        described.put("counts", histogram.counts());
        described.put("below", histogram.below());
        described.put("above", histogram.above());
        described.put("size", layer.biasesStart() - start);
        return described;
    }
}
