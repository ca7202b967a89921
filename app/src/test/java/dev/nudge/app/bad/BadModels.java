package dev.nudge.app.bad;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Run directories whose model cannot be used. */
final class BadModels {

    private static final String JSON = "model.json";
    private static final String WEIGHTS = "model.safetensors";
    private static final String EXPERIMENT = "experiment.yaml";
    private static final int STEP = 37;

    private BadModels() {}

    static Stream<BadInput> all() throws IOException {
        Path good =
                run("dataset: {name: houses, table: ten}\nnetwork: {hidden: [{units: 3}]}\ntraining: {epochs: 1}\n");
        Path other = run("dataset: iris\ntraining: {epochs: 1}\n");
        List<BadInput> all = new ArrayList<>();
        for (String file : List.of(JSON, WEIGHTS)) {
            for (int length = 0; length < Files.size(good.resolve(file)) - 2; length += STEP) {
                int end = length;
                all.add(changed(
                        good,
                        "the first %d bytes of %s".formatted(end, file),
                        file,
                        bytes -> Arrays.copyOf(bytes, end)));
            }
            all.add(changed(good, file + " of another run", file, bytes -> read(other.resolve(file))));
        }
        all.addAll(descriptions(good));
        all.addAll(weights(good));
        for (String file : List.of(JSON, WEIGHTS, EXPERIMENT)) {
            all.add(run(good, "without " + file, file, folder -> Files.delete(folder.resolve(file))));
            all.add(run(good, "with a folder for " + file, file, folder -> {
                Files.delete(folder.resolve(file));
                Files.createDirectory(folder.resolve(file));
            }));
        }
        all.add(BadInput.of("run: none", "there is no such run directory", folder -> {}, "predict", "@run", "houses"));
        all.add(run(
                good,
                "an experiment that is damaged",
                EXPERIMENT,
                folder -> Files.writeString(folder.resolve(EXPERIMENT), "dataset: [")));
        return all.stream();
    }

    private static List<BadInput> descriptions(Path good) {
        return List.of(
                text(good, "text", json -> "hello"),
                text(good, "a list", json -> "[]"),
                text(good, "two values", json -> json + "{}"),
                text(good, "deep nesting", json -> "[".repeat(500_000)),
                text(good, "deep objects", json -> "{\"a\":".repeat(100_000)),
                text(good, "a key twice", json -> json.replaceFirst("\\{", "{\"format\": \"nudge-model-1\",")),
                text(
                        good,
                        "a long key twice",
                        json -> "{\"" + "x".repeat(40_000) + "\":1,\"" + "x".repeat(40_000) + "\":1}"),
                text(good, "a later format", json -> json.replace("nudge-model-1", "nudge-model-9")),
                text(
                        good,
                        "an unknown activation",
                        json -> json.replace("\"relu\"", "\"" + "x".repeat(100_000) + "\"")),
                text(
                        good,
                        "a number beyond numbers",
                        json -> json.replaceFirst("\"factor\" : [^,\\s]+", "\"factor\" : 1e999")),
                text(
                        good,
                        "a long number",
                        json -> json.replaceFirst("\"factor\" : [^,\\s]+", "\"factor\" : " + "9".repeat(5000))),
                text(good, "no number", json -> json.replaceFirst("\"factor\" : [^,\\s]+", "\"factor\" : NaN")),
                text(good, "no units", json -> json.replaceFirst("\"units\" : 3", "\"units\" : 0")),
                text(good, "half a unit", json -> json.replaceFirst("\"units\" : 3", "\"units\" : 2.5")),
                text(good, "negative units", json -> json.replaceFirst("\"units\" : 3", "\"units\" : -3")),
                text(good, "more units", json -> json.replaceFirst("\"units\" : 3", "\"units\" : 4")),
                text(good, "units beyond memory", json -> json.replaceFirst("\"units\" : 3", "\"units\" : 16777216")),
                text(good, "units beyond numbers", json -> json.replaceFirst("\"units\" : 3", "\"units\" : 1e300")),
                text(good, "no layers", json -> json.replaceFirst("(?s)\"layers\" : \\[.*?]", "\"layers\" : []")),
                text(good, "a zero byte", json -> json.replaceFirst("area", "ar\0ea")),
                changed(
                        good,
                        "model.json in UTF-16",
                        JSON,
                        bytes -> new String(bytes, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_16)),
                changed(good, "model.json with bytes that are no text", JSON, bytes ->
                        new byte[] {'{', (byte) 0xff, (byte) 0xfe, '}'}));
    }

    private static List<BadInput> weights(Path good) {
        return List.of(
                header(good, "no JSON", json -> "x" + json.substring(1)),
                header(good, "another shape", json -> json.replaceFirst("\\[ 2, 3 ]", "[ 3, 2 ]")),
                header(good, "another type", json -> json.replaceFirst("F32", "F64")),
                header(good, "offsets that overlap", json -> json.replaceFirst("\\[ 24, 36 ]", "[ 12, 24 ]")),
                header(good, "offsets beyond the file", json -> json.replaceFirst("\\[ 24, 36 ]", "[ 24, 99 ]")),
                header(good, "negative offsets", json -> json.replaceFirst("\\[ 24, 36 ]", "[ -4, 36 ]")),
                header(good, "a name twice", json -> json.replaceFirst("layers.0.bias", "layers.1.bias")),
                header(good, "an unknown name", json -> json.replaceFirst("layers.0.bias", "layers.9.bias")),
                header(good, "deep nesting", json -> "[".repeat(json.length())),
                changed(good, "a header of no length", WEIGHTS, bytes -> withLength(bytes, 0)),
                changed(good, "a header of negative length", WEIGHTS, bytes -> withLength(bytes, -1)),
                changed(good, "a header of huge length", WEIGHTS, bytes -> withLength(bytes, Long.MAX_VALUE)),
                changed(good, "a header longer than the file", WEIGHTS, bytes -> withLength(bytes, bytes.length)),
                changed(good, "weights that are no numbers", WEIGHTS, bytes -> withLast(bytes, Float.NaN)),
                changed(good, "infinite weights", WEIGHTS, bytes -> withLast(bytes, Float.NEGATIVE_INFINITY)),
                changed(good, "a weight too many", WEIGHTS, bytes -> Arrays.copyOf(bytes, bytes.length + 4)),
                changed(good, "text for weights", WEIGHTS, bytes -> "0.5, 0.3, 0.1".getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] withLength(byte[] bytes, long length) {
        byte[] changed = bytes.clone();
        ByteBuffer.wrap(changed).order(ByteOrder.LITTLE_ENDIAN).putLong(length);
        return changed;
    }

    private static byte[] withLast(byte[] bytes, float weight) {
        byte[] changed = bytes.clone();
        ByteBuffer.wrap(changed).order(ByteOrder.LITTLE_ENDIAN).putFloat(bytes.length - 4, weight);
        return changed;
    }

    private static BadInput text(Path good, String name, UnaryOperator<String> change) {
        return changed(good, JSON + " with " + name, JSON, bytes -> {
            String json = new String(bytes, StandardCharsets.UTF_8);
            return requireChanged(json, change.apply(json)).getBytes(StandardCharsets.UTF_8);
        });
    }

    /** The header of the weights, changed without changing its length. */
    private static BadInput header(Path good, String name, UnaryOperator<String> change) {
        return changed(good, WEIGHTS + " with " + name, WEIGHTS, bytes -> {
            int length =
                    (int) ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
            String json = new String(bytes, 8, length, StandardCharsets.UTF_8);
            byte[] changed = bytes.clone();
            byte[] header = requireChanged(json, change.apply(json)).getBytes(StandardCharsets.UTF_8);
            System.arraycopy(header, 0, changed, 8, length);
            return changed;
        });
    }

    private static String requireChanged(String before, String after) {
        if (before.equals(after)) {
            throw new IllegalStateException("nothing changed in " + before);
        }
        return after;
    }

    private static BadInput changed(Path good, String name, String file, UnaryOperator<byte[]> change) {
        return run(
                good,
                name,
                "model.",
                folder -> Files.write(folder.resolve(file), change.apply(read(folder.resolve(file)))));
    }

    private static BadInput run(Path good, String name, String mentions, BadInput.Maker damage) {
        return BadInput.of(
                "run: " + name,
                mentions,
                folder -> {
                    Path run = Files.createDirectory(folder.resolve("run"));
                    for (String file : List.of(JSON, WEIGHTS, EXPERIMENT)) {
                        Files.copy(good.resolve(file), run.resolve(file));
                    }
                    damage.make(run);
                },
                "predict",
                "@run",
                "{name: houses, table: ten}");
    }

    private static Path run(String experiment) throws IOException {
        Path folder = Files.createTempDirectory("bad-models");
        Path file = Files.writeString(folder.resolve("x.yaml"), experiment);
        InProcess run = InProcess.nudge(
                "run", file.toString(), "--out", folder.resolve("run").toString());
        if (run.exitCode() != 0) {
            throw new IllegalStateException(run.toString());
        }
        return folder.resolve("run");
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
