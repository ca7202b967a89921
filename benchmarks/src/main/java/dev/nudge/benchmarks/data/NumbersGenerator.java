package dev.nudge.benchmarks.data;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/** The CSV of W6: a line of names, then rows of 21 standard normal numbers with six decimals, every third with five. */
record NumbersGenerator(int rows) {

    private static final int COLUMNS = 21;

    void write(OutputStream out) throws IOException {
        Random random = new Random(6);
        for (int column = 0; column < COLUMNS; column++) {
            write(out, (column == 0 ? "x" : ",x") + (column + 1));
        }
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < COLUMNS; column++) {
                out.write(column == 0 ? '\n' : ',');
                writeNumber(out, random.nextGaussian(), column % 3 == 2 ? 100_000 : 1_000_000);
            }
        }
        out.write('\n');
    }

    private static void writeNumber(OutputStream out, double number, int one) throws IOException {
        long units = Math.round(Math.abs(number) * one);
        if (number < 0) {
            out.write('-');
        }
        write(out, Long.toString(units / one));
        out.write('.');
        write(out, Long.toString(units % one + one).substring(1));
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
    }
}
