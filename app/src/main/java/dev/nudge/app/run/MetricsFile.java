package dev.nudge.app.run;

import com.fasterxml.jackson.core.io.NumberOutput;
import dev.nudge.train.Epoch;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** metrics.csv: a line per epoch. */
final class MetricsFile implements Closeable {

    private final Path target;
    private final AtomicFile file;
    private final BufferedWriter writer;
    private final StringBuilder line = new StringBuilder();
    private List<String> columns = List.of();

    MetricsFile(Path target) {
        this.target = target;
        this.file = new AtomicFile(target);
        try {
            this.writer = file.writer();
        } catch (IOException e) {
            throw AtomicFile.failure(target, e);
        }
    }

    void add(Epoch epoch) {
        try {
            if (columns.isEmpty()) {
                columns = List.copyOf(epoch.metrics().keySet());
                writer.write("epoch,step,seconds," + String.join(",", columns) + ",rate\n");
            }
            line.setLength(0);
            line.append(epoch.number()).append(',').append(epoch.steps()).append(',');
            line.append(number(Math.round(epoch.seconds() * 1e6) / 1e6));
            for (String column : columns) {
                line.append(',').append(value(epoch.metrics().get(column)));
            }
            line.append(',').append(number(epoch.rate())).append('\n');
            writer.append(line);
        } catch (IOException e) {
            throw AtomicFile.failure(target, e);
        }
    }

    void commit() {
        try {
            writer.close();
            file.commit();
        } catch (IOException e) {
            throw AtomicFile.failure(target, e);
        }
    }

    @Override
    public void close() throws IOException {
        try (file) {
            writer.close();
        }
    }

    /** A value that some epoch does not have stays empty. */
    private static String value(Double value) {
        return value == null || value.isNaN() ? "" : number(value);
    }

    /** As short as reads back to the same number; Double.toString takes several times as long on Java 17. */
    private static String number(double value) {
        return NumberOutput.toString(value, true);
    }
}
