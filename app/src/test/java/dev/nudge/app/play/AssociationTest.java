package dev.nudge.app.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nudge.app.config.JsonNodes;
import dev.nudge.app.run.Json;
import dev.nudge.experiment.Prepared;
import dev.nudge.spi.Column;
import dev.nudge.spi.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssociationTest {

    @TempDir
    Path folder;

    private static Map<String, Double> of(Map<String, ?> experiment) {
        Prepared prepared = Prepared.of(
                Servers.READER
                        .read("test", JsonNodes.read(Json.line(experiment), "test"))
                        .experiment(),
                Servers::usualLoss,
                Progress.NONE);
        Association association = new Association(prepared);
        Map<String, Double> found = new LinkedHashMap<>();
        for (Column column : prepared.roles().features()) {
            if (column instanceof Column.Numbers numbers) {
                found.put(column.name(), association.of(numbers));
            }
        }
        return found;
    }

    private Map<String, Double> of(String target, String csv) throws IOException {
        Path file = Files.writeString(folder.resolve("x.csv"), csv);
        return of(Map.of(
                "dataset", Map.of("name", "csv", "file", file.toString()), "features", Map.of("target", target)));
    }

    @Test
    void withANumberItIsTheSquaredCorrelation() throws IOException {
        Map<String, Double> found = of("y", "same,along,against,half,y\n7,1,8,1,1\n7,2,6,0,2\n7,3,4,,3\n7,4,2,5,4\n");
        assertThat(found.get("same")).isZero();
        assertThat(found.get("along")).isCloseTo(1, within(1e-12));
        assertThat(found.get("against")).isCloseTo(1, within(1e-12));
        // Where it is missing, as if it were its mean of 2: (-1 -2 0 3) and (-1.5 -0.5 0.5 1.5).
        assertThat(found.get("half")).isCloseTo(7 * 7 / (14 * 5.0), within(1e-12));
    }

    @Test
    void withClassesItIsTheShareOfVarianceBetweenThem() throws IOException {
        Map<String, Double> found =
                of("c", "apart,mixed,same,c\n1,1,5,a\n1,3,5,a\n4,2,5,b\n4,2,5,b\n9,0,5,d\n9,4,5,d\n");
        assertThat(found.get("apart")).isCloseTo(1, within(1e-12));
        assertThat(found.get("mixed")).isCloseTo(0, within(1e-12));
        assertThat(found.get("same")).isZero();
        Map<String, Double> iris = of(Servers.IRIS);
        assertThat(iris.get("petal_length")).isBetween(0.9, 0.97);
        assertThat(iris.get("sepal_width")).isBetween(0.3, 0.5);
    }

    @Test
    void ofManyRowsSomeFromAllOverTell() throws IOException {
        String rows = IntStream.range(0, 5000)
                .mapToObj(i -> (i < 4000 ? 0 : i) + "," + (i < 4000 ? 1 : -i))
                .collect(Collectors.joining("\n"));
        assertThat(of("y", "x,y\n" + rows + "\n").get("x")).isGreaterThan(0.99);
    }
}
