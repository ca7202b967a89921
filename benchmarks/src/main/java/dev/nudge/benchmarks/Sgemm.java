package dev.nudge.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Locale;

/** The program of peers/openblas, which multiplies on demand. */
final class Sgemm implements AutoCloseable {

    private final Process process;
    private final Writer questions;
    private final BufferedReader answers;
    private final String core;

    Sgemm(String program) {
        try {
            this.process = new ProcessBuilder(program)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            this.questions = process.outputWriter();
            this.answers = process.inputReader();
            this.core = answers.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Which processor it is made for. */
    String core() {
        return core;
    }

    /** GF/s over so many seconds. */
    double gflops(Product product, double seconds) {
        try {
            questions.write(String.format(
                    Locale.ROOT,
                    "%d %d %d %d %d %f%n",
                    product.rows(),
                    product.columns(),
                    product.depth(),
                    product.transposedA() ? 1 : 0,
                    product.transposedB() ? 1 : 0,
                    seconds));
            questions.flush();
            return Double.parseDouble(answers.readLine());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
