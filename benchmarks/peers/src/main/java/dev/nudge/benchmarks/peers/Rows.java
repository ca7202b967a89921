package dev.nudge.benchmarks.peers;

import dev.nudge.benchmarks.protocol.LinearRows;
import dev.nudge.benchmarks.protocol.MnistFiles;
import dev.nudge.benchmarks.protocol.Options;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** Examples in plain arrays: what each peer makes its own tensors from. */
final class Rows {

    private static final int CLASSES = 10;

    /** Rows x {@link #columns}. */
    final float[] inputs;

    final int columns;
    /** Rows x {@link #outputs}: one-hot classes, or a number. */
    final float[] targets;

    final int outputs;
    final int count;

    private Rows(float[] inputs, int columns, float[] targets, int outputs) {
        this.inputs = inputs;
        this.columns = columns;
        this.targets = targets;
        this.outputs = outputs;
        this.count = targets.length / outputs;
    }

    static Rows train(Options options, boolean pictures) {
        if (!pictures) {
            LinearRows rows = LinearRows.read(options.linear());
            return new Rows(rows.inputs(), LinearRows.INPUTS, rows.targets(), 1);
        }
        MnistFiles files = new MnistFiles(options.pictures());
        return pictures(files.trainImages(), files.trainLabels(), options.rows(Integer.MAX_VALUE));
    }

    static Rows test(Options options) {
        MnistFiles files = new MnistFiles(options.pictures());
        return pictures(files.testImages(), files.testLabels(), options.rows(Integer.MAX_VALUE));
    }

    /** Pixels from 0 to 1. */
    private static Rows pictures(Path images, Path labels, int most) {
        try (DataInputStream pixels = open(images);
                DataInputStream classes = open(labels)) {
            pixels.readInt();
            int rows = Math.min(most, pixels.readInt());
            int columns = pixels.readInt() * pixels.readInt();
            classes.readInt();
            classes.readInt();
            Rows read = new Rows(new float[rows * columns], columns, new float[rows * CLASSES], CLASSES);
            byte[] picture = new byte[columns];
            for (int row = 0; row < rows; row++) {
                pixels.readFully(picture);
                for (int i = 0; i < columns; i++) {
                    read.inputs[row * columns + i] = (picture[i] & 0xff) / 255f;
                }
                read.targets[row * CLASSES + classes.readUnsignedByte()] = 1;
            }
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DataInputStream open(Path file) throws IOException {
        return new DataInputStream(
                new BufferedInputStream(new GZIPInputStream(Files.newInputStream(file), 1 << 16), 1 << 16));
    }

    /** The class of a row. */
    int label(int row) {
        return largest(targets, row, outputs);
    }

    /** The mean loss: cross-entropy for classes, squared error for a number. */
    double loss(float[] predictions) {
        double sum = 0;
        for (int row = 0; row < count; row++) {
            sum += outputs == 1 ? squaredError(predictions, row) : crossEntropy(predictions, row);
        }
        return sum / count;
    }

    /** The share of rows whose largest output is that of their class; NaN without classes. */
    double accuracy(float[] predictions) {
        int right = 0;
        for (int row = 0; row < count; row++) {
            right += largest(predictions, row, outputs) == label(row) ? 1 : 0;
        }
        return outputs == 1 ? Double.NaN : (double) right / count;
    }

    private double squaredError(float[] predictions, int row) {
        double error = predictions[row] - targets[row];
        return error * error;
    }

    private double crossEntropy(float[] predictions, int row) {
        double sum = 0;
        for (int i = 0; i < outputs; i++) {
            sum += Math.exp(predictions[row * outputs + i]);
        }
        return Math.log(sum) - predictions[row * outputs + label(row)];
    }

    private static int largest(float[] values, int row, int columns) {
        int largest = 0;
        for (int i = 1; i < columns; i++) {
            largest = values[row * columns + i] > values[row * columns + largest] ? i : largest;
        }
        return largest;
    }
}
