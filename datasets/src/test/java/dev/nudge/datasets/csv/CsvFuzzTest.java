package dev.nudge.datasets.csv;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.nudge.spi.Column;
import dev.nudge.spi.InputException;
import dev.nudge.spi.LoadRequest;
import dev.nudge.spi.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Whatever a file holds, it is a table or it is refused with a message. Guided by coverage; see DEVELOPMENT.md. */
class CsvFuzzTest {

    private static Path file;

    @BeforeAll
    static void createFile() throws IOException {
        file = Files.createTempFile("fuzz", ".csv");
    }

    @AfterAll
    static void deleteFile() throws IOException {
        Files.deleteIfExists(file);
    }

    @FuzzTest(maxDuration = "20s")
    @DictionaryEntries({
        "\\x22",
        "';'",
        "\\x09",
        "||",
        "\\x0D\\x0A",
        "#",
        "NA",
        "1e999",
        "-0.5",
        "1.000,5",
        "\\xEF\\xBB\\xBF",
        "\\xFF\\xFE"
    })
    void anyBytes(byte[] bytes) throws IOException {
        Files.write(file, bytes);
        Csv csv = new Csv(
                file, "auto", "auto", Header.AUTO, List.of(), "auto", "auto", "auto", MissingValues.USUAL, Map.of());
        try {
            Table table = csv.load(LoadRequest.plain());
            assertThat(table.rows()).isPositive();
            for (Column column : table.columns()) {
                assertThat(column.name()).isNotBlank();
                assertThat(column.rows()).isEqualTo(table.rows());
            }
        } catch (InputException refused) {
            assertThat(refused.getMessage()).startsWith(file.toString()).doesNotContain("Exception");
            assertThat(refused.getMessage().length()).isLessThan(2000);
        }
    }
}
