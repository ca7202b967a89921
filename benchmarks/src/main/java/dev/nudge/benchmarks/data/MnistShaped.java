package dev.nudge.benchmarks.data;

import dev.nudge.benchmarks.protocol.MnistFiles;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/**
 * Pictures in the shape of MNIST that can be learned: each class has a prototype of a few strokes, and each picture is
 * one that was shifted and made noisy. About a fifth of the pixels is not 0.
 *
 * @param rows pictures to learn from; there is a sixth of them to test with
 */
record MnistShaped(int rows) {

    private static final int SIDE = 28;
    private static final int CLASSES = 10;
    private static final int DOTS = 60;
    private static final int FURTHEST = 2;
    private static final int LARGEST_NOISE = 120;
    private static final int LABELS = 0x801;
    private static final int IMAGES = 0x803;

    void writeTo(Path folder) {
        try {
            MnistFiles files = new MnistFiles(Files.createDirectories(folder));
            write(files.folder(), "train", rows, 1);
            write(files.folder(), "t10k", Math.max(1, rows / 6), 2);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path folder, String part, int count, long seed) {
        GeneratedFiles.make(folder.resolve(part + "-images-idx3-ubyte.gz"), out -> images(out, count, seed));
        GeneratedFiles.make(folder.resolve(part + "-labels-idx1-ubyte.gz"), out -> labels(out, count, seed));
    }

    private static void labels(OutputStream out, int count, long seed) throws IOException {
        try (DataOutputStream idx = new DataOutputStream(new GZIPOutputStream(out))) {
            idx.writeInt(LABELS);
            idx.writeInt(count);
            Random random = new Random(seed);
            for (int i = 0; i < count; i++) {
                idx.writeByte(random.nextInt(CLASSES));
            }
        }
    }

    private static void images(OutputStream out, int count, long seed) throws IOException {
        int[][] prototypes = prototypes();
        try (DataOutputStream idx = new DataOutputStream(new GZIPOutputStream(out))) {
            idx.writeInt(IMAGES);
            idx.writeInt(count);
            idx.writeInt(SIDE);
            idx.writeInt(SIDE);
            Random classes = new Random(seed); // the same as of the labels
            Random noise = new Random(seed + 100);
            byte[] pixels = new byte[SIDE * SIDE];
            for (int i = 0; i < count; i++) {
                draw(prototypes[classes.nextInt(CLASSES)], noise, pixels);
                idx.write(pixels);
            }
        }
    }

    private static void draw(int[] prototype, Random random, byte[] pixels) {
        int down = random.nextInt(2 * FURTHEST + 1) - FURTHEST;
        int right = random.nextInt(2 * FURTHEST + 1) - FURTHEST;
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                boolean inside = y >= down && y < SIDE + down && x >= right && x < SIDE + right;
                int ink = inside ? prototype[(y - down) * SIDE + x - right] : 0;
                int noise = ink == 0 ? 0 : random.nextInt(2 * LARGEST_NOISE + 1) - LARGEST_NOISE;
                pixels[y * SIDE + x] = (byte) Math.max(0, Math.min(255, ink + noise));
            }
        }
    }

    /** Per class, a chain of thick dots that wanders about the middle. */
    private static int[][] prototypes() {
        Random random = new Random(0);
        int[][] prototypes = new int[CLASSES][SIDE * SIDE];
        for (int[] prototype : prototypes) {
            int y = 8 + random.nextInt(12);
            int x = 8 + random.nextInt(12);
            for (int dot = 0; dot < DOTS; dot++) {
                y = Math.max(5, Math.min(SIDE - 7, y + random.nextInt(7) - 3));
                x = Math.max(5, Math.min(SIDE - 7, x + random.nextInt(7) - 3));
                thickDot(prototype, y, x);
            }
        }
        return prototypes;
    }

    private static void thickDot(int[] prototype, int top, int left) {
        for (int y = top - 1; y <= top + 1; y++) {
            for (int x = left - 1; x <= left + 1; x++) {
                prototype[y * SIDE + x] = y == top && x == left ? 255 : Math.max(150, prototype[y * SIDE + x]);
            }
        }
    }
}
