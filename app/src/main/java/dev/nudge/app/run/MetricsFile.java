package dev.nudge.app.run;

import dev.nudge.train.Epoch;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** metrics.csv: a line per epoch. */
final class MetricsFile implements Closeable {

    private final Path target;
    private final AtomicFile file;
    private final BufferedWriter writer;
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
            List<String> values = new ArrayList<>();
            values.add(Integer.toString(epoch.number()));
            values.add(Long.toString(epoch.steps()));
            values.add(Double.toString(Math.round(epoch.seconds() * 1e6) / 1e6));
            columns.forEach(column -> values.add(value(epoch.metrics().get(column))));
            values.add(Double.toString(epoch.rate()));
            writer.write(String.join(",", values) + "\n");
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
        return value == null || value.isNaN() ? "" : value.toString();
    }
}
