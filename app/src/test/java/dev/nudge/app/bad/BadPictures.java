package dev.nudge.app.bad;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.stream.Stream;

/** Files of pictures and labels that cannot be read. */
final class BadPictures {

    private static final byte[] LABELS = idx(2049, new int[] {2}, 2);

    private BadPictures() {}

    static Stream<BadInput> all() {
        byte[] two = idx(2051, new int[] {2, 2, 2}, 8);
        int most = Integer.MAX_VALUE;
        return Stream.of(
                pictures("empty", new byte[0]),
                pictures("text", "a,b\n1,2\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII)),
                pictures("cut off in the header", Arrays.copyOf(two, 9)),
                pictures("cut off in the values", Arrays.copyOf(two, two.length - 3)),
                pictures("too long", Arrays.copyOf(two, two.length + 1)),
                pictures("huge", idx(2051, new int[] {most, most, most}, 8)),
                pictures("huge pictures", idx(2051, new int[] {2, 1 << 15, 1 << 15}, 8)),
                pictures("very many", idx(2051, new int[] {most, 1, 1}, 8)),
                pictures("a negative number", idx(2051, new int[] {-2, 2, 2}, 8)),
                pictures("none", idx(2051, new int[] {0, 2, 2}, 0)),
                pictures("many dimensions", idx(2303, new int[] {2, 2, 2}, 8)),
                pictures("no dimensions", idx(2048, new int[] {}, 8)),
                pictures("numbers of another type", idx(0xD03, new int[] {2, 2, 2}, 32)),
                pictures("labels", LABELS),
                pictures("more than labels", idx(2051, new int[] {3, 2, 2}, 12)),
                pictures(
                        "a bomb",
                        BadTables.gzip(BadTables.join(idx(2051, new int[] {1 << 20, 28, 28}, 0), new byte[30 << 20]))),
                pictures("gzip cut off", Arrays.copyOf(BadTables.gzip(two), 20)),
                pictures("zip", BadTables.zip("../images")));
    }

    private static BadInput pictures(String name, byte[] bytes) {
        return BadInput.of(
                "pictures: " + name,
                "images",
                folder -> {
                    Files.write(folder.resolve("images"), bytes);
                    Files.write(folder.resolve("labels"), LABELS);
                    Files.writeString(
                            folder.resolve("x.yaml"), "dataset: {name: idx, images: images, labels: labels}\n");
                },
                "check",
                "@x.yaml");
    }

    private static byte[] idx(int magic, int[] dimensions, int values) {
        ByteBuffer bytes =
                ByteBuffer.allocate(4 + 4 * dimensions.length + values).putInt(magic);
        for (int dimension : dimensions) {
            bytes.putInt(dimension);
        }
        return bytes.array();
    }
}
