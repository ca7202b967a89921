package dev.nudge.app.run;

import dev.nudge.spi.InputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Weights in the safetensors format: eight bytes of length (little endian), a JSON header with type, shape and place of
 * each tensor, then the numbers. Reading compares everything with what the network needs before any array is made.
 */
final class SafeTensors {

    private static final long LONGEST_HEADER = 1 << 24;
    private static final String METADATA = "__metadata__";

    /** A tensor of float32 numbers: its name, its shape, and where it starts in the flat array of weights. */
    record Tensor(String name, List<Integer> shape, int start) {

        long size() {
            long size = 1;
            for (int length : shape) {
                size = Math.multiplyExact(size, (long) length);
            }
            return size;
        }
    }

    private SafeTensors() {}

    static byte[] bytes(List<Tensor> tensors, float[] weights) {
        return bytes(tensors, weights, Map.of());
    }

    /** @param metadata texts to keep with them */
    static byte[] bytes(List<Tensor> tensors, float[] weights, Map<String, String> metadata) {
        Map<String, Object> header = new LinkedHashMap<>();
        if (!metadata.isEmpty()) {
            header.put(METADATA, metadata);
        }
        long at = 0;
        for (Tensor tensor : tensors) {
            header.put(tensor.name(), entry(tensor, at));
            at += tensor.size() * Float.BYTES;
        }
        byte[] json = Json.text(header).strip().getBytes(StandardCharsets.UTF_8);
        int padded = (json.length + 7) / 8 * 8;
        ByteBuffer buffer =
                ByteBuffer.allocate(Math.toIntExact(8 + padded + at)).order(ByteOrder.LITTLE_ENDIAN);
        buffer.putLong(padded).put(json);
        while (buffer.position() < 8 + padded) {
            buffer.put((byte) ' ');
        }
        for (Tensor tensor : tensors) {
            for (int i = 0; i < tensor.size(); i++) {
                buffer.putFloat(weights[tensor.start() + i]);
            }
        }
        return buffer.array();
    }

    /** The texts that are kept with the tensors. */
    static Fields metadata(Path file) {
        try (FileChannel channel = FileChannel.open(file)) {
            return header(file, channel, (int) headerLength(file, channel)).object(METADATA);
        } catch (IOException e) {
            throw new InputException("%s: cannot be read: %s".formatted(file, reason(e)), e);
        }
    }

    /** Reads the tensors that are expected, no more and no less, into a flat array of {@code size} weights. */
    static float[] read(Path file, List<Tensor> expected, int size) {
        try (FileChannel channel = FileChannel.open(file)) {
            long headerLength = headerLength(file, channel);
            Fields header = header(file, channel, (int) headerLength);
            requireShapes(file, header, expected, channel.size() - 8 - headerLength);
            float[] weights = new float[size];
            for (Tensor tensor : expected) {
                long begin = begin(header.object(tensor.name()));
                read(channel, 8 + headerLength + begin, weights, tensor);
            }
            return weights;
        } catch (IOException e) {
            throw new InputException("%s: cannot be read: %s".formatted(file, reason(e)), e);
        }
    }

    private static String reason(IOException e) {
        return e instanceof java.nio.file.NoSuchFileException ? "there is no such file" : e.getMessage();
    }

    private static Map<String, Object> entry(Tensor tensor, long at) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("dtype", "F32");
        entry.put("shape", tensor.shape());
        entry.put("data_offsets", List.of(at, at + tensor.size() * Float.BYTES));
        return entry;
    }

    private static long headerLength(Path file, FileChannel channel) throws IOException {
        if (channel.size() < 8) {
            throw damaged(file, "is too short");
        }
        long length = bytes(channel, 0, 8).getLong();
        if (length < 2 || length > LONGEST_HEADER || length > channel.size() - 8) {
            throw damaged(file, "says its header has " + length + " bytes, and has " + channel.size() + " in all");
        }
        return length;
    }

    private static Fields header(Path file, FileChannel channel, int length) throws IOException {
        String json = StandardCharsets.UTF_8.decode(bytes(channel, 8, length)).toString();
        try {
            return Fields.of(file.toString(), Json.read(json));
        } catch (IOException e) {
            throw new InputException("%s: its header is no JSON; the file is damaged".formatted(file), e);
        }
    }

    private static void requireShapes(Path file, Fields header, List<Tensor> expected, long dataLength) {
        long at = 0;
        for (Tensor tensor : expected) {
            Fields entry = header.object(tensor.name());
            long end = at + tensor.size() * Float.BYTES;
            List<Double> shape =
                    tensor.shape().stream().map(Integer::doubleValue).toList();
            if (!entry.text("dtype").equals("F32") || !shape.equals(entry.map().get("shape"))) {
                throw damaged(
                        file, "has %s of another type or shape than F32 %s".formatted(tensor.name(), tensor.shape()));
            }
            if (!List.of((double) at, (double) end).equals(entry.map().get("data_offsets"))) {
                throw damaged(file, "has " + tensor.name() + " in another place than expected");
            }
            at = end;
        }
        long named = header.map().keySet().stream()
                .filter(key -> !key.equals(METADATA))
                .count();
        if (at != dataLength || named != expected.size()) {
            throw damaged(
                    file,
                    "has %d bytes in %d tensors, expected are %d in %d"
                            .formatted(dataLength, named, at, expected.size()));
        }
    }

    private static long begin(Fields entry) {
        return ((Double) ((List<?>) entry.map().get("data_offsets")).get(0)).longValue();
    }

    private static void read(FileChannel channel, long at, float[] weights, Tensor tensor) throws IOException {
        ByteBuffer buffer = bytes(channel, at, Math.toIntExact(tensor.size() * Float.BYTES));
        for (int i = 0; i < tensor.size(); i++) {
            weights[tensor.start() + i] = buffer.getFloat();
        }
    }

    private static ByteBuffer bytes(FileChannel channel, long at, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, at + buffer.position()) < 0) {
                throw new IOException("it ends too soon");
            }
        }
        return buffer.flip();
    }

    private static InputException damaged(Path file, String what) {
        return new InputException("%s: %s; the file is damaged, or belongs to another model".formatted(file, what));
    }
}
