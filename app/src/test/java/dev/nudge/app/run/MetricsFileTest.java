package dev.nudge.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nudge.spi.InputException;
import dev.nudge.train.Epoch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsFileTest {

    private static final String THREE_LINES = """
                        epoch,step,seconds,train.loss,test.loss,rate
                        1,4,0.25,2.5,3.0,0.1
                        2,8,1234.567891,,1.0E-12,1.0E-7
                        3,12,2.0,1.0,,0.1
                        """;

    @TempDir
    Path folder;

    @Test
    void aLinePerEpoch() throws IOException {
        Path copy = folder.resolve("copy.csv");
        try (MetricsFile file = new MetricsFile(folder.resolve("metrics.csv"), 0)) {
            addOneAndTwo(file);
            addThree(file);
            try (AtomicFiles files = new AtomicFiles()) {
                file.copyTo(copy, files);
                files.commit();
            }
        }
        assertThat(copy).hasContent(THREE_LINES);
    }

    @Test
    void goesOnAfterWhatIsToBeKept() throws IOException {
        Path path = folder.resolve("metrics.csv");
        long kept;
        try (MetricsFile file = new MetricsFile(path, 0)) {
            addOneAndTwo(file);
            kept = file.writeThrough();
            file.add(new Epoch(3, 99, 99, 99, Map.of("train.loss", 99.0)));
            file.writeThrough();
        }
        assertThat(path.toFile().length()).isGreaterThan(kept);
        try (MetricsFile file = new MetricsFile(path, kept)) {
            Map<String, Double> metrics = metrics(1.0, Double.NaN);
            file.add(new Epoch(3, 12, 2, 0.1, metrics));
            assertThat(file.writeThrough()).isEqualTo(path.toFile().length());
        }
        assertThat(path).hasContent(THREE_LINES);
    }

    @Test
    void whatIsNotThereCannotBeKept() throws IOException {
        Path path = folder.resolve("metrics.csv");
        assertThatThrownBy(() -> new MetricsFile(path, 10))
                .isInstanceOf(InputException.class)
                .hasMessage(path + ": has 0 bytes, the checkpoint was written after 10; the file is damaged");
    }

    private static void addOneAndTwo(MetricsFile file) {
        file.add(new Epoch(1, 4, 0.25, 0.1, metrics(2.5, 3.0)));
        file.add(new Epoch(2, 8, 1234.5678912, 1e-7, metrics(Double.NaN, 1e-12)));
    }

    private static void addThree(MetricsFile file) {
        file.add(new Epoch(3, 12, 2, 0.1, Map.of("train.loss", 1.0)));
    }

    private static Map<String, Double> metrics(double train, double test) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("train.loss", train);
        metrics.put("test.loss", test);
        return metrics;
    }
}
