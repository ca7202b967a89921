package dev.nudge.app.play;

import dev.nudge.spi.InputException;
import dev.nudge.spi.Range;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** The short requests, and the list of all. */
final class Requests {

    private Requests() {}

    /** The requests by type, with their defaults. A new one is a record and a line here. */
    static final Map<String, Record> BY_TYPE = byType();

    private static Map<String, Record> byType() {
        Map<String, Record> requests = new LinkedHashMap<>();
        requests.put("set", new Set());
        requests.put("step", new Step());
        requests.put("go", new Go());
        requests.put("play", new Play());
        requests.put("converge", new Converge());
        requests.put("pause", new Pause());
        requests.put("restart", new Restart());
        requests.put("surface", new Surface());
        requests.put("arithmetic", new Arithmetic());
        requests.put("export", new Export());
        requests.put("map", new PredictionMap());
        requests.put("plugins", new PluginList());
        requests.put("softmax", new Softmax());
        requests.put("histograms", new Histograms());
        requests.put("pairs", new Pairs());
        requests.put("inspect", new Inspect());
        requests.put("forget", new Forget());
        requests.put("runs", new Runs.Listing());
        requests.put("run", new Runs.Opening());
        requests.put("save", new Save());
        return requests;
    }

    /** Begins anew from the present weights with some of them changed, by place, in the units of the file if it has any. */
    record Set(Map<String, Double> weights) implements Move {

        Set() {
            this(Map.of());
        }

        @Override
        public void make(Live live) {
            float[] present = live.training().weights();
            double[] numbers = live.units().map(units -> units.of(present)).orElseGet(() -> doubles(present));
            weights.forEach((place, value) -> numbers[place(place, numbers.length)] = value);
            float[] changed = live.units().map(units -> units.weights(numbers)).orElseGet(() -> floats(numbers));
            for (float weight : changed) {
                if (!Float.isFinite(weight)) {
                    throw new InputException("set: weights: such a weight is more than a float holds");
                }
            }
            live.startFrom(changed);
        }

        private static int place(String text, int size) {
            try {
                int place = Integer.parseInt(text);
                if (place >= 0 && place < size) {
                    return place;
                }
            } catch (NumberFormatException e) {
                // said below
            }
            throw new InputException("set: weights: there is no weight '%s'; they are numbered from 0 to %d"
                    .formatted(text.length() > 20 ? text.substring(0, 20) : text, size - 1));
        }
    }

    private static double[] doubles(float[] numbers) {
        double[] doubles = new double[numbers.length];
        Arrays.setAll(doubles, i -> numbers[i]);
        return doubles;
    }

    private static float[] floats(double[] numbers) {
        float[] floats = new float[numbers.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) numbers[i];
        }
        return floats;
    }

    /** Makes so many steps, or goes so many back. */
    record Step(@Range("[-1e9, 1e9]") long count) implements Move {

        Step() {
            this(1);
        }

        @Override
        public void make(Live live) {
            live.goBy(count);
        }
    }

    /** Goes to a step, to and fro. */
    record Go(@Range("[0, 1e12]") long step) implements Move {

        Go() {
            this(0);
        }

        @Override
        public void make(Live live) {
            live.goTo(step);
        }
    }

    /** Trains to a step, or, if that is 0, until told to stop; so many steps a second, 0 for as many as possible. */
    record Play(
            @Range("[0, 1e9]") double speed,
            @Range("[0, 1e12]") long until) implements Move {

        Play() {
            this(0, 0);
        }

        @Override
        public void make(Live live) {
            live.play(speed, until == 0 ? Long.MAX_VALUE : until);
        }
    }

    /** Trains until the gradient has all but vanished. */
    record Converge() implements Move {
        @Override
        public void make(Live live) {
            live.converge();
        }
    }

    /** Stops training. */
    record Pause() implements Move {
        @Override
        public void make(Live live) {
            live.pause();
        }
    }

    /** Goes back to where the experiment begins, and forgets the way. */
    record Restart() implements Move {
        @Override
        public void make(Live live) {
            live.restart();
        }
    }
}
