package dev.nudge.app.run;

import dev.nudge.app.run.SafeTensors.Tensor;
import dev.nudge.spi.InputException;
import dev.nudge.train.Checkpoint;
import dev.nudge.train.Checkpoint.Kept;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A checkpoint on disk, in the safetensors format: the vectors one after the other, the numbers as metadata. A digest of
 * the vectors is among them, so that no bit can change unseen.
 */
final class CheckpointFile {

    private static final String FORMAT = "nudge-checkpoint-1";
    private static final int MOST_WEIGHTS = 1 << 30;
    private static final int MOST_MEMORIES = 64;

    private CheckpointFile() {}

    /**
     * @param metricsLength how many bytes of the metrics belong to the epochs that are done
     * @param experiment the digest of the experiment that it belongs to
     */
    record Saved(Checkpoint checkpoint, long metricsLength, String experiment) {}

    static void write(Path file, Saved saved) {
        Checkpoint checkpoint = saved.checkpoint();
        float[] vectors = vectors(checkpoint);
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("format", FORMAT);
        metadata.put("experiment", saved.experiment());
        metadata.put("digest", Hashes.of(vectors));
        metadata.put("size", String.valueOf(checkpoint.weights().length));
        metadata.put("memories", String.valueOf(checkpoint.memory().size()));
        metadata.put("epochs", String.valueOf(checkpoint.epochs()));
        metadata.put("steps", String.valueOf(checkpoint.steps()));
        metadata.put("seconds", String.valueOf(checkpoint.seconds()));
        metadata.put("metricsLength", String.valueOf(saved.metricsLength()));
        metadata.put("goodEpoch", String.valueOf(checkpoint.good().epoch()));
        metadata.put("goodLoss", String.valueOf(checkpoint.good().value()));
        metadata.put("bestEpoch", String.valueOf(checkpoint.best().epoch()));
        metadata.put("bestValue", String.valueOf(checkpoint.best().value()));
        List<Tensor> tensors =
                tensors(checkpoint.weights().length, checkpoint.memory().size());
        AtomicFile.writeThrough(file, SafeTensors.bytes(tensors, vectors, metadata));
    }

    static Saved read(Path file) {
        Fields metadata = SafeTensors.metadata(file);
        if (!metadata.text("format").equals(FORMAT)) {
            throw metadata.wrong("format", "must be " + FORMAT);
        }
        int size = (int) whole(metadata, "size", MOST_WEIGHTS);
        int memories = (int) whole(metadata, "memories", MOST_MEMORIES);
        if ((long) size * (memories + 3) > MOST_WEIGHTS) {
            throw metadata.wrong("size", "is too large");
        }
        float[] vectors = SafeTensors.read(file, tensors(size, memories), size * (memories + 3));
        if (!Hashes.of(vectors).equals(metadata.text("digest"))) {
            throw new InputException(file + ": its numbers have changed since it was written; the file is damaged");
        }
        List<float[]> memory = new ArrayList<>();
        for (int i = 0; i < memories; i++) {
            memory.add(vector(vectors, size, 3 + i));
        }
        Checkpoint checkpoint = new Checkpoint(
                (int) whole(metadata, "epochs", Integer.MAX_VALUE),
                whole(metadata, "steps", Long.MAX_VALUE),
                number(metadata, "seconds"),
                vector(vectors, size, 0),
                memory,
                kept(metadata, "goodEpoch", "goodLoss", vector(vectors, size, 1)),
                kept(metadata, "bestEpoch", "bestValue", vector(vectors, size, 2)));
        return new Saved(checkpoint, whole(metadata, "metricsLength", Long.MAX_VALUE), metadata.text("experiment"));
    }

    private static Kept kept(Fields metadata, String epoch, String value, float[] weights) {
        return new Kept((int) whole(metadata, epoch, Integer.MAX_VALUE), number(metadata, value), weights);
    }

    private static float[] vectors(Checkpoint checkpoint) {
        int size = checkpoint.weights().length;
        List<float[]> all = new ArrayList<>(List.of(
                checkpoint.weights(),
                checkpoint.good().weights(),
                checkpoint.best().weights()));
        all.addAll(checkpoint.memory());
        float[] vectors = new float[Math.multiplyExact(size, all.size())];
        for (int i = 0; i < all.size(); i++) {
            System.arraycopy(all.get(i), 0, vectors, i * size, size);
        }
        return vectors;
    }

    private static float[] vector(float[] vectors, int size, int number) {
        return Arrays.copyOfRange(vectors, number * size, (number + 1) * size);
    }

    private static List<Tensor> tensors(int size, int memories) {
        List<String> names = new ArrayList<>(List.of("weights", "good", "best"));
        for (int i = 0; i < memories; i++) {
            names.add("memory." + i);
        }
        List<Tensor> tensors = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            tensors.add(new Tensor(names.get(i), List.of(size), i * size));
        }
        return tensors;
    }

    private static long whole(Fields metadata, String key, long largest) {
        try {
            long value = Long.parseLong(metadata.text(key));
            if (value >= 0 && value <= largest) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Told below, like a number out of range.
        }
        throw metadata.wrong(key, "must be a whole number up to " + largest);
    }

    private static double number(Fields metadata, String key) {
        try {
            return Double.parseDouble(metadata.text(key));
        } catch (NumberFormatException e) {
            throw metadata.wrong(key, "must be a number");
        }
    }
}
