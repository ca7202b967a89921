package dev.nudge.benchmarks.protocol;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** The rows of W3. */
public final class LinearRows {

    /** Inputs in each row. */
    public static final int INPUTS = 20;

    private final float[] inputs;
    private final float[] targets;

    private LinearRows(int rows) {
        this.inputs = new float[rows * INPUTS];
        this.targets = new float[rows];
    }

    /** Reads them from their file: each row's inputs, then its target, in little-endian float32. */
    public static LinearRows read(Path file) {
        if (!Files.isReadable(file)) {
            throw new BadUsage("there is no file " + file + "; benchmarks/run data makes it");
        }
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
            int rows = (int) (Files.size(file) / Float.BYTES / (INPUTS + 1));
            LinearRows read = new LinearRows(rows);
            ByteBuffer row = ByteBuffer.allocate((INPUTS + 1) * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            for (int i = 0; i < rows; i++) {
                in.readFully(row.array());
                row.asFloatBuffer().get(read.inputs, i * INPUTS, INPUTS);
                read.targets[i] = row.getFloat(INPUTS * Float.BYTES);
            }
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Rows x 20. */
    public float[] inputs() {
        return inputs;
    }

    /** A number for each row. */
    public float[] targets() {
        return targets;
    }

    /** Number of rows. */
    public int rows() {
        return targets.length;
    }
}
