package dev.nudge.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.train.Epoch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsFileTest {

    @TempDir
    Path folder;

    @Test
    void aLinePerEpoch() throws IOException {
        Path path = folder.resolve("metrics.csv");
        try (MetricsFile file = new MetricsFile(path)) {
            file.add(new Epoch(1, 4, 0.25, 0.1, metrics(2.5, 3.0)));
            file.add(new Epoch(2, 8, 1234.5678912, 1e-7, metrics(Double.NaN, 1e-12)));
            file.add(new Epoch(3, 12, 2, 0.1, Map.of("train.loss", 1.0)));
            assertThat(path).doesNotExist();
            file.commit();
        }
        assertThat(path).hasContent("""
                        epoch,step,seconds,train.loss,test.loss,rate
                        1,4,0.25,2.5,3.0,0.1
                        2,8,1234.567891,,1.0E-12,1.0E-7
                        3,12,2.0,1.0,,0.1
                        """);
    }

    @Test
    void nothingIsLeftWithoutACommit() throws IOException {
        try (MetricsFile file = new MetricsFile(folder.resolve("metrics.csv"))) {
            file.add(new Epoch(1, 4, 0.25, 0.1, metrics(2.5, 3.0)));
        }
        assertThat(folder).isEmptyDirectory();
    }

    private static Map<String, Double> metrics(double train, double test) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("train.loss", train);
        metrics.put("test.loss", test);
        return metrics;
    }
}
