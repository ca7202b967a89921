package dev.nudge.benchmarks.data;

import dev.nudge.benchmarks.protocol.LinearRows;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;

/** Rows for W3: standard normal inputs, and a target that is linear in them but for noise of a tenth. */
record LinearGenerator(int rows) {

    private static final double BIAS = 0.5;
    private static final double NOISE = 0.1;

    void write(OutputStream out) throws IOException {
        Random random = new Random(3);
        double[] weights = random.doubles(LinearRows.INPUTS, -1, 1).toArray();
        ByteBuffer row =
                ByteBuffer.allocate((LinearRows.INPUTS + 1) * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < rows; i++) {
            row.clear();
            double target = BIAS + NOISE * random.nextGaussian();
            for (double weight : weights) {
                float input = (float) random.nextGaussian();
                target += weight * input;
                row.putFloat(input);
            }
            row.putFloat((float) target);
            out.write(row.array());
        }
    }
}
